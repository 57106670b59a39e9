import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Decision, toAddress, toCustomerAuthor, toSendables } from '../../../src/core/message';
import { ann, chatId, content, customerAddress, noteAddress } from '../messages';

const never = (): Promise<Decision> => Promise.reject(new Error('asked'));

test('there is a customer author only where the setting is exactly true', () => {
  assert.deepEqual(toCustomerAuthor(true), { kind: 'customer' });
  for (const setting of [false, undefined, null, 'true', 'false', 1, {}]) {
    assert.equal(toCustomerAuthor(setting), undefined);
  }
});

test('an agent may write to both readers, the customer only to the customer', () => {
  const customer = toCustomerAuthor(true);
  assert.ok(customer !== undefined);
  assert.deepEqual(toAddress(chatId(5), 'private', ann), noteAddress);
  assert.deepEqual(toAddress(chatId(5), 'message', ann), customerAddress);
  assert.deepEqual(toAddress(chatId(5), 'message', customer), { ...customerAddress, author: customer });
  assert.equal(toAddress(chatId(5), 'private', customer), undefined);
});

test('notes are sent in their order and without a question', async () => {
  const contents = [{ text: 'one' }, { text: 'two' }];
  assert.deepEqual(
    await toSendables(noteAddress, contents, never, false),
    contents.map((said) => ({ ...noteAddress, content: said })),
  );
});

for (const [what, address, confirmsNotes] of [
  ['customer messages', customerAddress, false],
  ['notes that are to be confirmed', noteAddress, true],
] as const) {
  test(`several ${what} are asked about once`, async () => {
    let asked = 0;
    const confirm = (): Promise<Decision> => {
      asked++;
      return Promise.resolve('send');
    };
    const contents = [{ text: 'one' }, { text: 'two' }];
    const expected = contents.map((said) => ({ ...address, content: said }));
    assert.deepEqual(await toSendables(address, contents, confirm, confirmsNotes), expected);
    assert.equal(asked, 1);
  });

  for (const decision of ['review', undefined] as const) {
    test(`nothing is sent of ${what} after ${decision ?? 'Escape'}`, async () => {
      const answer = toSendables(address, [content], () => Promise.resolve(decision), confirmsNotes);
      assert.equal(await answer, decision);
    });
  }

  test(`nothing is sent of ${what} when the question fails`, async () => {
    await assert.rejects(toSendables(address, [content], never, confirmsNotes), /asked/);
  });
}

test('what is sent is what was there when the question was asked', async () => {
  const said = { text: 'shown' };
  const contents = [said];
  const sendables = await toSendables(
    customerAddress,
    contents,
    () => {
      said.text = 'changed';
      contents.push({ text: 'added' });
      return Promise.resolve('send');
    },
    false,
  );
  assert.deepEqual(sendables, [{ ...customerAddress, content: { text: 'shown' } }]);
});

test('what may be sent cannot be changed any more', async () => {
  const sendables = await toSendables(noteAddress, [content], never, false);
  assert.ok(Array.isArray(sendables));
  const [note] = sendables as object[];
  assert.throws(() => Object.assign(note ?? {}, { chat: 6 }), TypeError);
  assert.throws(() => Object.assign((note as { content: object }).content, { text: 'changed' }), TypeError);
});
