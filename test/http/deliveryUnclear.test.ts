import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AttemptLimits } from '../../src/api/attempt';
import { withState } from '../../src/core/outbox';
import { sampleChats } from '../standin/sampleChats';
import type { Fault } from '../standin/standin';
import { withStandin } from '../standin/withStandin';
import { type DeliveringWindow, Machine, acceptedBy, impatient, postsTo, shortTimes } from './delivering';

const post = { method: 'POST', path: '/messages' } as const;

/** What is answered when HelpCrunch has the message, or may have it, and says nothing clear. */
const unclear: readonly (readonly [string, (fate: object) => Fault, AttemptLimits?])[] = [
  ['a time-out', (fate) => ({ kind: 'hang', ...post, ...fate }), impatient],
  ['a cut after the body', (fate) => ({ kind: 'cutAfterBody', ...post, ...fate })],
  ['500', (fate) => ({ kind: 'status', status: 500, ...post, ...fate })],
  ['502 of a gateway', (fate) => ({ kind: 'status', status: 502, body: '<html>', ...post, ...fate })],
  [
    '503 with Retry-After',
    (fate) => ({ kind: 'status', status: 503, headers: { 'retry-after': '1' }, ...post, ...fate }),
  ],
  ['504', (fate) => ({ kind: 'status', status: 504, ...post, ...fate })],
  [
    'a redirect',
    (fate) => ({ kind: 'status', status: 307, headers: { location: '/v1/messages' }, ...post, ...fate }),
  ],
  ['garbage', (fate) => ({ kind: 'garbage', ...post, ...fate })],
  ['200 with a page', (fate) => ({ kind: 'html', ...post, ...fate })],
  ['204', (fate) => ({ kind: 'emptyBody', ...post, ...fate })],
  ['an answer that never ends', (fate) => ({ kind: 'hugeBody', ...post, ...fate })],
  ['an answer that is nested too deep', (fate) => ({ kind: 'deepBody', ...post, ...fate })],
];

for (const [what, toFault, limits] of unclear) {
  for (const [when, fate] of [
    ['at once', { commit: true }],
    ['late', { commit: true, commitAfterMs: 60 }],
  ] as const) {
    test(`${what}, taken ${when}: found in the conversation, and sent once`, async (t) => {
      await withStandin({}, async (standin) => {
        const window = await Machine.start(t, standin, limits && { limits });
        standin.inject(toFault(fate));
        await window.say('lost');
        const { messageId } = await window.machine.reaches('lost', 'sent');
        assert.deepEqual([postsTo(standin), acceptedBy(standin)], [1, ['lost']]);
        assert.equal(messageId, standin.posted[0]?.id);
        assert.ok(window.machine.kindsOf('lost').includes('unconfirmed'));
      });
    });
  }

  test(`${what}, never taken: asks the user, and never goes by itself`, async (t) => {
    await withStandin({}, async (standin) => {
      const window = await Machine.start(t, standin, limits && { limits });
      standin.inject(toFault({}));
      await window.say('lost');
      await assertRests(window);
      assert.equal(postsTo(standin), 2);
    });
  });
}

/** The message rests for the user, in this window and in the next one, while others go. */
async function assertRests(window: DeliveringWindow): Promise<void> {
  const { reads } = await window.machine.reaches(
    'lost',
    'unconfirmed',
    ({ nextReadMs }) => nextReadMs === undefined,
  );
  assert.equal(reads, shortTimes.readBackMs.length);
  const { machine } = window;
  const next = machine.open();
  await next.say('another', { chat: sampleChats.closed });
  await window.say('the next one in this chat');
  await next.machine.reaches('another', 'sent');
  const { entries } = await window.delivery.store.list();
  const left = entries.filter(({ message }) => message.state.kind !== 'sent');
  assert.deepEqual(
    left.map(({ message }) => [message.content.text, message.state.kind]),
    [
      ['lost', 'unconfirmed'],
      ['the next one in this chat', 'queued'],
    ],
  );
  assert.deepEqual(acceptedBy(machine.standin), ['another']);
}

