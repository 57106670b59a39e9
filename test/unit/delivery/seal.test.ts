import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { Seal, sealSecret } from '../../../src/delivery/seal';
import { MemorySecrets } from '../fakes/memorySecrets';

const text = '{"chat":5,"text":"приві́т \\ud800"}';

test('what was signed is verified, also by another window and after a restart', async () => {
  const secrets = new MemorySecrets();
  const mac = await new Seal(secrets).sign(text);
  assert.match(mac, /^[0-9a-f]{64}$/);
  assert.ok(await new Seal(secrets).verify(text, mac));
  assert.match(secrets.values.get(sealSecret) ?? '', /^[0-9a-f]{64}$/);
});

test('what version 1 has signed on this machine stays its own', async () => {
  const secrets = new MemorySecrets();
  const digits = '0123456789abcdef'.repeat(4);
  secrets.values.set('helpcrunch.outboxKey', digits);
  const mac = createHmac('sha256', Buffer.from(digits, 'hex')).update('text').digest('hex');
  assert.equal(await new Seal(secrets).sign('text'), mac);
  assert.ok(await new Seal(secrets).verify('text', mac));
});

test('a changed character anywhere, in text or signature, is noticed', async () => {
  const seal = new Seal(new MemorySecrets());
  const mac = await seal.sign(text);
  for (const at of text.split('').keys()) {
    const changed = `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`;
    assert.equal(await seal.verify(changed, mac), false, changed);
  }
  for (const at of mac.split('').keys()) {
    const changed = `${mac.slice(0, at)}${mac[at] === '0' ? '1' : '0'}${mac.slice(at + 1)}`;
    assert.equal(await seal.verify(text, changed), false, changed);
  }
});

for (const mac of ['', '0', 'zz', 'a'.repeat(63), 'A'.repeat(64), '0'.repeat(64), `${'0'.repeat(64)}\n`]) {
  test(`${JSON.stringify(mac)} is no signature`, async () => {
    assert.equal(await new Seal(new MemorySecrets()).verify(text, mac), false);
  });
}

test('the signature of another machine is none', async () => {
  const mac = await new Seal(new MemorySecrets()).sign(text);
  assert.equal(await new Seal(new MemorySecrets()).verify(text, mac), false);
});

test('whichever of two windows stores its new key last, both and all later ones trust what either signs', async () => {
  for (const order of ['first', 'second'] as const) {
    const secrets = new RacingSecrets();
    const [one, two] = [new Seal(secrets), new Seal(secrets)];
    const early = [one.sign(text), two.sign(text)];
    await secrets.bothRead;
    // The one has stored, read again and gone on before the other stores.
    secrets.let(order === 'first' ? [0, 1] : [1, 0]);
    const macs = await Promise.all(early);
    for (const mac of macs) assert.ok((await one.verify(text, mac)) || (await two.verify(text, mac)));
    for (const mac of [await one.sign(text), await two.sign(text)]) {
      for (const seal of [one, two, new Seal(secrets)]) assert.ok(await seal.verify(text, mac), order);
    }
  }
});

test('without a keyring a window trusts itself and nobody else', async () => {
  const secrets = new MemorySecrets();
  secrets.fault = new Error('no keyring');
  const [one, two] = [new Seal(secrets), new Seal(secrets)];
  const mac = await one.sign(text);
  assert.ok(await one.verify(text, mac));
  assert.equal(await two.verify(text, mac), false);
  assert.equal(secrets.values.size, 0);
});

test('without a keyring all windows that know the API key of the environment trust each other, and no other', async () => {
  const withKey = (key: string): Seal => {
    const secrets = new MemorySecrets();
    secrets.fault = new Error('no keyring');
    return new Seal(secrets, key);
  };
  const mac = await withKey('the key').sign(text);
  assert.ok(await withKey('the key').verify(text, mac));
  assert.equal(await withKey('another key').verify(text, mac), false);
  assert.equal(await new Seal(new MemorySecrets()).verify(text, mac), false);
});

test('of windows with a keyring all trust each other, whether they have an API key of the environment or not', async () => {
  const secrets = new MemorySecrets();
  const plain = await new Seal(secrets).sign(text);
  const withKey = await new Seal(secrets, 'the key').sign(text);
  for (const mac of [plain, withKey]) {
    for (const environmentKey of [undefined, 'the key', 'another key'])
      assert.ok(await new Seal(secrets, environmentKey).verify(text, mac), environmentKey);
  }
});

test('what the API key of the environment has signed is trusted with it also when the keyring opens', async () => {
  const secrets = new MemorySecrets();
  await new Seal(secrets).sign(text);
  secrets.fault = new Error('locked');
  const mac = await new Seal(secrets, 'the key').sign(text);
  secrets.fault = undefined;
  assert.ok(await new Seal(secrets, 'the key').verify(text, mac));
  assert.equal(await new Seal(secrets, 'another key').verify(text, mac), false);
});

test('the API key of the environment leaves no key in secrets that may be gone with the window', async () => {
  const secrets = new MemorySecrets();
  const mac = await new Seal(secrets, 'the key').sign(text);
  assert.equal(secrets.values.size, 0);
  assert.ok(await new Seal(new MemorySecrets(), 'the key').verify(text, mac));
});

test('a keyring that fails for a while changes nothing for a window that knows the key', async () => {
  const secrets = new MemorySecrets();
  const seal = new Seal(secrets);
  const before = await seal.sign(text);
  secrets.fault = new Error('locked');
  const during = await seal.sign(text);
  secrets.fault = undefined;
  assert.equal(during, before);
  assert.ok(await new Seal(secrets).verify(text, during));
});

test('when the keyring opens later, what is signed from then on is trusted by all, and what was signed before here', async () => {
  const secrets = new MemorySecrets();
  secrets.fault = new Error('locked');
  const seal = new Seal(secrets);
  const before = await seal.sign(text);
  secrets.fault = undefined;
  const stored = await new Seal(secrets).sign(text);
  assert.ok(await seal.verify(text, stored));
  assert.ok(await new Seal(secrets).verify(text, await seal.sign(text)));
  assert.ok(await seal.verify(text, before));
});

for (const stored of ['', 'short', 'g'.repeat(64), '0'.repeat(62), '0'.repeat(66)]) {
  test(`a stored key that is damaged (${stored.length} characters of ${stored[0] ?? 'none'}) is replaced`, async () => {
    const secrets = new MemorySecrets();
    await secrets.store(sealSecret, stored);
    const mac = await new Seal(secrets).sign(text);
    assert.ok(await new Seal(secrets).verify(text, mac));
  });
}

/** Secrets whose first two stores wait until the test says in which order they happen. */
class RacingSecrets extends MemorySecrets {
  readonly #stores: (() => void)[] = [];
  #onBoth: () => void = () => undefined;
  readonly bothRead = new Promise<void>((resolve) => (this.#onBoth = resolve));

  override async store(name: string, value: string): Promise<void> {
    if (this.#stores.length < 2) {
      await new Promise<void>((resolve) => {
        this.#stores.push(resolve);
        if (this.#stores.length === 2) this.#onBoth();
      });
    }
    await super.store(name, value);
  }

  let(order: readonly number[]): void {
    const [first, second] = order.map((index) => this.#stores[index]);
    first?.();
    setImmediate(() => setImmediate(() => second?.()));
  }
}
