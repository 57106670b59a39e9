import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ConfirmedMessages,
  toCustomerAuthor,
  toSendableMessages,
  toSendableNotes,
} from '../../../src/core/message';
import { customerMessage, note } from '../messages';

test('there is a customer author only where the setting is exactly true', () => {
  assert.deepEqual(toCustomerAuthor(true), { kind: 'customer' });
  for (const setting of [false, undefined, null, 'true', 'false', 1, {}]) {
    assert.equal(toCustomerAuthor(setting), undefined);
  }
});

test('a note can be sent as it is', () => {
  assert.deepEqual(toSendableNotes([note]), [note]);
});

test('messages that the user confirmed can be sent', async () => {
  const confirmed = await ConfirmedMessages.ask([customerMessage], () => Promise.resolve('send'));
  assert.ok(confirmed instanceof ConfirmedMessages);
  assert.deepEqual(toSendableMessages(confirmed), [customerMessage]);
});

for (const decision of ['review', undefined] as const) {
  test(`the decision ${decision ?? 'to cancel'} confirms nothing`, async () => {
    const answer = await ConfirmedMessages.ask([customerMessage], () => Promise.resolve(decision));
    assert.equal(answer, decision);
  });
}

test('what is sent is what was shown, whatever becomes of the originals meanwhile', async () => {
  const content = { text: 'shown' };
  const messages = [{ ...customerMessage, content }];
  const shown: string[] = [];
  const confirmed = await ConfirmedMessages.ask(messages, (asked) => {
    shown.push(...asked.map((message) => message.content.text));
    content.text = 'changed';
    messages.push(customerMessage);
    assert.throws(() => Object.assign(asked, [customerMessage]), TypeError);
    assert.throws(() => Object.assign(asked[0]?.content ?? {}, { text: 'changed' }), TypeError);
    return Promise.resolve('send');
  });
  assert.ok(confirmed instanceof ConfirmedMessages);
  assert.deepEqual(
    toSendableMessages(confirmed).map((message) => message.content.text),
    shown,
  );
  assert.deepEqual(shown, ['shown']);
});

test('a confirmation that fails confirms nothing', async () => {
  const failing = ConfirmedMessages.ask([customerMessage], () => Promise.reject(new Error('closed')));
  await assert.rejects(failing, /closed/);
});
