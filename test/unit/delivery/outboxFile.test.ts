import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toDisplayText } from '../../../src/core/displayText';
import { type OutboxMessage, questions, waitReasons } from '../../../src/core/outbox';
import { parseFile, toFile } from '../../../src/delivery/outboxFile';
import { agentId, chatId } from '../messages';
import { outboxMessage, say, states } from '../outboxMessages';

const sign = (body: string): Promise<string> => Promise.resolve(`mac of ${body.length}`);

const text = fc.string({ unit: 'binary' });
const display = text.map(toDisplayText);
const time = fc.nat(4_000_000_000_000);
const id = fc.integer({ min: 1 });
const failure = fc.constantFrom(
  { code: 'keyRejected', host: 'h' },
  { code: 'tooManyRequests', retryAfterSeconds: 3 },
  { code: 'requestRejected', fields: [{ field: toDisplayText('chat'), message: toDisplayText('No.') }] },
);
const optional = { requiredKeys: [] as never[] };

const state = fc.oneof(
  fc.constant({ kind: 'queued' }),
  fc.record({ kind: fc.constant('held'), untilMs: time }),
  fc.record({ kind: fc.constant('sending'), sinceMs: time, baseline: id }),
  fc.record(
    { kind: fc.constant('waiting'), why: fc.constantFrom(...waitReasons), failure, untilMs: time },
    { requiredKeys: ['kind', 'why', 'failure'] },
  ),
  fc.record(
    { kind: fc.constant('asking'), question: fc.constantFrom(...questions), newestMessage: id },
    { requiredKeys: ['kind', 'question'] },
  ),
  fc.record(
    { kind: fc.constant('unconfirmed'), sinceMs: time, baseline: id, reads: id, nextReadMs: time },
    { requiredKeys: ['kind', 'sinceMs', 'baseline', 'reads'] },
  ),
  fc.record({ kind: fc.constant('rejected'), failure }),
  fc.record({ kind: fc.constant('sent'), messageId: id, atMs: time }),
) as fc.Arbitrary<OutboxMessage['state']>;

const agent = fc.record({ id: id.map(agentId), name: display, email: display });
const byAgent = fc.record({ kind: fc.constant('agent' as const), agent });
const content = fc.oneof(fc.record({ text }), fc.record({ text, markdownText: text }));

const messages: fc.Arbitrary<OutboxMessage> = fc
  .record({
    ...{ chat: id.map(chatId), author: byAgent, type: fc.constantFrom('message', 'private'), content, state },
    ...{
      origin: text,
      customer: display,
      machine: text,
      group: text,
      source: fc.record({ text, form: text }),
    },
    ...{
      organization: fc.record({ id, domain: text }),
      agreedMs: time,
      seenMessage: fc.nat(),
      failures: fc.nat(),
    },
    more: fc.record({ name: display, draft: text }, optional),
  })
  .map(({ more, ...rest }) => structuredClone(outboxMessage({ ...rest, ...more })));

test('every message comes back as it was, to the letter, with what was signed', async () => {
  await fc.assert(
    fc.asyncProperty(messages, async (message) => {
      const read = parseFile(await toFile(message, sign));
      assert.ok(read.kind === 'message');
      assert.deepEqual(read.message, message);
      assert.equal(read.mac, await sign(read.body));
    }),
  );
});

test('a message as the customer comes back, without a permission in it', async () => {
  const message = say(1, { type: 'message', author: { kind: 'customer' } });
  const read = parseFile(await toFile(message, sign));
  assert.deepEqual(read.kind === 'message' && read.message, message);
});

for (const [name, each] of Object.entries(states)) {
  test(`a message that is ${name} comes back`, async () => {
    const read = parseFile(await toFile(say(1, { state: each }), sign));
    assert.deepEqual(read.kind === 'message' && read.message.state, each);
  });
}

test('no text at all makes it fail: it is a message, newer, or damaged', async () => {
  const whole = await toFile(say(1), sign);
  const json = fc.json().map((body) => JSON.stringify({ version: 1, mac: '', body }));
  const cut = fc.nat(whole.length).map((length) => whole.slice(0, length));
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), json, cut), (content) => {
      assert.ok(['message', 'newer', 'damaged'].includes(parseFile(content).kind));
    }),
    { numRuns: 500 },
  );
});