for (const [what, fault, options] of [
  ['a cut before the body', { kind: 'cutBeforeBody', ...post }, {}],
  ['a cut in the answer', { kind: 'cutInAnswer', ...post }, {}],
  ['an answer that drips', { kind: 'slowDrip', ms: 50, ...post }, { limits: impatient }],
] as const) {
  const isTaken = fault.kind !== 'cutBeforeBody';
  test(`${what}: ${isTaken ? 'found, and sent once' : 'asks the user'}`, async (t) => {
    await withStandin({}, async (standin) => {
      const window = await Machine.start(t, standin, options);
      standin.inject(fault);
      await window.say('lost');
      if (isTaken) await window.machine.reaches('lost', 'sent');
      else await window.machine.reaches('lost', 'unconfirmed', ({ nextReadMs }) => nextReadMs === undefined);
      assert.deepEqual([postsTo(standin), acceptedBy(standin)], [1, isTaken ? ['lost'] : []]);
    });
  });
}

test('sent again by the user, it goes once more and no further', async (t) => {
  await withStandin({}, async (standin) => {
    const window = await Machine.start(t, standin);
    standin.inject({ kind: 'cutAfterBody', ...post });
    const { id } = await window.say('lost');
    await window.machine.reaches('lost', 'unconfirmed', ({ nextReadMs }) => nextReadMs === undefined);
    await window.lets(id);
    const agreedMs = window.clock.now();
    const again = window.delivery.outbox.act(id, ({ message, provenance }) =>
      Promise.resolve(
        provenance === 'ours'
          ? withState(message, { kind: 'queued' }, { agreedMs, seenMessage: 0 })
          : 'leave',
      ),
    );
    assert.ok(await again);
    await window.machine.reaches('lost', 'sent');
    assert.deepEqual([postsTo(standin), acceptedBy(standin)], [2, ['lost']]);
  });
});

test('two that are alike, both lost and taken, are two entries, and each is sent once', async (t) => {
  await withStandin({}, async (standin) => {
    const window = await Machine.start(t, standin);
    standin.inject({ kind: 'cutAfterBody', ...post, commit: true, times: 2 });
    await window.say('alike', {}, 'alike');
    const { messageId } = await window.machine.reaches('alike', 'sent');
    await window.machine.reaches('alike', 'sent', (state) => state.messageId !== messageId);
    assert.deepEqual([postsTo(standin), acceptedBy(standin)], [2, ['alike', 'alike']]);
  });
});

for (const [what, line] of [
  ["the customer's", { type: 'message', from: 'customer' }],
  ["another agent's", { type: 'private', from: 'agent', agent: 4189 }],
  ["the same agent's, for the customer", { type: 'message', from: 'agent', agent: 4188 }],
] as const) {
  test(`${what} same words in the chat are not taken for a lost note`, async (t) => {
    await withStandin({}, async (standin) => {
      const window = await Machine.start(t, standin);
      standin.inject({ kind: 'cutAfterBody', ...post });
      await window.say('lost');
      await window.machine.reaches('lost', 'unconfirmed');
      standin.say({ chat: sampleChats.opened, text: 'lost', ...line });
      await window.machine.reaches('lost', 'unconfirmed', ({ nextReadMs }) => nextReadMs === undefined);
      assert.equal(postsTo(standin), 1);
    });
  });
}

for (const isTaken of [true, false]) {
  const what = isTaken ? 'found by the next window' : 'a question of the next window';
  test(`when the window dies while it sends, the message is ${what}, and sent once`, async (t) => {
    await withStandin({}, async (standin) => {
      const first = new Machine(t, standin).open();
      await first.saveKey(standin.key);
      standin.inject({ kind: 'hang', ...post, commit: isTaken });
      await first.say('lost');
      await first.machine.reaches('lost', 'sending');
      while (postsTo(standin) === 0) await first.delivery.store.list();
      first.owners.die();
      const second = first.machine.open();
      if (isTaken) await second.machine.reaches('lost', 'sent');
      else await second.machine.reaches('lost', 'unconfirmed', ({ nextReadMs }) => nextReadMs === undefined);
      assert.deepEqual([postsTo(standin), acceptedBy(standin)], [1, isTaken ? ['lost'] : []]);
    });
  });
}
