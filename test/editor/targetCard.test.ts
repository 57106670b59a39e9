import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { showConversation } from './conversationTabs';
import { selectAll, showUntitled } from './documents';
import { useTestBed } from './testBed';

const { closed, opened, snoozed, uploads } = sampleChats;

const isClosed = 'This chat is closed.';
const isSnoozed = 'This chat is snoozed.';
const isNewer = 'This chat has messages that are newer than what you last saw here.';
const isOthers = 'This chat is assigned to Lisa Rodes.';

/** A chat to write to, what speaks against it, and whether its conversation was shown before somebody wrote. */
const cases: readonly [what: string, chat: number, warnings: readonly string[], isNews?: true][] = [
  ['an ordinary one', opened, []],
  ['a closed one', closed, [isClosed]],
  ['a snoozed one', snoozed, [isSnoozed]],
  ["somebody else's", uploads, [isOthers]],
  ['one with newer messages', opened, [isNewer], true],
  ['one with everything', closed, [isClosed, isNewer, isOthers], true],
];

suite('Before a send, the chat', () => {
  const bed = useTestBed();

  setup(async () => {
    await bed.makeReady();
    selectAll(await showUntitled('const a = 1;'));
  });

  /** Brings the chat into the state of its case. */
  async function prepare(chat: number, warnings: readonly string[], isNews = false): Promise<void> {
    if (isNews) {
      await showConversation(bed, chat);
      await bed.standin.say({ chat, type: 'message', text: 'Hello?', from: 'customer' });
    }
    if (warnings.includes(isOthers)) await bed.standin.changeChat({ chat, assignee: sampleAgents.second });
    selectAll(await showUntitled('const a = 1;'));
  }

  for (const [what, chat, warnings, isNews] of cases) {
    test(`${what} shows its card where one says who reads it`, async () => {
      await prepare(chat, warnings, isNews);
      const sending = bed.run('helpcrunch.sendSelection', { chat });
      const reader = await bed.prompts.list('Who Will Read This?');
      assert.deepEqual(reader.labels.slice(0, 2), ['Private note', 'Message to the customer']);
      const [head, ...more] = reader.rows.slice(2 + warnings.length);
      assert.deepEqual(reader.labels.slice(2, 2 + warnings.length), warnings);
      assert.equal(head?.label, 'Ann Lee');
      assert.equal(head.description, 'ann.lee@example.com · User id: u-1001');
      assert.equal(more.length, 2);
      assert.equal(more[1]?.label, 'Last message');
      await reader.escape();
      assert.equal((await sending).status, 'cancelled');
    });

    test(`${what} shows its card in the comment prompt`, async () => {
      await prepare(chat, warnings, isNews);
      const sending = bed.run('helpcrunch.sendSelectionAsNote', { chat });
      const comment = await bed.prompts.text('Add a Comment');
      const card =
        / Ann Lee · ann\.lee@example\.com · User id: u-1001 · \w+ · Assigned to: .+ · Last message: /;
      assert.match(comment.prompt, card);
      if (warnings.length === 0) assert.equal(comment.warning, '');
      else {
        assert.ok(comment.warning.startsWith(warnings.join(' ')), comment.warning);
        // It stands in place of the prompt.
        assert.match(comment.warning, card);
      }
      await comment.enter('Look');
      // The prompt has said it, so no question follows.
      assert.equal((await sending).status, 'sent');
      assert.deepEqual(bed.messages.modals, []);
    });

    test(`${what} is told in the one question before a message to the customer`, async () => {
      await prepare(chat, warnings, isNews);
      bed.messages.press('Send to Customer');
      const sending = bed.run('helpcrunch.sendSelection', { chat, type: 'message', comment: '' });
      assert.equal((await sending).status, 'sent');
      const paragraphs = bed.messages.modal.detail.split('\n\n');
      assert.deepEqual(paragraphs.slice(0, warnings.length), warnings);
      assert.match(
        paragraphs[warnings.length] ?? '',
        /^Ann Lee · ann\.lee@example\.com · User id: u-1001 · /,
      );
    });

    const asks = warnings.some((sentence) => sentence !== isOthers);
    test(`${what} ${asks ? 'asks once' : 'asks nothing'} where a note goes without a prompt`, async () => {
      await prepare(chat, warnings, isNews);
      if (asks) bed.messages.press('Add to Chat');
      const result = await bed.run('helpcrunch.sendSelectionAsNote', { chat, comment: '' });
      assert.equal(result.status, 'sent');
      assert.equal(bed.messages.modals.length, asks ? 1 : 0);
      if (!asks) return;
      const { text, detail, buttons } = bed.messages.modal;
      assert.equal(text, `Add a note to chat #${chat} (Ann Lee) as Sam Carter?`);
      assert.deepEqual(detail.split('\n\n').slice(0, warnings.length), warnings);
      assert.deepEqual(buttons, ['Review', 'Add to Chat']);
    });
  }

  test('a closed one shows its card also where the agent is chosen', async () => {
    await bed.run('helpcrunch.removeApiKey');
    await bed.setKey();
    const sending = bed.run('helpcrunch.sendSelectionAsNote', { chat: closed, comment: '' });
    const agents = await bed.prompts.list('Post as Which Agent?');
    await agents.row(({ label }) => label === isClosed);
    assert.ok(agents.labels.includes('Last message'));
    await agents.choose('Sam Carter');
    assert.equal((await sending).status, 'sent');
    assert.deepEqual(bed.messages.modals, []);
  });

  test('is not sent to when its question is left', async () => {
    const result = await bed.run('helpcrunch.sendSelectionAsNote', { chat: closed, comment: '' });
    assert.equal(result.status, 'cancelled');
    assert.equal(bed.messages.modals.length, 1);
    assert.deepEqual(await bed.standin.posted(), []);
  });

  test('has one question for its warnings and what the guard has found', async () => {
    bed.messages.press('Send Note Anyway');
    const comment = 'Bearer: password=Hunter2-hunter2-hunter2';
    const result = await bed.run('helpcrunch.sendSelectionAsNote', { chat: closed, comment });
    assert.equal(result.status, 'sent');
    assert.match(bed.messages.modal.detail, new RegExp(`^${isClosed}`));
  });

  test('is warned of no message that one has just sent oneself', async () => {
    await showConversation(bed, opened);
    selectAll(await showUntitled('const a = 1;'));
    for (const comment of ['First', 'Second']) {
      const given = { chat: opened, comment };
      assert.equal((await bed.run('helpcrunch.sendSelectionAsNote', given)).status, 'sent');
    }
    assert.deepEqual(bed.messages.modals, []);
  });
});
