import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliveryTimes } from '../../../src/core/deliveryTimes';
import type { OutboxMessage } from '../../../src/core/outbox';
import {
  type Circumstances,
  type Step,
  isGroupStopped,
  isUntried,
  toHeads,
  toStep,
} from '../../../src/core/outboxStep';
import { chatId } from '../messages';
import { customerMessage, say, states, toId } from '../outboxMessages';

const minute = 60_000;
const nowMs = 100 * minute;
const alone: Circumstances = { nowMs, heldHere: true, groupStopped: false, hurried: false };

function step(message: Partial<OutboxMessage>, at: Partial<Circumstances> = {}): Step {
  return toStep(say(1, { agreedMs: nowMs, ...message }), { ...alone, ...at }, deliveryTimes);
}

const rest = { kind: 'rest' };
const attempt = { kind: 'attempt' };
const readBack = { kind: 'readBack' };

const rows: readonly (readonly [string, Partial<OutboxMessage>, Partial<Circumstances>, object])[] = [
  ['queued', { state: states.queued }, {}, attempt],
  [
    'held, not yet over',
    { state: { kind: 'held', untilMs: nowMs + 1 } },
    {},
    { ...rest, untilMs: nowMs + 1 },
  ],
  ['held, over', { state: { kind: 'held', untilMs: nowMs } }, {}, attempt],
  [
    'held, hurried, not yet over',
    { state: { kind: 'held', untilMs: nowMs + 1 } },
    { hurried: true },
    { ...rest, untilMs: nowMs + 1 },
  ],
  [
    'held by a window that is gone',
    { state: { kind: 'held', untilMs: 0 } },
    { heldHere: false },
    { kind: 'ask', question: 'interrupted' },
  ],
  ['waiting', { state: { ...states.waiting, untilMs: nowMs + 1 } }, {}, { ...rest, untilMs: nowMs + 1 }],
  ['waiting, over', { state: { ...states.waiting, untilMs: nowMs } }, {}, attempt],
  ['waiting, hurried', { state: { ...states.waiting, untilMs: nowMs + 1 } }, { hurried: true }, attempt],
  ['waiting for a key', { state: states.waitingForUser }, {}, rest],
  ['waiting for a key that has come', { state: states.waitingForUser }, { hurried: true }, attempt],
  ['on its way, and found', { state: states.sending }, {}, { kind: 'doubt' }],
  ['a question', { state: states.asking }, { hurried: true }, rest],
  [
    'of unknown end',
    { state: { ...states.reading, nextReadMs: nowMs + 1 } },
    {},
    { ...rest, untilMs: nowMs + 1 },
  ],
  ['of unknown end, to be read', { state: { ...states.reading, nextReadMs: nowMs } }, {}, readBack],
  [
    'of unknown end, hurried',
    { state: { ...states.reading, nextReadMs: nowMs + 1 } },
    { hurried: true },
    readBack,
  ],
  ['never found', { state: states.unconfirmed }, {}, rest],
  ['never found, looked for by the user', { state: states.unconfirmed }, { hurried: true }, readBack],
  [
    'waiting for the network, later than there is a pause, since the clock was set back',
    { state: { ...states.waiting, untilMs: nowMs + minute + 1 } },
    {},
    attempt,
  ],
  [
    'waiting for the network, as long as the longest pause',
    { state: { ...states.waiting, untilMs: nowMs + minute } },
    {},
    { ...rest, untilMs: nowMs + minute },
  ],
  [
    'waiting for the limit, however long',
    { state: { ...states.waiting, why: 'limit', untilMs: nowMs + 60 * minute } },
    {},
    { ...rest, untilMs: nowMs + 60 * minute },
  ],
  [
    'of unknown end, to be read later than there is a pause',
    { state: { ...states.reading, nextReadMs: nowMs + 4 * minute + 1 } },
    {},
    readBack,
  ],
  ['rejected', { state: states.rejected }, { hurried: true }, rest],
  ['sent', { state: states.sent }, {}, { kind: 'finish' }],
];
for (const [what, message, at, expected] of rows) {
  test(`a message that is ${what}: ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(step(message, at), expected);
  });
}

for (const [name, state] of Object.entries(states)) {
  const isAsked = ['queued', 'held', 'waiting', 'waitingForUser'].includes(name);
  test(`${name}, after a rejected one of its group: ${isAsked ? 'asks' : 'as otherwise'}`, () => {
    const stopped = step({ state }, { groupStopped: true });
    assert.deepEqual(stopped, isAsked ? { kind: 'ask', question: 'groupStopped' } : step({ state }));
    assert.equal(isUntried(say(1, { state })), isAsked);
  });
}

for (const [what, type, ageMs, expected] of [
  ['a customer message of 15 minutes', 'message', 15 * minute, attempt],
  ['an older customer message', 'message', 15 * minute + 1, { kind: 'ask', question: 'late' }],
  ['a note of 15 minutes and more', 'private', 16 * minute, attempt],
  ['a note of a day', 'private', 24 * 60 * minute, attempt],
  ['an older note', 'private', 24 * 60 * minute + 1, { kind: 'ask', question: 'old' }],
  ['a customer message of more than a day', 'message', 25 * 60 * minute, { kind: 'ask', question: 'old' }],
  ['a customer message from the future', 'message', -16 * minute, { kind: 'ask', question: 'late' }],
  ['a note from far in the future', 'private', -25 * 60 * minute, { kind: 'ask', question: 'old' }],
] as const) {
  test(`${what}: ${JSON.stringify(expected)}, whatever it waited for`, () => {
    const agreedMs = nowMs - ageMs;
    assert.deepEqual(step({ type, agreedMs }), expected);
    assert.deepEqual(step({ type, agreedMs, state: { ...states.waiting, untilMs: nowMs } }), expected);
    assert.deepEqual(step({ type, agreedMs, state: states.waitingForUser }, { hurried: true }), expected);
  });
}

const resting = [
  ['is held', { kind: 'held', untilMs: nowMs + 60 * minute }],
  ['waits for the limit', { ...states.waiting, why: 'limit', untilMs: nowMs + 60 * minute }],
] as const;
for (const [what, state] of resting) {
  for (const [type, backMs, question] of [
    ['message', 15 * minute, undefined],
    ['message', 15 * minute + 1, 'late'],
    ['private', 24 * 60 * minute, undefined],
    ['private', 24 * 60 * minute + 1, 'old'],
  ] as const) {
    const does = question ? `asks '${question}'` : 'rests';
    test(`one of type ${type} that ${what} ${does} where the clock was set back by ${backMs} ms`, () => {
      const expected = question ? { kind: 'ask', question } : { kind: 'rest', untilMs: state.untilMs };
      assert.deepEqual(step({ type, state, agreedMs: nowMs + backMs }), expected);
    });
  }

  test(`a message that ${what} rests until its time, however long ago it was agreed to`, () => {
    const old = { type: 'message', state, agreedMs: nowMs - 60 * minute } as const;
    assert.deepEqual(step(old), { kind: 'rest', untilMs: state.untilMs });
  });
}

test('what waits for the user goes on waiting where the clock was set back', () => {
  assert.deepEqual(step({ state: states.waitingForUser, agreedMs: nowMs + 48 * 60 * minute }), rest);
});

const toNumbers = (messages: readonly OutboxMessage[]): string[] =>
  toHeads(messages.map((message) => ({ message }))).map(({ message }) => message.id);

test('of each chat the first one that is not over may move', () => {
  const other = chatId(6);
  const messages = [
    say(1, { state: states.rejected }),
    say(2, { state: states.sent }),
    say(3, { state: states.unconfirmed }),
    say(4),
    say(5, { chat: other }),
    say(6, { chat: other, state: states.sent }),
    say(7, { chat: chatId(5), origin: 'https://elsewhere.example' }),
    say(8, { organization: { id: 78, domain: 'umbrella' } }),
  ];
  assert.deepEqual(toNumbers(messages), [2, 5, 7, 8].map(toId));
});

for (const [name, state] of Object.entries(states)) {
  const lets = name === 'rejected';
  test(`one that is ${name} ${lets ? 'lets the next one go' : 'holds up the next one'}`, () => {
    assert.equal(toNumbers([say(1, { state }), say(2)]).includes(toId(2)), lets);
  });
}

for (const [what, unread, moves] of [
  ['before it in its group', 2, false],
  ['that its group begins with', 1, false],
  ['after it', 4, true],
  ['before its group', 0, true],
] as const) {
  test(`a message ${moves ? 'may move' : 'waits, and so does what follows it,'} where one ${what} cannot be read`, () => {
    const messages = [say(3, { group: toId(1) }), say(5)].map((message) => ({ message }));
    assert.deepEqual(toHeads(messages, [toId(unread)]), moves ? messages.slice(0, 1) : []);
  });
}

test('a rejected message stops what comes after it in its group, until the user agrees to that anew', () => {
  const group = toId(1);
  const rejected = customerMessage(2, { group, state: states.rejected });
  const all = [customerMessage(1, { group }), rejected, customerMessage(3, { group }), customerMessage(4)];
  assert.deepEqual(
    all.map((message) => isGroupStopped(message, all)),
    [false, false, true, false],
  );
  const later = customerMessage(3, { group, agreedMs: rejected.agreedMs + 1 });
  assert.equal(isGroupStopped(later, all), false);
});
