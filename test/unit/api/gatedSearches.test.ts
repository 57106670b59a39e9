import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer, Request } from '../../../src/api/attempt';
import { gateTransport } from '../../../src/api/gatedTransport';
import { HelpCrunchClient } from '../../../src/api/helpCrunchClient';
import { failsWith } from '../failures';
import { settled } from '../fakes/fakeClock';
import { agentId, chatId, departmentId } from '../messages';
import { credential, json, LogLines, root } from './clientOn';
import { Gates, smallBudget } from './gates';

/** A client behind a gate of its own; its requests are answered when `answer` is called. */
function gated(gates: Gates) {
  const pending: { readonly request: Request; readonly answer: () => void }[] = [];
  const transport = (request: Request): Promise<Answer> =>
    new Promise((resolve) => {
      const body = request.method === 'PUT' ? { id: 5 } : { data: [] };
      pending.push({ request, answer: () => resolve(json(body)) });
    });
  const gate = gateTransport(transport, gates.open().gate, () => undefined, false);
  return { client: new HelpCrunchClient(root, credential, gate, new LogLines()), pending };
}

type Act = (client: HelpCrunchClient) => Promise<unknown>;

const searches: Record<string, Act> = {
  'customers by words': (client) => client.findCustomers('ann'),
  'chats of customers': (client) => client.listChatsOf([501]),
  'chats of an agent': (client) => client.listAssignedChats(agentId(7)),
};
const changes: Record<string, Act> = {
  'a status': (client) => client.setChatStatus(chatId(5), 'closed'),
  'an agent': (client) => client.assignAgent(chatId(5), agentId(7)),
  'a department': (client) => client.assignDepartment(chatId(5), departmentId(3)),
};

for (const [what, search] of Object.entries(searches)) {
  test(`a search for ${what} does not wait until something is written`, async () => {
    const { client, pending } = gated(new Gates());
    const write = client.assignAgent(chatId(5), agentId(7));
    await settled();
    const found = search(client);
    await settled();
    assert.deepEqual(
      pending.map(({ request }) => request.method),
      ['PUT', 'POST'],
    );
    for (const { answer } of pending) answer();
    await Promise.all([write, found]);
  });

  test(`a search for ${what} uses the part of reading, and nothing of the messages'`, async () => {
    const gates = new Gates({ ...smallBudget, patienceMs: 1_000 });
    const { client, pending } = gated(gates);
    for (let each = 0; each < smallBudget.requests - smallBudget.forMessages; each++) {
      const found = search(client);
      await settled();
      pending[each]?.answer();
      await found;
    }
    await assert.rejects(search(client), failsWith('tooManyRequests'));
    const write = client.assignAgent(chatId(5), agentId(7));
    await settled();
    pending.at(-1)?.answer();
    await write;
    assert.equal(pending.length, smallBudget.requests - smallBudget.forMessages + 1);
  });
}

for (const [what, change] of Object.entries(changes))
  test(`to set ${what} waits until another window has written`, async () => {
    const gates = new Gates();
    const [one, other] = [gated(gates), gated(gates)];
    const first = change(one.client);
    await settled();
    const second = change(other.client);
    await gates.clock.pass(10 * smallBudget.turnMs);
    assert.deepEqual([one.pending.length, other.pending.length], [1, 0]);
    one.pending[0]?.answer();
    await first;
    await gates.clock.pass(smallBudget.turnMs);
    assert.equal(other.pending.length, 1);
    other.pending[0]?.answer();
    await second;
  });
