import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import type { OutboxMessage } from '../../src/core/outbox';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { chatId } from '../unit/messages';
import { states, toId } from '../unit/outboxMessages';
import { selectAll, showUntitled } from './documents';
import { openDraft, openDrafts } from './drafts';
import { onMessage } from './failingNote';
import type { Shown } from './messages';
import { useOwnWindow } from './ownWindow';
import { readOutbox, untilOutboxIsEmpty } from './storage';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened } = sampleChats;
const minuteMs = 60_000;
const notSent = `Not sent to chat #${opened} (Ann Lee) as`;
const ofNote = ['Send Now', 'Review', 'Discard'];
const ofMessage = ['Send to Customer...', 'Review', 'Discard'];

interface Case {
  readonly what: string;
  readonly toChanges: () => Partial<OutboxMessage>;
  readonly says: string;
  readonly buttons: readonly string[];
}

const cases: readonly Case[] = [
  {
    what: 'a message that was held when its window was closed',
    toChanges: () => ({ type: 'message', state: { kind: 'held', untilMs: Date.now() + minuteMs } }),
    says: `${notSent} Sam Carter. The window was closed before it went.`,
    buttons: ofMessage,
  },
  {
    what: 'a message to the customer that has waited for more than 15 minutes',
    toChanges: () => ({ type: 'message', agreedMs: Date.now() - 16 * minuteMs }),
    says: `${notSent} Sam Carter. It has waited for more than 15 minutes.`,
    buttons: ofMessage,
  },
  {
    what: 'a note that has waited for more than a day',
    toChanges: () => ({ agreedMs: Date.now() - 25 * 60 * minuteMs }),
    says: `${notSent} Sam Carter. It has waited for more than a day.`,
    buttons: ofNote,
  },
  {
    what: 'a message as the customer when that is switched off since',
    toChanges: () => ({ type: 'message', author: { kind: 'customer' } }),
    says: `${notSent} the customer. Posting as the customer is switched off in the settings.`,
    buttons: ofMessage,
  },
];

