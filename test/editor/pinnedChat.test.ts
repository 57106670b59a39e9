import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { useNotices } from './notices';
import { useTestBed } from './testBed';
import { until } from './until';
import { watchStatusBar } from './watchStatusBar';

const { opened, sameNameOne, snoozed } = sampleChats;
const statusBar = watchStatusBar('helpcrunch.pin');

suite('A pinned chat', () => {
  const bed = useTestBed();
  const notices = useNotices();

  setup(() => bed.makeReady());

  /** What stands in the status bar; empty where nothing does. */
  function shown(): string {
    return statusBar.isShown === true ? (statusBar.item?.text ?? '') : '';
  }

  test('is told with what it is for, stands in the status bar, and sets the context key', async () => {
    await bed.run('helpcrunch.pinChat', opened);
    const { text, buttons, modal } = bed.messages.toast;
    assert.equal(text, `Pinned chat #${opened} (Ann Lee). Notes from this workspace go there.`);
    assert.deepEqual([modal, buttons], [false, ['Unpin']]);
    assert.equal(shown(), '$(pinned) Ann Lee');
    const { command } = statusBar.item ?? {};
    assert.equal(typeof command === 'object' ? command.command : command, 'helpcrunch.showConversation');
    assert.equal(
      statusBar.item?.tooltip,
      `Notes from this workspace go to chat #${opened} (Ann Lee). Click to read it.`,
    );
    assert.deepEqual(notices.hasPinnedChat, [true]);
  });

  test('is chosen by the usual prompt where the palette names none', async () => {
    const pinning = bed.run('helpcrunch.pinChat');
    const chats = await bed.prompts.list('Choose Chat');
    await chats.choose('Maria Garcia');
    await pinning;
    assert.match(bed.messages.toast.text, new RegExp(`^Pinned chat #${sameNameOne} \\(Maria Garcia\\)\\.`));
  });

  test('takes the place of another one, and says of which', async () => {
    await bed.pin(opened);
    await bed.run('helpcrunch.pinChat', sameNameOne);
    assert.equal(
      bed.messages.toast.text,
      `Pinned chat #${sameNameOne} (Maria Garcia) in place of chat #${opened} (Ann Lee). Notes from this workspace go there.`,
    );
    assert.equal(shown(), '$(pinned) Maria Garcia');
  });

  test('is unpinned by its toast', async () => {
    bed.messages.press('Unpin');
    await bed.run('helpcrunch.pinChat', opened);
    await until('toast', () => bed.messages.toasts.length === 2);
    assert.deepEqual([shown(), notices.hasPinnedChat], ['', [true, false]]);
    assert.equal(bed.messages.toasts[1]?.text, `Unpinned chat #${opened} (Ann Lee).`);
  });

  test('is unpinned by the command, which says nothing where none is pinned', async () => {
    await bed.pin(snoozed);
    await bed.run('helpcrunch.unpinChat');
    assert.equal(bed.messages.toast.text, `Unpinned chat #${snoozed} (Ann Lee).`);
    assert.deepEqual(notices.hasPinnedChat, [true, false]);
    await bed.run('helpcrunch.unpinChat');
    assert.equal(bed.messages.shown.length, 1);
  });

  test('is not one where the chat does not exist', async () => {
    await bed.run('helpcrunch.pinChat', sampleChats.unknown);
    assert.equal(bed.messages.toast.text, `There is no chat #${sampleChats.unknown}.`);
    assert.deepEqual([shown(), notices.hasPinnedChat], ['', []]);
  });

  test('is neither shown nor used with the key of another organization, and comes back with its own', async () => {
    await bed.pin(opened);
    await bed.standin.change({ key: 'another-key-0123456789', organization: { id: 4711, domain: 'globex' } });
    await bed.setKey('another-key-0123456789');
    await until('end of the pin', () => shown() === '');
    assert.equal(notices.hasPinnedChat.at(-1), false);
    const replying = bed.run('helpcrunch.replyAsNote');
    await (await bed.prompts.list('Choose Chat')).escape();
    await replying;

    await bed.standin.reset();
    await bed.setKey();
    await until('pin', () => shown() === '$(pinned) Ann Lee');
    assert.equal(notices.hasPinnedChat.at(-1), true);
  });
});
