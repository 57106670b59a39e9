import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChatEntry } from '../../../../src/core/chat';
import { toDisplayText } from '../../../../src/core/displayText';
import { escalationMs } from '../../../../src/core/limits';
import type { EscalationNote } from '../../../../src/delivery/chats/escalationNote';
import { type Escalation, toEscalations } from '../../../../src/delivery/chats/escalations';
import type { SentRecord } from '../../../../src/delivery/sentLog';
import { chatId, toEntry } from '../../messages';
import { acme, strangers } from './owners';

const nowMs = Date.UTC(2026, 10, 22, 12);

function toRecord(changes: Partial<SentRecord> = {}): SentRecord {
  return {
    ...{ id: 'm1', atMs: nowMs - 60_000, origin: acme.origin, chat: chatId(5), type: 'private' },
    organization: { id: acme.organization, domain: 'acme' },
    ...{ customer: toDisplayText('Bob'), agent: toDisplayText('Ann Agent'), messageIds: [20] },
    firstLine: toDisplayText('cause'),
    ...changes,
  };
}

const fromCustomer = { type: 'message', from: 'customer', agent: undefined, agentName: toDisplayText('') };

function escalate(
  entries: readonly ChatEntry[],
  records: readonly SentRecord[] = [toRecord()],
): Escalation | undefined {
  return toEscalations(acme, records, [], new Map([[chatId(5), entries]]), nowMs)[0];
}

const newer = nowMs - 59_000;
const older = nowMs - 61_000;
const noIds = [toRecord({ messageIds: [] })];

for (const [title, entries, lastWriter, isAnswered, records] of [
  ['nothing was read', [], undefined, false],
  ['our message is the last', [toEntry({ id: 20 }), toEntry({ id: 19, ...fromCustomer })], 'you', false],
  ['the page is older than our message', [toEntry({ id: 19, ...fromCustomer })], 'you', false],
  ['the customer wrote', [toEntry({ id: 21, ...fromCustomer }), toEntry({ id: 20 })], 'customer', true],
  ['an agent wrote', [toEntry({ id: 21, type: 'message', agent: 8 })], 'agent', true],
  ['another agent left a note', [toEntry({ id: 21, agent: 8 })], 'agent', true],
  ['a note of the same agent came from elsewhere', [toEntry({ id: 21, agent: 7 })], 'agent', true],
  [
    'only the system wrote',
    [toEntry({ id: 21, type: 'tech', from: 'agent' }), toEntry({ id: 20 })],
    'you',
    false,
  ],
  [
    'an unknown type came',
    [toEntry({ id: 21, type: 'optionSelection', ...{ from: 'customer' } })],
    undefined,
    false,
  ],
  [
    'the customer wrote between two messages of ours',
    [toEntry({ id: 22 }), toEntry({ id: 21, ...fromCustomer }), toEntry({ id: 20 })],
    'you',
    false,
    [toRecord(), toRecord({ id: 'm2', messageIds: [22] })],
  ],
  [
    'the customer wrote after two parts in a row, and the page is in another order',
    [toEntry({ id: 21 }), toEntry({ id: 23, ...fromCustomer }), toEntry({ id: 20 })],
    'customer',
    true,
    [toRecord({ messageIds: [20, 21] })],
  ],
  [
    'ids are missing and the customer wrote later',
    [toEntry({ atMs: newer, ...fromCustomer })],
    'customer',
    true,
    noIds,
  ],
  [
    'ids are missing and the customer wrote before',
    [toEntry({ atMs: older, ...fromCustomer })],
    'you',
    false,
    noIds,
  ],
  ['ids and times are missing', [toEntry({ ...fromCustomer })], 'customer', false, noIds],
  [
    'the id of the last one is missing, and the customer wrote between',
    [toEntry({ id: 21, atMs: older, ...fromCustomer })],
    'you',
    false,
    [toRecord({ atMs: older - 1 }), toRecord({ id: 'm2', messageIds: [] })],
  ],
] as const satisfies readonly (readonly [
  string,
  readonly ChatEntry[],
  string | undefined,
  boolean,
  (readonly SentRecord[])?,
])[])
  test(`who wrote last, and whether it is an answer, where ${title}`, () => {
    const escalation = escalate(entries, records);
    assert.deepEqual([escalation?.lastWriter.kind, escalation?.isAnswered], [lastWriter, isAnswered]);
  });

test('writers are named: us by our agent, the customer by the record, another agent by the entry', () => {
  const carl = toEntry({ id: 21, agent: 8, agentName: toDisplayText('Carl') });
  const names = [toEntry({ id: 20 }), toEntry({ id: 21, ...fromCustomer }), carl].map(
    (entry) => escalate([entry])?.lastWriter.name,
  );
  assert.deepEqual(names, ['Ann Agent', 'Bob', 'Carl']);
});

test('the chats of the last thirty days come, of this organization only, the latest first and each once', () => {
  const records = [
    toRecord({ id: 'm1', atMs: nowMs - 3 }),
    toRecord({ id: 'm2', atMs: nowMs - 1, chat: chatId(6), messageIds: [30] }),
    toRecord({ id: 'm3', atMs: nowMs - 2, messageIds: [21], customer: toDisplayText('Robert') }),
    toRecord({ id: 'm4', atMs: nowMs - escalationMs, chat: chatId(7) }),
    toRecord({ id: 'm5', atMs: nowMs - escalationMs + 1, chat: chatId(8), messageIds: [] }),
    ...strangers.map(({ origin, organization }) =>
      toRecord({ atMs: nowMs, chat: chatId(9), origin, organization: { id: organization, domain: 'x' } }),
    ),
  ];
  const rows = toEscalations(acme, records, [], new Map(), nowMs);
  assert.deepEqual(
    rows.map(({ chat, customer, lastSentMs, lastSentId }) => [
      chat,
      customer,
      nowMs - lastSentMs,
      lastSentId,
    ]),
    [
      [6, 'Bob', 1, 30],
      [5, 'Robert', 2, 21],
      [8, 'Bob', escalationMs - 1, undefined],
    ],
  );
});

test('branch and wait for a fix come from the note of the same organization', () => {
  const branch = { root: '/shop', name: 'fix', commit: 'c0ffee', hadOwnCommits: true };
  const note = { chat: chatId(5), customer: toDisplayText('Bob'), atMs: 1, branch, waitsForFix: true };
  const toRow = (owner: EscalationNote['owner']): Escalation | undefined =>
    toEscalations(acme, [toRecord()], [{ ...note, owner }], new Map(), nowMs)[0];
  assert.deepEqual([toRow(acme)?.branch, toRow(acme)?.waitsForFix], [branch, true]);
  for (const stranger of strangers)
    assert.deepEqual([toRow(stranger)?.branch, toRow(stranger)?.waitsForFix], [undefined, false]);
});
