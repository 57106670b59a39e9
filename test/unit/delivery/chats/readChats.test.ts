import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDisplayText } from '../../../../src/core/displayText';
import { watchedChatMs } from '../../../../src/core/limits';
import { ReadChats } from '../../../../src/delivery/chats/readChats';
import { chatId, toChat } from '../../messages';

const five = toChat({ id: chatId(5) });
const six = toChat({ id: chatId(6) });
const renamed = toChat({ id: chatId(5), customer: toDisplayText('Robert') });

test('the answer to the later question counts, in whatever order they come and whatever the clock says', () => {
  const chats = new ReadChats();
  const [first, second] = [chats.ask(2_000), chats.ask(1_000)];
  chats.take(renamed, second);
  chats.take(five, first);
  assert.equal(chats.all.get(five.id), renamed);
  chats.take(five, second);
  assert.equal(chats.all.get(five.id), five, 'of one answer the last one');
});

test('what was read is fresh once, and an outdated answer never is', () => {
  const chats = new ReadChats();
  const [first, second] = [chats.ask(0), chats.ask(0)];
  chats.take(five, second);
  chats.take(renamed, first);
  chats.take(six, first);
  assert.deepEqual(chats.takeFresh(), [five, six]);
  assert.deepEqual(chats.takeFresh(), []);
  chats.take(five, chats.ask(0));
  assert.deepEqual(chats.takeFresh(), [five]);
});

test('what was read ten minutes ago is forgotten unless it is kept, also after the clock was set back', () => {
  for (const sign of [1, -1]) {
    const chats = new ReadChats();
    chats.take(five, chats.ask(0));
    chats.take(six, chats.ask(0));
    chats.forgetOld(new Set(), sign * (watchedChatMs - 1));
    assert.equal(chats.all.size, 2);
    chats.forgetOld(new Set([six.id]), sign * watchedChatMs);
    assert.deepEqual([...chats.all.values()], [six]);
  }
});
