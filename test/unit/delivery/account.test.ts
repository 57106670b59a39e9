import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { Account, accountSecret } from '../../../src/delivery/account';
import { MemorySecrets } from '../fakes/memorySecrets';
import { failsWith } from '../failures';
import { elsewhere, toRoot, vendor } from './roots';

const stored = { key: 'stored-key', origin: vendor.origin };
const organization = { id: 77, domain: 'acme' };
const noEnvironment = { key: undefined, origin: undefined };

function toAccount(environment: ConstructorParameters<typeof Account>[1] = noEnvironment): {
  account: Account;
  secrets: MemorySecrets;
} {
  const secrets = new MemorySecrets();
  return { account: new Account(secrets, environment), secrets };
}

test('a stored key comes back for its own origin, and for no other', async () => {
  const { account } = toAccount();
  await account.save({ ...stored, organization });
  assert.deepEqual(await account.find(vendor), { ...stored, organization });
  for (const url of [
    'https://help.example.com/v1',
    'https://api.helpcrunch.com:8443/v1',
    'http://127.0.0.1',
  ]) {
    assert.equal(await account.find(toRoot(url)), undefined);
  }
});

test('a key that another window stores, changes or removes counts at the next call', async () => {
  const { account, secrets } = toAccount();
  const otherWindow = new Account(secrets, noEnvironment);
  await otherWindow.save(stored);
  assert.deepEqual(await account.find(vendor), stored);
  await otherWindow.save({ ...stored, key: 'changed' });
  assert.deepEqual(await account.find(vendor), { ...stored, key: 'changed' });
  await otherWindow.remove();
  assert.equal(await account.find(vendor), undefined);
  assert.deepEqual([...secrets.values], []);
});

test("the environment's key goes to the vendor's origin only", async () => {
  const { account, secrets } = toAccount({ key: ' Bearer env-key\n', origin: undefined });
  assert.deepEqual(await account.find(vendor), { key: 'env-key', origin: vendor.origin });
  for (const url of [
    'https://api.helpcrunch.com.example.com',
    'https://api.helpcrunch.com:444',
    'http://localhost',
  ]) {
    assert.equal(await account.find(toRoot(url)), undefined);
  }
  assert.equal(secrets.values.size, 0);
});

test('an origin in the environment is the only one its key goes to', async () => {
  const { account } = toAccount({ key: 'env-key', origin: ` ${elsewhere.origin}/ ` });
  assert.deepEqual(await account.find(elsewhere), { key: 'env-key', origin: elsewhere.origin });
  assert.equal(await account.find(vendor), undefined);
});

test("a stored key wins over the environment's, but does not hide it from another origin", async () => {
  const { account } = toAccount({ key: 'env-key', origin: elsewhere.origin });
  await account.save({ key: 'stored-elsewhere', origin: elsewhere.origin });
  assert.equal((await account.find(elsewhere))?.key, 'stored-elsewhere');
  await account.save(stored);
  assert.equal((await account.find(vendor))?.key, 'stored-key');
  assert.equal((await account.find(elsewhere))?.key, 'env-key');
});

test('there is a key where one is stored or stands in the environment', async () => {
  const { account } = toAccount();
  assert.equal(await account.hasKey(), false);
  await account.save(stored);
  assert.equal(await account.hasKey(), true);
  assert.equal(account.hasEnvironmentKey, false);
  assert.equal(await toAccount({ key: 'env-key', origin: undefined }).account.hasKey(), true);
  assert.equal(await toAccount({ key: ' <> ', origin: undefined }).account.hasKey(), false);
});

test('without a keyring every use says so, and names the keyring as the cause', async () => {
  const { account, secrets } = toAccount();
  secrets.fault = new Error('no keyring');
  for (const use of [
    () => account.find(vendor),
    () => account.hasKey(),
    () => account.save(stored),
    () => account.remove(),
  ]) {
    await assert.rejects(use, (error) => {
      failsWith('secretsUnavailable')(error);
      assert.equal((error as Error).cause, secrets.fault);
      assert.ok(!inspect(error, { depth: 9 }).includes(stored.key));
      return true;
    });
  }
});

