import assert from 'node:assert/strict';
import { type TestContext, describe, test } from 'node:test';
import { HelpCrunchClient } from '../../src/api/helpCrunchClient';
import { UndiciTransport } from '../../src/api/transport';
import { settableStatuses } from '../../src/core/chat';
import { parseApiRoot } from '../../src/core/apiRoot';
import { HandoffError } from '../../src/core/failure';
import { checkRequest } from '../standin/contract';
import { sampleChats } from '../standin/sampleChats';
import { sampleCustomers } from '../standin/sampleCustomers';
import { sampleAgents, sampleDepartments } from '../standin/sampleTeam';
import { type Standin, type StandinOptions, startStandin } from '../standin/standin';
import { LogLines } from '../unit/api/clientOn';
import { unsafe } from '../unit/api/oddNames';
import { agentId, chatId, departmentId } from '../unit/messages';

const id = chatId(sampleChats.opened);

/** A client of a stand-in; every request that it makes keeps the contract. */
async function start(
  t: TestContext,
  options: StandinOptions,
): Promise<{ client: HelpCrunchClient; standin: Standin; count: () => number }> {
  const standin = await startStandin(options);
  const transport = new UndiciTransport({ limits: { deadlineMs: 20_000, maxBytes: 10_000_000 } });
  t.after(async () => {
    await transport.close();
    await standin.close();
    for (const { method, path, body } of standin.requests)
      assert.deepEqual(checkRequest(method, path, body), [], path);
  });
  const root = parseApiRoot(standin.apiUrl);
  assert.ok(root !== undefined);
  const credential = { key: standin.key, origin: standin.origin };
  const client = new HelpCrunchClient(root, credential, transport.send, new LogLines());
  return { client, standin, count: () => standin.requests.length };
}

