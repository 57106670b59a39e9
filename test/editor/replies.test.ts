import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import { Position, type TextDocument, WorkspaceEdit, window, workspace } from 'vscode';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { showConversation } from './conversationTabs';
import { openDraft, openDrafts, readDraftLine } from './drafts';
import { useNotices } from './notices';
import { untilOutboxIsEmpty } from './storage';
import { useTestBed } from './testBed';

const { closed, opened, sameNameOne, unknown } = sampleChats;

suite('A reply', () => {
  const bed = useTestBed();
  const notices = useNotices();

  setup(() => bed.makeReady());

  /** Writes a text into the draft that is open. */
  async function write(text: string): Promise<TextDocument> {
    const draft = openDraft();
    const edit = new WorkspaceEdit();
    edit.insert(draft.uri, new Position(0, 0), text);
    await workspace.applyEdit(edit);
    return draft;
  }

  test('as a note is an empty draft bound to its chat, which goes there as a note', async () => {
    await bed.run('helpcrunch.replyAsNote', opened);
    assert.equal(openDraft().getText(), '');
    assert.equal(window.activeTextEditor?.document.uri.toString(), openDraft().uri.toString());
    assert.deepEqual(await readDraftLine(openDraft()), [
      `Private note to chat #${opened} (Ann Lee) as Sam Carter`,
      'Send Draft...',
    ]);
    const draft = await write('See **src/export.ts**.');
    assert.equal((await bed.run('helpcrunch.sendDraft', draft.uri)).status, 'sent');
    const { chat, type, agent, markdownText } = await bed.standin.onlyPosted();
    assert.deepEqual([chat, type, agent], [opened, 'private', sampleAgents.first]);
    assert.equal(markdownText, 'See **src/export.ts**.');
    assert.deepEqual([openDrafts(), bed.messages.modals], [[], []]);
  });

  test('to the customer is asked about and held like any message to the customer', async () => {
    await bed.settings.change('helpcrunch.undoSeconds', 60);
    await bed.run('helpcrunch.replyToCustomer', opened);
    const draft = await write('Hello Ann');
    assert.deepEqual(await readDraftLine(draft), [
      `Message to the customer Ann Lee, chat #${opened}, as Sam Carter`,
      'Send Draft...',
    ]);
    assert.equal((await bed.run('helpcrunch.sendDraft', draft.uri)).status, 'cancelled');
    assert.equal(bed.messages.modal.text, `Send to Ann Lee, chat #${opened}, as Sam Carter?`);
    bed.messages.press('Send to Customer');
    assert.equal((await bed.run('helpcrunch.sendDraft', draft.uri)).status, 'held');
    assert.equal((await notices.countdown()).title, `Sending to chat #${opened} (Ann Lee) as Sam Carter`);
    assert.deepEqual(await bed.standin.posted(), []);
    await bed.run('helpcrunch.undoSend');
    await untilOutboxIsEmpty();
    assert.equal(openDraft().getText(), 'Hello Ann');
  });

  test('with a secret is asked about by the guard', async () => {
    await bed.run('helpcrunch.replyAsNote', opened);
    const draft = await write('password = "Hunter2-hunter2-hunter2"');
    assert.equal((await bed.run('helpcrunch.sendDraft', draft.uri)).status, 'cancelled');
    assert.match(bed.messages.modal.text, /^This note seems to contain /);
    assert.deepEqual(await bed.standin.posted(), []);
  });

  test('to a closed chat is asked about, since no prompt has shown that', async () => {
    await bed.run('helpcrunch.replyAsNote', closed);
    const draft = await write('Look');
    bed.messages.press('Add to Chat');
    assert.equal((await bed.run('helpcrunch.sendDraft', draft.uri)).status, 'sent');
    assert.match(bed.messages.modal.detail, /^This chat is closed\./);
  });

  test('goes nowhere while it is empty', async () => {
    await bed.run('helpcrunch.replyAsNote', opened);
    const result = await bed.run('helpcrunch.sendDraft', openDraft().uri);
    assert.deepEqual([result.status, result.reason], ['rejected', 'nothingToSend']);
  });

  test('asks for the agent the first time, and is none by Escape', async () => {
    await bed.run('helpcrunch.removeApiKey');
    await bed.setKey();
    const left = bed.run('helpcrunch.replyAsNote', opened);
    await (await bed.prompts.list('Post as Which Agent?')).escape();
    await left;
    assert.deepEqual(openDrafts(), []);
    const asked = bed.run('helpcrunch.replyAsNote', opened);
    await (await bed.prompts.list('Post as Which Agent?')).choose('Sam Carter');
    await asked;
    assert.equal(openDrafts().length, 1);
    await bed.run('helpcrunch.replyToCustomer', opened);
    assert.equal(openDrafts().length, 2);
  });

  test('without a chat is to the conversation in front, else to the pinned chat, else to one that is chosen', async () => {
    const chosen = bed.run('helpcrunch.replyAsNote');
    await (await bed.prompts.list('Choose Chat')).choose('Maria Garcia');
    await chosen;
    await bed.pin(opened);
    await bed.run('helpcrunch.replyAsNote');
    await showConversation(bed, closed);
    await bed.run('helpcrunch.replyAsNote');
    const lines = await Promise.all(openDrafts().map((draft) => readDraftLine(draft)));
    assert.deepEqual(
      lines.map(([line = '']) => Number(/#(\d+)/.exec(line)?.[1])),
      [sameNameOne, opened, closed],
    );
  });

  test('is none to a chat that does not exist', async () => {
    await bed.run('helpcrunch.replyToCustomer', unknown);
    assert.equal(bed.messages.toast.text, `There is no chat #${unknown}.`);
    assert.deepEqual(openDrafts(), []);
  });
});