test('every file that is cut short is damaged', async () => {
  const whole = await toFile(say(1), sign);
  for (let length = 0; length < whole.length; length++)
    assert.equal(parseFile(whole.slice(0, length)).kind, 'damaged', `${length}`);
});

for (const [version, kind] of [
  [2, 'newer'],
  [1e9, 'newer'],
  [0, 'damaged'],
  [-1, 'damaged'],
  ['2', 'damaged'],
  [null, 'damaged'],
  [[2], 'damaged'],
] as const) {
  test(`a file of version ${JSON.stringify(version)} is ${kind}`, () => {
    assert.equal(parseFile(JSON.stringify({ version, mac: '', body: JSON.stringify(say(1)) })).kind, kind);
  });
}

const hostile: readonly (readonly [string, object])[] = [
  ['id', { id: 7 }],
  ['machine', { machine: null }],
  ['origin', { origin: ['https://evil.example'] }],
  ['organization', { organization: { id: '77', domain: 'acme' } }],
  ['domain', { organization: { id: 77 } }],
  ['chat', { chat: '5x' }],
  ['chat 0', { chat: 0 }],
  ['chat with a path', { chat: '5/../6' }],
  ['customer', { customer: {} }],
  ['type', { type: 'email' }],
  ['author', { author: 'ann' }],
  ['kind of author', { author: { kind: 'admin' } }],
  ['agent', { author: { kind: 'agent' } }],
  ['agent -1', { author: { kind: 'agent', agent: { id: -1, name: '', email: '' } } }],
  ['note as the customer', { type: 'private', author: { kind: 'customer' } }],
  ['content', { content: 'text' }],
  ['text', { content: { markdownText: '**text**' } }],
  ['source', { source: { text: 'text' } }],
  ['group', { group: 1 }],
  ['time', { agreedMs: '2026' }],
  ['time that is null', { agreedMs: Number.NaN }],
  ['seen message', { seenMessage: null }],
  ['failures', { failures: '0' }],
  ['state', { state: 'queued' }],
  ['kind of state', { state: { kind: 'toString' } }],
  ['hold', { state: { kind: 'held' } }],
  ['question', { state: { kind: 'asking', question: 'constructor' } }],
  ['reason', { state: { kind: 'waiting', why: 'because', failure: { code: 'notFound' } } }],
  ['failure', { state: { kind: 'rejected', failure: 'no' } }],
  ['baseline', { state: { kind: 'sending', sinceMs: 1 } }],
  ['reads', { state: { kind: 'unconfirmed', sinceMs: 1, baseline: 1, reads: '1' } }],
  ['message id', { state: { kind: 'sent', messageId: 'x', atMs: 1 } }],
];
for (const [what, change] of hostile) {
  test(`a message with a wrong ${what} is damaged`, () => {
    const body = JSON.stringify({ ...say(1), ...change });
    assert.equal(parseFile(JSON.stringify({ version: 1, mac: '', body })).kind, 'damaged');
  });
}

test('names that anybody may have written are made harmless', () => {
  const customer = '[x](command:evil)\u202e $(lock)';
  const author = { kind: 'agent', agent: { id: 7, name: customer, email: customer } };
  const body = JSON.stringify({ ...say(1), customer, author, name: customer });
  const read = parseFile(JSON.stringify({ version: 1, mac: '', body }));
  assert.ok(read.kind === 'message');
  const safe = toDisplayText(customer);
  assert.deepEqual([read.message.customer, read.message.name], [safe, safe]);
  assert.deepEqual(read.message.author, { kind: 'agent', agent: { id: 7, name: safe, email: safe } });
});

test('what does not belong to a message is left out', () => {
  const body = JSON.stringify({ ...say(1), url: 'https://evil.example', state: { kind: 'queued', more: 1 } });
  const read = parseFile(JSON.stringify({ version: 1, mac: '', body }));
  assert.deepEqual(read.kind === 'message' && read.message, say(1));
});
