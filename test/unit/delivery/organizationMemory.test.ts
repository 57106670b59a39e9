import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import fc from 'fast-check';
import { toDisplayText } from '../../../src/core/displayText';
import { toChatId } from '../../../src/core/ids';
import { usedChatsRemembered } from '../../../src/core/limits';
import { OrganizationMemories, type OrganizationMemory } from '../../../src/delivery/organizationMemory';
import { MemoryKeyValue } from '../fakes/memoryKeyValue';
import { ann, chatId } from '../messages';
import { elsewhere, vendor } from './roots';

const acme = { id: 77, domain: 'acme' };
let store: MemoryKeyValue;
let memories: OrganizationMemories;
let memory: OrganizationMemory;

beforeEach(async () => {
  store = new MemoryKeyValue();
  memories = new OrganizationMemories(store);
  memory = await memories.use(vendor.origin, acme);
  await memory.setAgent(ann.agent);
  await memory.addUsedChat(chatId(5));
  await memory.trustLinkHost('support.example.com');
});

function assertNothing(of: OrganizationMemory): void {
  assert.equal(of.agent, undefined);
  assert.deepEqual(of.usedChats, []);
  assert.equal(of.trustsLinkHost('support.example.com'), false);
}

test('agent, chats and trusted hosts are remembered, also by the next window', async () => {
  const renamed = { ...acme, domain: 'acme-renamed' };
  const nextWindow = await new OrganizationMemories(store).use(vendor.origin, renamed);
  assert.deepEqual(nextWindow.agent, ann.agent);
  assert.deepEqual(nextWindow.usedChats, [5]);
  assert.equal(nextWindow.trustsLinkHost('support.example.com'), true);
  assert.equal(nextWindow.trustsLinkHost('example.com'), false);
});

test('what version 1 has remembered is found by its name', async () => {
  const stored = { origin: vendor.origin, organization: acme.id, agent: ann.agent, usedChats: [6] };
  await store.update('helpcrunch.organization', { ...stored, trustedLinkHosts: [] });
  const { agent, usedChats } = await memories.use(vendor.origin, acme);
  assert.deepEqual([agent, usedChats], [ann.agent, [6]]);
});

test('another organization at the same origin finds nothing', async () => {
  assertNothing(await memories.use(vendor.origin, { id: 78, domain: 'acme' }));
});

test('the same organization id at another origin finds nothing', async () => {
  assertNothing(await memories.use(elsewhere.origin, acme));
});

test('what another organization forgot does not come back with the first', async () => {
  await memories.use(vendor.origin, { id: 78, domain: 'other' });
  assertNothing(await memories.use(vendor.origin, acme));
});

test('to forget leaves no entry behind', async () => {
  await memories.forget();
  assertNothing(memory);
  assert.deepEqual(store.names, []);
});

test('a prompt that outlives its organization writes nothing into the next one', async () => {
  const next = await memories.use(vendor.origin, { id: 78, domain: 'other' });
  await memory.setAgent(ann.agent);
  await memory.addUsedChat(chatId(6));
  await memory.trustLinkHost('support.example.com');
  assertNothing(next);
  assertNothing(memory);
});

test('nothing is remembered once everything was forgotten', async () => {
  await memories.forget();
  await memory.setAgent(ann.agent);
  await memory.addUsedChat(chatId(5));
  assertNothing(memory);
  assert.deepEqual(store.names, []);
});

test('an agent that is gone is forgotten, another one is not', async () => {
  await memory.forgetAgent(ann.agent.id + 1);
  assert.deepEqual(memory.agent, ann.agent);
  await memory.forgetAgent(ann.agent.id);
  assert.equal(memory.agent, undefined);
  assert.deepEqual(memory.usedChats, [5]);
});

test('the chats used last are few, each once, the latest first', async () => {
  const many = Array.from({ length: usedChatsRemembered + 3 }, (_, index) => chatId(index + 1));
  for (const chat of [...many, chatId(4)]) await memory.addUsedChat(chat);
  assert.equal(memory.usedChats.length, usedChatsRemembered);
  assert.deepEqual(memory.usedChats.slice(0, 3), [4, usedChatsRemembered + 3, usedChatsRemembered + 2]);
  assert.equal(new Set(memory.usedChats).size, usedChatsRemembered);
});

test('whatever is stored, only ids, clean names and hosts come out, and it can be used again', async () => {
  const [entry = ''] = store.names;
  const hostile = fc.oneof(
    fc.jsonValue(),
    fc.record({
      origin: fc.constant(vendor.origin),
      organization: fc.constantFrom<unknown>(77, '77', null),
      agent: fc.oneof(
        fc.jsonValue(),
        fc.record({ id: fc.jsonValue(), name: fc.string(), email: fc.string() }),
      ),
      usedChats: fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue())),
      trustedLinkHosts: fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue())),
    }),
  );
  await fc.assert(
    fc.asyncProperty(hostile, async (value) => {
      await store.update(entry, value);
      const { agent } = memory;
      assert.equal(agent && toDisplayText(agent.name), agent?.name);
      for (const chat of memory.usedChats) assert.equal(toChatId(chat), chat);
      assert.equal(memory.trustsLinkHost('never.example.com'), false);
      await memories.use(vendor.origin, acme);
      await memory.addUsedChat(chatId(9));
      assert.equal(memory.usedChats[0], 9);
    }),
  );
});
