import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import { workspace } from 'vscode';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { selectAll, showUntitled } from './documents';
import { openDraft, readDraftLine } from './drafts';
import { useNotices } from './notices';
import { clearStorage, readOutbox, untilOutboxIsEmpty } from './storage';
import { stubValue } from './stub';
import { useTestBed } from './testBed';

const { closed, opened, sameNameOne, unknown } = sampleChats;
const note = { type: 'private', messageIds: [] } as const;
const told = `Note added to chat #${opened} (Ann Lee) as Sam Carter.`;

suite('A note to the pinned chat', () => {
  const bed = useTestBed();
  const notices = useNotices();

  setup(async () => {
    await bed.makeReady();
    await bed.pin(opened);
    selectAll(await showUntitled('const a = 1;'));
  });

  test('takes one gesture, is held, and is taken back by Undo Send as a draft', async () => {
    await bed.settings.change('helpcrunch.undoSeconds', 60);
    const result = await bed.run('helpcrunch.sendSelectionAsNote');
    assert.deepEqual(result, { ...note, status: 'held', chat: opened });
    const notice = await notices.countdown();
    assert.equal(notice.title, `Adding note to chat #${opened} (Ann Lee) as Sam Carter`);
    assert.match(notice.messages[0] ?? '', /^in \d+ s\. Cancel takes it back\.$/);
    assert.deepEqual(await bed.standin.posted(), []);
    await bed.run('helpcrunch.undoSend');
    await untilOutboxIsEmpty();
    assert.match(openDraft().getText(), /const a = 1;/);
    assert.deepEqual(await readDraftLine(openDraft()), [
      `Private note to chat #${opened} (Ann Lee) as Sam Carter`,
      'Send Draft...',
    ]);
    assert.deepEqual(await bed.standin.posted(), []);
    assert.deepEqual(bed.messages.shown, []);
  });

  test('is held once however long its key is down, and can go again once it was taken back', async () => {
    await bed.settings.change('helpcrunch.undoSeconds', 60);
    const first = await bed.run('helpcrunch.sendSelectionAsNote');
    const again = await bed.run('helpcrunch.sendSelectionAsNote');
    assert.deepEqual([first.status, again.reason], ['held', 'alreadySending']);
    assert.equal(readOutbox().length, 1);
    await bed.run('helpcrunch.undoSend');
    await untilOutboxIsEmpty();
    selectAll(await showUntitled('const a = 1;'));
    assert.equal((await bed.run('helpcrunch.sendSelectionAsNote')).status, 'held');
    await bed.run('helpcrunch.undoSend');
  });

  test('can go again where what was held is gone, as after a Reset in another window', async () => {
    await bed.settings.change('helpcrunch.undoSeconds', 60);
    assert.equal((await bed.run('helpcrunch.sendSelectionAsNote')).status, 'held');
    await clearStorage();
    assert.equal((await bed.run('helpcrunch.sendSelectionAsNote')).status, 'held');
    await bed.run('helpcrunch.undoSend');
  });

  test('goes after its time, and the toast names customer and agent', async () => {
    await bed.settings.change('helpcrunch.undoSeconds', 1);
    assert.equal((await bed.run('helpcrunch.sendSelectionAsNote')).status, 'held');
    await untilOutboxIsEmpty();
    assert.equal(bed.messages.toast.text, told);
    const { type, agent, chat } = await bed.standin.onlyPosted();
    assert.deepEqual([type, agent, chat], ['private', sampleAgents.first, opened]);
  });

  test('goes at once where undoSeconds is 0', async () => {
    assert.equal((await bed.run('helpcrunch.sendSelectionAsNote')).status, 'sent');
    assert.equal(bed.messages.toast.text, told);
    assert.deepEqual(bed.messages.toast.buttons, ['Open Chat', 'Set Chat Status...', 'Assign Chat...']);
    assert.equal((await bed.standin.onlyPosted()).chat, opened);
  });

  test('asks for the agent the first time only', async () => {
    await bed.run('helpcrunch.removeApiKey');
    await bed.setKey();
    const sending = bed.run('helpcrunch.sendSelectionAsNote');
    await (await bed.prompts.list('Post as Which Agent?')).choose('Sam Carter');
    assert.equal((await sending).status, 'sent');
    selectAll(await showUntitled('const b = 2;'));
    assert.equal((await bed.run('helpcrunch.sendSelectionAsNote')).status, 'sent');
    assert.deepEqual(
      (await bed.standin.posted()).map(({ chat }) => chat),
      [opened, opened],
    );
  });

  for (const [why, end] of [
    ['was closed', () => bed.standin.changeChat({ chat: opened, status: 'closed' })],
    ['is gone', () => bed.standin.removeChat(opened)],
  ] as const) {
    test(`does not go there when the chat ${why}: that is said, and the prompts ask`, async () => {
      await end();
      const sending = bed.run('helpcrunch.sendSelectionAsNote');
      const chats = await bed.prompts.list('Choose Chat');
      const { text, buttons } = bed.messages.toast;
      assert.equal(text, `Chat #${opened} (Ann Lee) ${why}, so it is no longer pinned.`);
      assert.deepEqual(buttons, ['Pin Another Chat...']);
      assert.equal(notices.hasPinnedChat.at(-1), false);
      await chats.choose('Maria Garcia');
      await (await bed.prompts.text('Add a Comment')).accept();
      assert.equal((await sending).status, 'sent');
      assert.equal((await bed.standin.onlyPosted()).chat, sameNameOne);
    });
  }

  test('shows beside Cancel what speaks against it, and asks no question', async () => {
    await bed.settings.change('helpcrunch.undoSeconds', 60);
    await bed.standin.changeChat({ chat: opened, snoozedUntil: 4_102_444_800 });
    assert.equal((await bed.run('helpcrunch.sendSelectionAsNote')).status, 'held');
    const { messages } = await notices.countdown();
    assert.match(messages[0] ?? '', /Cancel takes it back\. This chat is snoozed\.$/);
    assert.deepEqual(bed.messages.modals, []);
    await bed.run('helpcrunch.undoSend');
  });

  test('asks about it where nothing is held', async () => {
    await bed.standin.changeChat({ chat: opened, snoozedUntil: 4_102_444_800 });
    bed.messages.press('Add to Chat');
    assert.equal((await bed.run('helpcrunch.sendSelectionAsNote')).status, 'sent');
    assert.match(bed.messages.modal.detail, /^This chat is snoozed\./);
  });

  test('goes through the guard like any other', async () => {
    await bed.settings.change('helpcrunch.undoSeconds', 60);
    selectAll(await showUntitled('password = "Hunter2-hunter2-hunter2"'));
    const result = await bed.run('helpcrunch.sendSelectionAsNote');
    assert.equal(result.status, 'cancelled');
    assert.match(bed.messages.modal.text, /^This note seems to contain /);
    assert.deepEqual(readOutbox(), []);
  });

  test('goes where its arguments say instead, and is then not held', async () => {
    await bed.settings.change('helpcrunch.undoSeconds', 60);
    const result = await bed.run('helpcrunch.sendSelectionAsNote', { chat: sameNameOne, comment: '' });
    assert.equal(result.status, 'sent');
    assert.equal((await bed.standin.onlyPosted()).chat, sameNameOne);
    assert.equal((await bed.run('helpcrunch.sendSelectionAsNote', { chat: unknown })).reason, 'chatNotFound');
  });

  test('is the only thing that goes there: Send Selection... asks for the chat', async () => {
    const sending = bed.run('helpcrunch.sendSelection');
    await (await bed.prompts.list('Choose Chat')).escape();
    assert.equal((await sending).status, 'cancelled');
  });

  test('is not sent by arguments in a workspace that is not trusted, but by hand', async () => {
    const restore = stubValue(workspace, 'isTrusted', false);
    try {
      for (const given of [{}, { chat: closed }, { comment: 'x' }, { file: 'README.md' }, 5, 'x']) {
        const result = await bed.run('helpcrunch.sendSelectionAsNote', given);
        assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'untrustedWorkspace' });
      }
      assert.deepEqual(await bed.standin.posted(), []);
      assert.equal((await bed.run('helpcrunch.sendSelectionAsNote')).status, 'sent');
    } finally {
      restore();
    }
    assert.equal((await bed.standin.onlyPosted()).chat, opened);
  });
});
