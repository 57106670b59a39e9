import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDisplayText } from '../../../../src/core/displayText';
import { pinAskedAfterMs } from '../../../../src/core/limits';
import { PinStore } from '../../../../src/delivery/chats/pin';
import { FakeClock } from '../../fakes/fakeClock';
import { MemoryKeyValue } from '../../fakes/memoryKeyValue';
import { chatId, toChat } from '../../messages';
import { acme, strangers } from './owners';

const bob = toChat({ id: chatId(5), customer: toDisplayText('Bob') });
const eve = toChat({ id: chatId(6), customer: toDisplayText('Eve') });

function toPins(): { clock: FakeClock; memory: MemoryKeyValue; pins: PinStore } {
  const clock = new FakeClock();
  const memory = new MemoryKeyValue();
  return { clock, memory, pins: new PinStore(memory, clock) };
}

test('a pin is there for its organization, also in the next window, and for nobody else', async () => {
  const { clock, memory, pins } = toPins();
  assert.equal(pins.get(acme), undefined);
  assert.equal(await pins.pin(acme, bob), undefined);
  const pin = { chat: 5, customer: 'Bob', pinnedMs: clock.now(), confirmedMs: clock.now() };
  const next = new PinStore(memory, clock);
  assert.deepEqual(next.get(acme), pin);
  assert.deepEqual(next.peek(), { ...acme, ...pin });
  for (const stranger of strangers) assert.equal(next.get(stranger), undefined);
});

test('pinning another chat says which it replaces; the same chat replaces none, nor one of another organization', async () => {
  const { pins } = toPins();
  await pins.pin(acme, bob);
  assert.equal(await pins.pin(acme, bob), undefined);
  assert.equal((await pins.pin(acme, eve))?.customer, 'Bob');
  for (const stranger of strangers) assert.equal(await pins.pin(stranger, bob), undefined);
});

test('unpinning gives what was pinned, and leaves nothing', async () => {
  const { memory, pins } = toPins();
  assert.equal(await pins.unpin(), undefined);
  await pins.pin(acme, bob);
  assert.equal((await pins.unpin())?.chat, 5);
  assert.deepEqual(memory.names, []);
});

test('what is meant for one chat does nothing to another that was pinned meanwhile', async () => {
  const { clock, pins } = toPins();
  await pins.pin(acme, bob);
  const { confirmedMs } = pins.get(acme) ?? {};
  await clock.pass(1_000);
  await pins.confirm(acme, eve.id);
  assert.equal(pins.get(acme)?.confirmedMs, confirmedMs);
  assert.equal(await pins.unpin(eve.id), undefined);
  assert.equal(pins.get(acme)?.chat, 5);
  await pins.confirm(acme, bob.id);
  assert.equal(pins.get(acme)?.confirmedMs, clock.now());
  assert.equal((await pins.unpin(bob.id))?.chat, 5);
  assert.equal(await pins.unpin(bob.id), undefined);
  assert.equal(pins.peek(), undefined);
});

test('a question is due after eight hours without a confirmation, or when the clock went backwards', async () => {
  const { clock, pins } = toPins();
  const needsQuestion = (): boolean | undefined => {
    const pin = pins.get(acme);
    return pin && pins.needsQuestion(pin);
  };
  await pins.pin(acme, bob);
  await clock.pass(pinAskedAfterMs);
  assert.equal(needsQuestion(), false);
  await clock.pass(1);
  assert.equal(needsQuestion(), true);
  for (const stranger of strangers) await pins.confirm(stranger);
  assert.equal(needsQuestion(), true);
  await pins.confirm(acme);
  assert.equal(needsQuestion(), false);
  assert.equal(pins.get(acme)?.pinnedMs, clock.now() - pinAskedAfterMs - 1);
  clock.set(clock.now() - 60_000);
  assert.equal(needsQuestion(), true);
});

test('a changed name of the customer is taken over, that of another chat or organization is not', async () => {
  const { pins } = toPins();
  await pins.pin(acme, bob);
  const named = { ...bob, customer: toDisplayText('Robert') };
  await pins.rename(acme, { ...named, id: eve.id });
  for (const stranger of strangers) await pins.rename(stranger, named);
  assert.equal(pins.get(acme)?.customer, 'Bob');
  await pins.rename(acme, named);
  assert.equal(pins.get(acme)?.customer, 'Robert');
});

test('what was stored damaged, hostile or by a newer version is no pin', async () => {
  const { memory, pins } = toPins();
  await pins.pin(acme, bob);
  const good = memory.get('helpcrunch.pin') as object;
  const bad: unknown[] = [
    ...[null, 7, 'text', [], {}],
    ...[
      { version: 2 },
      { chat: 0 },
      { chat: '5x' },
      { origin: 1 },
      { organization: '77' },
      { customer: null },
      { pinnedMs: 'yesterday' },
      { confirmedMs: null },
    ].map((change) => ({ ...good, ...change })),
  ];
  for (const value of bad) {
    await memory.update('helpcrunch.pin', value);
    assert.equal(pins.peek(), undefined, JSON.stringify(value));
    assert.equal(pins.get(acme), undefined);
  }
  await memory.update('helpcrunch.pin', { ...good, customer: '[x](command:evil)\u202e' });
  assert.equal(pins.get(acme)?.customer, '[x] (command:evil)');
});
