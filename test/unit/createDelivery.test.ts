import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliveryTimes } from '../../src/core/deliveryTimes';
import { createDelivery } from '../../src/createDelivery';
import { smallBudget } from './api/gates';
import { vendor } from './delivery/roots';
import { acme } from './delivery/window';
import { failsWith } from './failures';
import { FakeClock } from './fakes/fakeClock';
import { FakeHelpCrunch } from './fakes/fakeHelpCrunch';
import { FakeOwners } from './fakes/fakeOwners';
import { MemoryFolder } from './fakes/memoryFolder';
import { MemoryKeyValue } from './fakes/memoryKeyValue';
import { MemoryLog } from './fakes/memoryLog';
import { MemorySecrets } from './fakes/memorySecrets';
import { chatId } from './messages';
import { customerMessage, machine } from './outboxMessages';

test('a customer message goes although the window has read all it may, and reads the chat before', async () => {
  const clock = new FakeClock();
  const helpCrunch = new FakeHelpCrunch(clock);
  helpCrunch.say({ chat: 5, text: 'Help!', type: 'message' });
  const folders = { outbox: new MemoryFolder(), sent: new MemoryFolder(), budget: new MemoryFolder() };
  const settings = { apiRoot: vendor, allowsPostingAsCustomer: false, keepsSentText: false };
  let onSent: () => void;
  const sent = new Promise<void>((resolve) => (onSent = resolve));
  const { account, sessions, outbox } = createDelivery({
    ...{ clock, folders, settings, machine, log: new MemoryLog(), transport: helpCrunch.transport },
    ...{ secrets: new MemorySecrets(), memory: new MemoryKeyValue() },
    environment: { key: undefined, origin: undefined },
    owners: new FakeOwners('1-1-00000000', new Set()),
    ...{ times: deliveryTimes, budget: { ...smallBudget, patienceMs: 1_000 }, random: () => 0.5 },
    removeDraft: () => Promise.resolve(),
    onState: (_, message) => (message?.state.kind === 'sent' ? onSent() : undefined),
    onChange: () => undefined,
    onFault: (error) => assert.ifError(error),
  });
  await account.save({ key: 'key-a', origin: vendor.origin, organization: acme });
  const { client } = await sessions.open(vendor);
  for (let reads = 0; reads < smallBudget.requests - smallBudget.forMessages; reads++)
    await client.getChat(chatId(5));
  await assert.rejects(client.getChat(chatId(5)), failsWith('tooManyRequests'));
  helpCrunch.requests.length = 0;
  outbox.start();
  await outbox.add([customerMessage(1)]);
  await sent;
  await outbox.stop(0);
  assert.deepEqual(helpCrunch.requests, ['GET /chats/5', 'POST /messages']);
});
