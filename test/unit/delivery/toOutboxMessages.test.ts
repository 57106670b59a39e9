import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDisplayText } from '../../../src/core/displayText';
import { toCustomerAuthor } from '../../../src/core/message';
import { toOutboxMessages } from '../../../src/delivery/toOutboxMessages';
import { ann, content, customerAddress, noteAddress, toSendable } from '../messages';
import { machine, toId } from '../outboxMessages';

const agreement = {
  ...{
    origin: 'https://api.helpcrunch.com',
    organization: { id: 77, domain: 'acme' },
    nowMs: 1_000,
    holdMs: 0,
  },
  ...{ customer: toDisplayText('Cara'), seenMessage: 41 },
};
const source = { text: '**cause**', form: 'markdown' };

test('messages that were confirmed together are one group, each with its own id and content', async () => {
  const sendables = [await toSendable(noteAddress), await toSendable(noteAddress, { text: 'two' })];
  const agreed = sendables.map((sendable) => ({ sendable, source }));
  const [first, second] = toOutboxMessages([toId(1), toId(2)], agreed, { ...agreement, draft: 'd' }, machine);
  assert.deepEqual(first, {
    ...{
      id: toId(1),
      group: toId(1),
      machine,
      origin: agreement.origin,
      organization: agreement.organization,
    },
    ...{ chat: 5, customer: 'Cara', type: 'private', author: ann, content, source, draft: 'd' },
    ...{ agreedMs: 1_000, seenMessage: 41, failures: 0, state: { kind: 'queued' } },
  });
  assert.deepEqual([second?.id, second?.group, second?.content], [toId(2), toId(1), { text: 'two' }]);
});

test('only the first message stands for the draft that all are made of', async () => {
  const sendables = await Promise.all([1, 2, 3].map(() => toSendable(noteAddress)));
  const agreed = sendables.map((sendable) => ({ sendable, source }));
  const ids = [toId(1), toId(2), toId(3)];
  const messages = toOutboxMessages(ids, agreed, { ...agreement, draft: 'd' }, machine);
  assert.deepEqual(
    messages.map(({ draft }) => draft),
    ['d', undefined, undefined],
  );
});

test('a message that can be undone is held for so long', async () => {
  const agreed = [{ sendable: await toSendable(customerAddress), source, name: toDisplayText('a.md') }];
  const [message] = toOutboxMessages([toId(1)], agreed, { ...agreement, holdMs: 5_000 }, machine);
  assert.deepEqual([message?.state, message?.name], [{ kind: 'held', untilMs: 6_000 }, 'a.md']);
});

test('the permission to write as the customer is not kept', async () => {
  const author = toCustomerAuthor(true);
  assert.ok(author);
  const agreed = [{ sendable: await toSendable({ ...customerAddress, author }), source }];
  const [message] = toOutboxMessages([toId(1)], agreed, agreement, machine);
  assert.deepEqual(JSON.parse(JSON.stringify(message?.author)), { kind: 'customer' });
});

test('a message without an id is a mistake', async () => {
  const agreed = [{ sendable: await toSendable(noteAddress), source }];
  assert.throws(() => toOutboxMessages([], agreed, agreement, machine));
});
