import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleChats } from '../standin/sampleChats';
import type { Fault } from '../standin/standin';
import { withStandin } from '../standin/withStandin';
import { Machine, type Said, acceptedBy, postsTo } from './delivering';

const post = { method: 'POST', path: '/messages' } as const;
const words = [
  { code: 'invalid_request', message: 'Invalid request' },
  { code: 'text', message: 'This value is too long.' },
];
const minute = 60_000;

const rejected: readonly (readonly [string, Fault | undefined, Said, object])[] = [
  [
    '400',
    { kind: 'status', status: 400, body: { errors: words }, ...post },
    {},
    { code: 'requestRejected', fields: [{ field: 'text', message: 'This value is too long.' }] },
  ],
  [
    '403 without words',
    { kind: 'status', status: 403, ...post },
    {},
    { code: 'requestRejected', fields: [] },
  ],
  ['413', { kind: 'status', status: 413, ...post }, {}, { code: 'requestRejected', fields: [] }],
  ['422', { kind: 'status', status: 422, ...post }, {}, { code: 'requestRejected', fields: [] }],
  [
    '404 of the chat',
    undefined,
    { chat: sampleChats.unknown, seenMessage: 1 },
    { code: 'chatNotFound', chat: 99_999 },
  ],
  ['404 of the agent', undefined, { agent: 9_999 }, { code: 'agentNotFound', agent: 9_999 }],
];
for (const [what, fault, said, failure] of rejected) {
  test(`${what}: rejected with the API's words, and the next message goes`, async (t) => {
    await withStandin({}, async (standin) => {
      const window = await Machine.start(t, standin);
      if (fault) standin.inject(fault);
      await window.say('refused', said);
      const state = await window.machine.reaches('refused', 'rejected');
      assert.deepEqual(state.failure, failure);
      await window.say('the next', {
        chat: said.chat === undefined ? sampleChats.opened : sampleChats.closed,
      });
      await window.machine.reaches('the next', 'sent');
      assert.deepEqual([postsTo(standin), acceptedBy(standin)], [2, ['the next']]);
    });
  });
}

test('what was confirmed together with a rejected message is asked about', async (t) => {
  await withStandin({}, async (standin) => {
    const window = await Machine.start(t, standin);
    standin.inject({ kind: 'status', status: 400, ...post });
    await window.say('one', {}, 'two', 'three');
    for (const text of ['two', 'three']) {
      const { question } = await window.machine.reaches(text, 'asking');
      assert.equal(question, 'groupStopped');
    }
    assert.deepEqual([postsTo(standin), acceptedBy(standin)], [1, []]);
  });
});

for (const [what, said, waitMs, question] of [
  ['a customer message that has waited more than 15 minutes', { type: 'message' }, 16 * minute, 'late'],
  ['a customer message of more than a day', { type: 'message' }, 25 * 60 * minute, 'old'],
  ['a note of more than a day', {}, 25 * 60 * minute, 'old'],
] as const) {
  test(`${what} asks again before it goes`, async (t) => {
    await withStandin({}, async (standin) => {
      const window = await Machine.start(t, standin);
      await standin.unplug();
      await window.say('late', said);
      await window.machine.reaches('late', 'waiting');
      window.machine.aheadMs = waitMs;
      await standin.plugIn();
      assert.deepEqual(await window.machine.reaches('late', 'asking'), { kind: 'asking', question });
      assert.equal(postsTo(standin), 0);
    });
  });
}

for (const [what, said, waitMs] of [
  ['a customer message that has waited a quarter of an hour', { type: 'message' }, 14 * minute],
  ['a note that has waited for most of a day', {}, 23 * 60 * minute],
] as const) {
  test(`${what} goes by itself`, async (t) => {
    await withStandin({}, async (standin) => {
      const window = await Machine.start(t, standin);
      await standin.unplug();
      await window.say('in time', said);
      await window.machine.reaches('in time', 'waiting');
      window.machine.aheadMs = waitMs;
      await standin.plugIn();
      await window.machine.reaches('in time', 'sent');
      assert.deepEqual([postsTo(standin), acceptedBy(standin)], [1, ['in time']]);
    });
  });
}

for (const [what, line, isAsked] of [
  ['the customer has written', { type: 'message', from: 'customer' }, true],
  ['another agent has written', { type: 'message', from: 'agent', agent: 4189 }, true],
  ['a colleague has left a note', { type: 'private', from: 'agent', agent: 4189 }, true],
  ['the system has noted something', { type: 'tech', from: 'agent', agent: 4188 }, false],
] as const) {
  test(`${what} since: a customer message ${isAsked ? 'asks again' : 'goes'}, a note goes`, async (t) => {
    await withStandin({}, async (standin) => {
      const window = await Machine.start(t, standin);
      const { client } = await window.delivery.sessions.open(window.machine.root);
      const { id, lastMessageId = 0 } = await client.getChat((await window.say('before')).chat);
      await window.machine.reaches('before', 'sent');
      const seenMessage = Math.max(lastMessageId, standin.posted[0]?.id ?? 0);
      standin.say({ chat: id, text: 'Wait!', ...line });
      await window.say('a note', { seenMessage });
      await window.machine.reaches('a note', 'sent');
      await window.say('an answer', { type: 'message', seenMessage });
      if (isAsked) {
        const { question, newestMessage } = await window.machine.reaches('an answer', 'asking');
        assert.equal(question, 'newerMessages');
        assert.ok((newestMessage ?? 0) > seenMessage);
      } else {
        await window.machine.reaches('an answer', 'sent');
      }
      const answer = isAsked ? [] : ['an answer'];
      assert.deepEqual(acceptedBy(standin), ['before', 'a note', ...answer]);
    });
  });
}

test("one's own messages are no reason to ask", async (t) => {
  await withStandin({}, async (standin) => {
    const window = await Machine.start(t, standin);
    const { client } = await window.delivery.sessions.open(window.machine.root);
    const chat = await client.getChat((await window.say('a note')).chat);
    await window.say('one', { type: 'message', seenMessage: chat.lastMessageId ?? 0 }, 'two', 'three');
    await window.machine.reaches('three', 'sent');
    assert.deepEqual(acceptedBy(standin), ['a note', 'one', 'two', 'three']);
  });
});