test("without a keyring the environment's key still works, for its origin", async () => {
  const { account, secrets } = toAccount({ key: 'env-key', origin: undefined });
  secrets.fault = new Error('no keyring');
  assert.equal((await account.find(vendor))?.key, 'env-key');
  assert.equal(await account.hasKey(), true);
  await assert.rejects(account.find(elsewhere), failsWith('secretsUnavailable'));
});

test('an organization is kept with the key it was read with, and with no other', async () => {
  const { account, secrets } = toAccount();
  await account.save(stored);
  await account.saveOrganization(stored, organization);
  assert.deepEqual(await account.find(vendor), { ...stored, organization });

  const changed = { ...stored, key: 'changed' };
  await account.save(changed);
  await account.saveOrganization(stored, organization);
  await account.saveOrganization({ ...changed, origin: elsewhere.origin }, organization);
  assert.deepEqual(await account.find(vendor), changed);

  await account.remove();
  await account.saveOrganization(stored, organization);
  assert.equal(secrets.values.size, 0);
});

test('a stored key that could not stand in a header is no key', async () => {
  const { account, secrets } = toAccount();
  for (const key of ['', 'a\r\nx-evil: 1', 'a b', 'schlüssel']) {
    secrets.values.set(accountSecret, JSON.stringify({ version: 1, ...stored, key }));
    assert.equal(await account.find(vendor), undefined);
    assert.equal(await account.hasKey(), false);
  }
});

test('a damaged secret is no key, and never an error', async () => {
  const whole = JSON.stringify({ version: 1, ...stored, organization });
  const field = fc.oneof(fc.jsonValue(), fc.constant(vendor.origin));
  const damaged = fc.oneof(
    fc.string(),
    fc.json(),
    fc.nat(whole.length - 1).map((length) => whole.slice(0, length)),
    fc
      .record({ key: field, origin: field, organization: fc.jsonValue() })
      .map((value) => JSON.stringify(value)),
  );
  await fc.assert(
    fc.asyncProperty(damaged, async (secret) => {
      const { account, secrets } = toAccount();
      secrets.values.set(accountSecret, secret);
      const found = await account.find(vendor);
      assert.ok(found === undefined || found.origin === vendor.origin);
      assert.match(found?.key ?? 'none', /^[\x21-\x7e]+$/);
      assert.equal(typeof (found?.organization?.domain ?? ''), 'string');
    }),
  );
});

test('every key there is counts as one that is never sent as text, for whatever origin it is', async () => {
  const { account, secrets } = toAccount({ key: ' Bearer env-key', origin: elsewhere.origin });
  assert.deepEqual(await account.allKeys(), ['env-key']);
  await account.save(stored);
  assert.deepEqual(await account.allKeys(), ['stored-key', 'env-key']);
  secrets.fault = new Error('no keyring');
  assert.deepEqual(await account.allKeys(), ['env-key']);

  const { account: storedOnly } = toAccount();
  assert.deepEqual(await storedOnly.allKeys(), []);
  await storedOnly.save(stored);
  assert.deepEqual(await storedOnly.allKeys(), ['stored-key']);
});

test('a key that version 1 has stored is found by its name', async () => {
  const { account, secrets } = toAccount();
  secrets.values.set('helpcrunch.account', JSON.stringify({ version: 1, ...stored, organization }));
  assert.deepEqual(await account.find(vendor), { ...stored, organization });
});

test('an origin in the environment may end in slashes', async () => {
  const { account } = toAccount({ key: 'env-key', origin: `${elsewhere.origin}//` });
  assert.equal((await account.find(elsewhere))?.key, 'env-key');
});

test('a stored key without an origin is none', async () => {
  const { account, secrets } = toAccount();
  for (const origin of [undefined, 7, null]) {
    secrets.values.set(accountSecret, JSON.stringify({ version: 1, ...stored, origin }));
    assert.equal(await account.hasKey(), false);
  }
});

test('a stored organization that is none is left out, and the key counts', async () => {
  const { account, secrets } = toAccount();
  for (const odd of [
    null,
    'acme',
    {},
    { id: 77 },
    { domain: 'acme' },
    { id: '77', domain: 'acme' },
    { id: 7.5, domain: 'acme' },
  ]) {
    secrets.values.set(accountSecret, JSON.stringify({ version: 1, ...stored, organization: odd }));
    assert.deepEqual(await account.find(vendor), stored);
  }
});
