import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PostedMessage } from '../standin/standin';
import { isFlawless, judge, type Handed, sumUp, type Verdict } from './judge';

const none: ReadonlySet<string> = new Set();
const fine: Verdict = { accepted: 2, lost: 0, duplicated: 0, outOfOrder: 0, wrong: 0, leftForTheUser: 0 };

const [one, two] = [hand(1), hand(2)];

for (const [what, posted, expected] of [
  ['everything once, in order', [one, two], {}],
  ['a message that never came', [one], { lost: 1 }],
  ['a message that came twice', [one, two, one], { duplicated: 1 }],
  ['a later message first', [two, one], { outOfOrder: 1 }],
  ['another chat', [one, post(two, { chat: 6 })], { wrong: 1 }],
  ['another reader', [one, post(two, { type: 'message' })], { wrong: 1 }],
  ['another author', [one, post(two, { agent: 9 })], { wrong: 1 }],
  ['the customer as author', [one, post(two, { agent: null })], { wrong: 1 }],
  ['another text', [one, post(two, { text: 'm1x2z!' })], { wrong: 1 }],
  ['a formatted text that was not told', [one, post(two, { markdownText: 'm1x2z' })], { wrong: 1 }],
  ['a message that nobody told', [one, two, post(one, { text: 'm1x3z' })], { wrong: 1 }],
] as const)
  test(`the judge sees ${what}`, () => {
    const arrived = posted.map((message) => ('told' in message ? post(message) : message));
    const verdict = judge([one, two], arrived, none, none);
    assert.deepEqual(verdict, { ...fine, ...expected });
    assert.equal(isFlawless(verdict), Object.keys(expected).length === 0);
  });

test('what is still in the outbox is left for the user and not lost, and so is what he was asked about', () => {
  const verdict = judge([one, two], [post(one)], new Set([two.token]), new Set([one.token, two.token]));
  assert.deepEqual(verdict, { ...fine, leftForTheUser: 2 });
});

test('a message that was never accepted may come or not, anywhere in the order, but once', () => {
  const handed = [one, { ...two, accepted: false }, hand(3)];
  const order = (...numbers: number[]) =>
    judge(
      handed,
      numbers.map((number) => post(hand(number))),
      none,
      none,
    );
  for (const arrived of [order(1, 3), order(1, 2, 3), order(1, 3, 2), order(2, 1, 3)])
    assert.deepEqual(arrived, fine);
  assert.deepEqual(order(1, 2, 2, 3), { ...fine, duplicated: 1 });
});

test('chats have no order among each other', () => {
  const other = hand(3, 6);
  assert.deepEqual(judge([one, other], [post(other), post(one)], none, none), fine);
});

test('verdicts add up', () => {
  const bad = { accepted: 1, lost: 2, duplicated: 3, outOfOrder: 4, wrong: 5, leftForTheUser: 6 };
  assert.deepEqual(sumUp([fine, bad]), { ...bad, accepted: 3 });
});

function hand(index: number, chat = 5): Handed {
  const token = `m1x${index}z`;
  return { token, accepted: true, told: { chat, type: 'private', agent: 7, text: token } };
}

function post({ told }: Handed, changes: Partial<PostedMessage> = {}): PostedMessage {
  return { id: 1, from: 'agent', at: 0, ...told, ...changes };
}
