import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Answer } from '../../../src/api/attempt';
import { Cancelled, HandoffError } from '../../../src/core/failure';
import { chatId, content, noteAddress, toSendable } from '../messages';
import { clientOn, credential, failing } from './clientOn';

const secrets = ['SECRETNAME', 'secret@example.com', 'SECRETTEXT', 'SECRETDOMAIN', credential.key];
const known = [
  'data',
  'id',
  'name',
  'email',
  'customer',
  'status',
  'snoozedUntil',
  'lastMessageText',
  'domain',
];
const keys = fc.constantFrom(...known, ...known, 'errors', 'code', 'message', '__proto__', ...secrets);

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.oneof(fc.constantFrom<unknown>(...secrets, '', null, true, 5, '5', -1, 1e300), fc.string()),
    fc.dictionary(keys, tie('value'), { maxKeys: 5 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.record({ data: fc.array(fc.record({ id: fc.nat(), name: tie('value'), email: tie('value') })) }),
    fc.record({ id: fc.constantFrom(5, '5'), customer: fc.record({ id: tie('value'), name: tie('value') }) }),
    fc.record({ errors: fc.array(fc.record({ code: tie('value'), message: tie('value') })) }),
  ),
}));

const hostileAnswer: fc.Arbitrary<Answer> = fc.record({
  status: fc.constantFrom(200, 200, 200, 201, 204, 302, 400, 401, 404, 429, 500),
  headers: fc.record({ 'retry-after': fc.constantFrom(...secrets) }),
  body: fc.oneof(
    value.map((answered) => JSON.stringify(answered)),
    value.map((answered) => JSON.stringify(answered).slice(0, -1)),
    fc.constantFrom(...secrets),
  ),
});

const lineForm = /^(GET|POST) (\/v1)?\/(organization|agents|chats(\/5)?|messages)(:| ->) [ -~]+$/;

/** Every call of the client; each ends in an answer or in a failure that is one of ours. */
async function callAll({ client }: ReturnType<typeof clientOn>): Promise<void> {
  const message = await toSendable(noteAddress, { text: `SECRETTEXT ${content.text}` });
  for (const call of [
    () => client.getOrganization(),
    () => client.listAgents(),
    () => client.listRecentChats(),
    () => client.getChat(chatId(5)),
    () => client.createMessage(message),
  ]) {
    await call().catch((error: unknown) =>
      assert.ok(error instanceof HandoffError || error instanceof Cancelled),
    );
  }
}

function assertClean(lines: readonly string[]): void {
  assert.ok(lines.length >= 5);
  for (const line of lines) {
    assert.match(line, lineForm);
    for (const secret of secrets) assert.ok(!line.includes(secret), line);
  }
}

test('whatever the server answers, the log holds no key, text, name or e-mail', async () => {
  await fc.assert(
    fc.asyncProperty(hostileAnswer, async (answer) => {
      const made = clientOn(() => answer);
      await callAll(made);
      assertClean(made.log.lines);
    }),
    { numRuns: 400 },
  );
});

test('whatever the network does, the log names the fault and quotes nothing', async () => {
  const cause = Object.assign(new Error(`Response does not match: ${secrets.join()}`), {
    data: secrets.join(),
  });
  for (const code of ['ECONNRESET', secrets.join(), 5, undefined]) {
    const made = clientOn(failing('cut', true, Object.assign(cause, { code })));
    await callAll(made);
    assertClean(made.log.lines);
  }
});

test('a line tells the request, its outcome and how long it took', async () => {
  const answered = clientOn(() => ({ status: 200, headers: {}, body: '{"data":{"id":1,"domain":5}}' }));
  await assert.rejects(answered.client.getOrganization());
  const [exchange = '', unreadable = ''] = answered.log.lines;
  assert.match(exchange, /^GET \/v1\/organization -> 200 \(\d+ ms\)$/);
  assert.equal(unreadable, 'GET /v1/organization: unreadable answer (data.domain: string)');
});

test('what was written is told, what was read only to those who debug, and what went wrong as a warning', async () => {
  const message = await toSendable(noteAddress, content);
  const levelsAt = async (status: number): Promise<unknown> => {
    const { client, log } = clientOn(() => ({ status, headers: {}, body: '{"data":[]}' }));
    await client.listAgents().catch(() => undefined);
    await client.findCustomers('ann').catch(() => undefined);
    await client.createMessage(message).catch(() => undefined);
    return log.levels.filter((_, index) => / -> \d/.test(log.lines[index] ?? ''));
  };
  assert.deepEqual(await levelsAt(200), ['debug', 'debug', 'info']);
  assert.deepEqual(await levelsAt(429), ['warn', 'warn', 'warn']);
});

test('a failed line tells whether the request was handed over, and the name of the error', async () => {
  const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
  const garbage = Object.assign(new Error('SECRETTEXT'), { name: 'HTTPParserError', code: undefined });
  for (const [handedOver, cause, line] of [
    [true, reset, 'GET /v1/organization -> cut, handed over ECONNRESET'],
    [false, garbage, 'GET /v1/organization -> cut, not handed over HTTPParserError'],
    [true, undefined, 'GET /v1/organization -> cut, handed over'],
  ] as const) {
    const { client, log } = clientOn(failing('cut', handedOver, cause));
    await assert.rejects(client.getOrganization());
    assert.deepEqual(log.lines, [line]);
  }
});

test('of a million faults in one answer only the first is named', async () => {
  const body = `{"data":[${'0,'.repeat(1_000_000)}0]}`;
  const { client, log } = clientOn(() => ({ status: 200, headers: {}, body }));
  await assert.rejects(client.listAgents());
  assert.equal(log.lines[1], 'GET /v1/agents: unreadable answer (data.0: Object)');
});