for (const generation of ['current', 'old'] as const)
  describe(`the ${generation} generation`, () => {
    test('finds a customer’s chats by a part of the name in two requests', async (t) => {
      const { client, count } = await start(t, { generation });
      const customers = await client.findCustomers('maria g');
      assert.deepEqual(
        customers.map((one) => [one.id, one.label]),
        [
          [sampleCustomers.sameNameOne, 'Maria Garcia'],
          [sampleCustomers.sameNameTwo, 'Maria Garcia'],
        ],
      );
      const chats = await client.listChatsOf(customers.map((one) => one.id));
      assert.deepEqual(
        chats.map((chat) => [chat.id, chat.customerId, chat.email]),
        [
          [sampleChats.sameNameOne, sampleCustomers.sameNameOne, 'maria@example.com'],
          [sampleChats.sameNameTwo, sampleCustomers.sameNameTwo, 'maria.garcia@example.org'],
        ],
      );
      assert.equal(count(), 2);
    });

    test('finds by a part of the e-mail, and nobody by words that are in neither', async (t) => {
      const { client, count } = await start(t, { generation });
      const [nameless, ...more] = await client.findCustomers('nameless@');
      assert.deepEqual([nameless?.id, nameless?.label, more], [502, 'nameless@example.com', []]);
      assert.deepEqual(await client.findCustomers('nobody at all'), []);
      assert.equal(count(), 2);
    });

    test('lists the newest chats of an agent', async (t) => {
      const { client, count } = await start(t, { generation });
      assert.deepEqual(
        (await client.listAssignedChats(agentId(sampleAgents.second))).map((chat) => chat.id),
        [sampleChats.uploads],
      );
      const chats = await client.listAssignedChats(agentId(sampleAgents.first));
      assert.ok(chats.every(({ assignee }) => assignee?.id === sampleAgents.first));
      const times = chats.map(({ lastMessageAtMs = 0 }) => lastMessageAtMs);
      assert.deepEqual(
        times,
        times.toSorted((a, b) => b - a),
      );
      assert.deepEqual([chats[0]?.id, chats.length, count()], [id, 50, 2]);
    });

    test('reads a chat with all that is shown of it', async (t) => {
      const { client, count } = await start(t, { generation });
      assert.deepEqual(await client.getChat(id), {
        ...{ id, customer: 'Ann Lee', customerId: sampleCustomers.ann, email: 'ann.lee@example.com' },
        ...{ userId: 'u-1001', status: 'opened', snoozedUntilMs: undefined, lastMessage: 'Any news?' },
        assignee: { id: sampleAgents.first, name: 'Sam Carter', email: 'sam.carter@acme.example' },
        department: { id: sampleDepartments.support, name: 'Support' },
        ...{ lastMessageId: 12_345_006, lastMessageAtMs: 1_764_000_000_000 },
        isReadByAgent: generation === 'old' ? undefined : true,
      });
      const empty = await client.getChat(chatId(sampleChats.empty));
      assert.deepEqual(
        [empty.status, empty.assignee, empty.department, empty.lastMessageId, empty.lastMessageAtMs],
        ['empty', undefined, undefined, undefined, undefined],
      );
      assert.equal(count(), 2);
    });

    test('shows every chat harmlessly', async (t) => {
      const { client } = await start(t, { generation });
      for (const chat of Object.values(sampleChats).filter((one) => one !== sampleChats.unknown)) {
        const { customer, email, lastMessage, assignee, department } = await client.getChat(chatId(chat));
        assert.notEqual(customer, '');
        for (const shown of [customer, email, lastMessage, assignee?.name, department?.name])
          assert.doesNotMatch(shown ?? '', unsafe);
      }
    });

    test('names the chat that is not there', async (t) => {
      const { client, standin, count } = await start(t, { generation });
      const gone = new HandoffError({ code: 'chatNotFound', chat: sampleChats.opened });
      standin.removeChat(id);
      await assert.rejects(client.getChat(id), gone);
      await assert.rejects(client.setChatStatus(id, 'closed'), gone);
      await assert.rejects(client.listEntryPage(id, 0, 100), gone);
      assert.equal(count(), 3);
      const notFound = new HandoffError({ code: 'notFound' });
      await assert.rejects(client.assignAgent(id, agentId(sampleAgents.first)), notFound);
    });

    test('reads a conversation page by page to its first entry', async (t) => {
      const { client, count } = await start(t, { generation });
      const chat = chatId(sampleChats.longConversation);
      const pages = await Promise.all([0, 100, 200].map((offset) => client.listEntryPage(chat, offset, 100)));
      assert.deepEqual(
        pages.map(({ length }) => length),
        [100, 100, 30],
      );
      const entries = pages.flatMap((page) => page.entries);
      assert.equal(new Set(entries.map((entry) => entry.id)).size, 230);
      assert.ok(entries.every(({ atMs }) => atMs !== undefined && atMs < 1_764_000_000_000));
      assert.deepEqual(
        new Set(entries.map(({ agentName }) => agentName)),
        new Set(['', 'Sam Carter', 'Lisa Rodes', 'HelpBot']),
      );
      assert.deepEqual(new Set(entries.map(({ isEdited }) => isEdited)), new Set([true, false]));
      assert.equal(count(), 3);
    });

    test('lists agents and departments', async (t) => {
      const { client, count } = await start(t, { generation, agents: 120 });
      assert.equal((await client.listAgents()).length, 120);
      assert.deepEqual(await client.listDepartments(), [
        { id: sampleDepartments.support, name: 'Support' },
        { id: sampleDepartments.sales, name: 'Sales $ (rocket)' },
        { id: sampleDepartments.engineering, name: 'Engineering' },
      ]);
      assert.equal(count(), 3);
    });

    for (const status of settableStatuses)
      test(`sets ${status} in its own spelling`, async (t) => {
        const { client, standin } = await start(t, { generation });
        assert.equal((await client.setChatStatus(id, status)).status, status);
        assert.equal((await client.getChat(id)).status, status);
        assert.deepEqual(
          standin.requests.map((request) => [request.method, request.status]),
          generation === 'old' && status === 'onHold'
            ? [
                ['PUT', 400],
                ['PUT', 200],
                ['GET', 200],
              ]
            : [
                ['PUT', 200],
                ['GET', 200],
              ],
        );
      });

    test('assigns an agent and a department', async (t) => {
      const { client, count } = await start(t, { generation });
      const given = await client.assignAgent(id, agentId(sampleAgents.second));
      assert.deepEqual(given.assignee?.id, sampleAgents.second);
      const moved = await client.assignDepartment(id, departmentId(sampleDepartments.engineering));
      assert.deepEqual(moved.department, { id: sampleDepartments.engineering, name: 'Engineering' });
      assert.deepEqual(await client.getChat(id), moved);
      const notFound = new HandoffError({ code: 'notFound' });
      await assert.rejects(client.assignAgent(id, agentId(1)), notFound);
      await assert.rejects(client.assignDepartment(id, departmentId(1)), notFound);
      assert.equal(count(), 5);
    });
  });

test('with capitals that matter a name is still found as it is written', async (t) => {
  const { client } = await start(t, { searchMindsCase: true });
  assert.equal((await client.findCustomers('Ann Lee')).length, 1);
  assert.equal((await client.findCustomers('ann lee')).length, 0);
});

for (const [counts, text] of [
  [true, 'The cause'],
  [false, 'Any news?'],
] as const)
  test(`a note is in the conversation, whether or not it ${counts ? 'is' : 'cannot be'} the chat’s last message`, async (t) => {
    const { client, standin } = await start(t, { lastMessageCountsNotes: counts });
    standin.say({ chat: id, type: 'private', text: 'The cause', from: 'agent', agent: sampleAgents.second });
    assert.equal((await client.getChat(id)).lastMessage, text);
    const [newest] = (await client.listEntryPage(id, 0, 1)).entries;
    assert.deepEqual([newest?.type, newest?.text, newest?.agentName], ['private', 'The cause', 'Lisa Rodes']);
  });