suite('Before it is sent after all', () => {
  const bed = useTestBed();
  const own = useOwnWindow(bed);

  function firstToast(): Promise<Shown> {
    return until('toast', () => bed.messages.toasts[0]);
  }

  for (const { what, toChanges, says, buttons } of cases) {
    test(`${what} is asked about`, async () => {
      await own.put(toChanges());
      own.open();
      const { kind, text, buttons: offered } = await firstToast();
      assert.deepEqual([kind, text, offered], ['warning', says, buttons]);
      assert.equal((await own.rows(1))[0]?.contextValue, 'asking');
      assert.deepEqual(await bed.standin.posted(), []);
    });
  }

  test('several are told in one toast', async () => {
    for (const number of [1, 2, 3])
      await own.put({
        id: toId(number),
        agreedMs: Date.now() - 25 * 60 * minuteMs,
        chat: chatId(opened + number),
      });
    own.open();
    const { text, buttons } = await firstToast();
    assert.equal(text, '3 messages need you before they are sent.');
    assert.deepEqual(buttons, ['Show Outbox']);
  });

  test('a note goes by the toast’s Send Now, and is not asked about a second time', async () => {
    bed.messages.press('Send Now');
    await own.put({ agreedMs: Date.now() - 25 * 60 * minuteMs });
    own.open();
    await own.untilEmpty();
    await bed.standin.onlyPosted();
    assert.deepEqual(bed.messages.modals, []);
  });

  test('a message to the customer goes by the toast only after the question about the customer', async () => {
    bed.messages.press('Send to Customer...');
    bed.messages.press('Send to Customer', ({ text, detail }) => {
      assert.equal(text, `Send to Ann Lee, chat #${opened}, as Sam Carter?`);
      assert.match(detail, /^It has waited for more than 15 minutes\./);
      assert.match(detail, /^cause is below$/m);
    });
    await own.put({ type: 'message', agreedMs: Date.now() - 16 * minuteMs });
    own.open();
    await own.untilEmpty();
    assert.equal((await bed.standin.onlyPosted()).type, 'message');
  });

  test('the answer to one question is none to another that has come up in its place', async () => {
    const id = await own.put({ type: 'message', state: { kind: 'asking', question: 'interrupted' } });
    own.open();
    await firstToast();
    bed.messages.press('Send to Customer', async () => {
      await own.put({ type: 'message', state: states.asking });
    });
    const asking = own.run('helpcrunch.showOutbox', id);
    const list = await bed.prompts.list(`Message to the customer Ann Lee, chat #${opened}, as Sam Carter`);
    await list.choose('Send to Customer...');
    await asking;
    await until('refusal', () => bed.messages.toasts.find(({ text }) => text.includes('in the outbox')));
    assert.equal((await own.rows(1))[0]?.contextValue, 'asking');
    assert.deepEqual(await bed.standin.calls(), []);
  });

  test('what was not found in its chat is never repeated by itself', async () => {
    await own.put({ state: { ...states.reading, reads: 7, nextReadMs: Date.now() } });
    own.open();
    const { text, buttons } = await firstToast();
    assert.equal(
      text,
      `Sent to chat #${opened} (Ann Lee) as Sam Carter, but not found there. Look into the chat before you send it again.`,
    );
    assert.deepEqual(buttons, ['Open Chat', 'Send Again (may duplicate)', 'Discard']);
    assert.equal((await own.rows(1))[0]?.description, 'not found in the chat · now');
    assert.deepEqual(await bed.standin.posted(), []);
  });

  test('what was sent meanwhile is not taken back by an old toast: it may have arrived', async () => {
    let press = (): void => undefined;
    const pressed = new Promise<void>((resolve) => (press = resolve));
    bed.messages.press('Review', () => pressed);
    const id = await own.put({ agreedMs: Date.now() - 25 * 60 * minuteMs });
    own.open();
    await firstToast();
    await bed.standin.inject({ kind: 'cutAfterBody', commit: false, ...onMessage });
    const sending = own.run('helpcrunch.showOutbox', id);
    const list = await bed.prompts.list(`Private note to chat #${opened} (Ann Lee) as Sam Carter`);
    await list.choose('Send Now');
    await sending;
    const isDoubtful = async (): Promise<boolean> => (await own.rows(1))[0]?.contextValue === 'unconfirmed';
    await until('lost answer', isDoubtful);
    press();
    await until('refusal', () => bed.messages.toasts.find(({ text }) => text.includes('in the outbox')));
    assert.equal(await isDoubtful(), true);
    assert.deepEqual(openDrafts(), []);
  });

  test('a message whose chat has newer messages is asked about, reviewed or sent', async () => {
    await bed.setKey();
    const given = { chat: opened, type: 'message', agent: sampleAgents.first, comment: 'Hello Ann,' };
    const answer = { chat: opened, type: 'message', from: 'customer', text: 'It works again.' } as const;
    for (const decision of ['Review', 'Send to Customer']) {
      bed.messages.shown.length = 0;
      selectAll(await showUntitled('const a = 1;'));
      bed.messages.press('Send to Customer', () => bed.standin.say(answer));
      const result = await bed.run('helpcrunch.sendSelection', given);
      assert.deepEqual(result, { status: 'queued', chat: opened, type: 'message', messageIds: [] });
      assert.equal(
        bed.messages.toast.text,
        `Not sent yet to chat #${opened} (Ann Lee) as Sam Carter. The chat has newer messages than when you wrote it.`,
      );
      assert.deepEqual(bed.messages.toast.buttons, ['Show Outbox']);
      const asking = bed.run('helpcrunch.showOutbox', readOutbox()[0]?.id);
      const list = await bed.prompts.list(`Message to the customer Ann Lee, chat #${opened}, as Sam Carter`);
      assert.equal(list.placeholder, 'The chat has newer messages than when you wrote it.');
      bed.messages.press(decision);
      await list.choose('Send to Customer...');
      await asking;
      await untilOutboxIsEmpty();
      const { detail, buttons } = bed.messages.modals.at(-1) ?? assert.fail();
      assert.match(detail, /^The chat has newer messages than when you wrote it\./);
      assert.deepEqual(buttons, ['Review', 'Send to Customer']);
    }
    assert.match(openDraft().getText(), /^Hello Ann,/);
    assert.equal((await bed.standin.onlyPosted()).type, 'message');
  });
});
