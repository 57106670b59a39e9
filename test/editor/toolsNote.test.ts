import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import { CancellationTokenSource, workspace } from 'vscode';
import type { ToolName } from '../../src/ui/tools/registerTools';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { openDraft, openDrafts } from './drafts';
import { madeUpToken } from './madeUpToken';
import { onMessage } from './failingNote';
import { useOwnWindow } from './ownWindow';
import { readOutbox } from './storage';
import { stubValue } from './stub';
import { useTestBed } from './testBed';
import { useTools } from './tools';
import { until } from './until';

const { opened, hostileName } = sampleChats;
const declined = /^No note was added: the user declined/;
const line = 'Written with the help of an AI assistant.';

suite('An assistant adds a note', () => {
  const bed = useTestBed();
  const tools = useTools(bed);
  const own = useOwnWindow(bed);

  setup(() => bed.makeReady());

  test('once the user has agreed, though VS Code has approved the call by itself', async () => {
    bed.messages.press('Add to Chat');
    const answer = await tools.addNote(opened, 'The cause is `a < b`.');
    const posted = await bed.standin.onlyPosted();
    assert.equal(
      answer,
      `A private note was added to chat #${opened} (message ids: ${posted.id}). The customer does not see it.`,
    );
    assert.deepEqual(posted, {
      ...posted,
      ...{ chat: opened, type: 'private', from: 'agent', agent: sampleAgents.first },
      text: `${line}\n\nThe cause is a < b.`,
      markdownText: `${line}\n\nThe cause is \`a < b\`.`,
    });
    const { text, detail, buttons } = bed.messages.modal;
    assert.equal(text, `Add a note to chat #${opened} (Ann Lee) as Sam Carter?`);
    assert.deepEqual(buttons, ['Review', 'Add to Chat']);
    const paragraphs = detail.split('\n\n');
    assert.equal(
      paragraphs[0],
      'An AI assistant wrote this. Review opens the whole text, and sends nothing.',
    );
    assert.deepEqual(paragraphs.slice(-3), [
      line,
      'The cause is a < b.',
      'Only your team sees notes. They cannot be edited or deleted from here.',
    ]);
    assert.equal(bed.messages.toast.text, `Note added to chat #${opened} (Ann Lee) as Sam Carter.`);
  });

  test('as a draft after Review, which then goes like any other', async () => {
    bed.messages.press('Review');
    const answer = await tools.addNote(opened, '**Look**');
    assert.match(answer, /^Nothing was sent\. The user has the note as a draft now/);
    assert.deepEqual(await bed.standin.posted(), []);
    const draft = openDraft();
    assert.equal(draft.getText(), `${line}\n\n**Look**`);
    assert.equal((await bed.run('helpcrunch.sendDraft', draft.uri)).status, 'sent');
    assert.equal((await bed.standin.onlyPosted()).type, 'private');
  });

  test('only as a note, whatever it asks for', async () => {
    const input = { chat: opened, markdown: 'Look', type: 'message' };
    await assert.rejects(tools.call('helpcrunch_add_note', input), /assistants can add private notes only/);
    bed.messages.press('Add to Chat');
    const more = { type: 'private', agent: sampleAgents.second, customer: true, silent: true };
    await tools.call('helpcrunch_add_note', { ...input, ...more });
    const { type, from, agent } = await bed.standin.onlyPosted();
    assert.deepEqual({ type, from, agent }, { type: 'private', from: 'agent', agent: sampleAgents.first });
  });

  for (const [what, markdown, rest] of [
    ['a fence', '````\ncode\n````', 'code'],
    ['an unclosed comment', '<!-- hide\n\nLook', ''],
    ['front matter', '---\ntitle: x\n---\n\nLook', 'Look'],
    ['an underline', '===\nLook', 'Look'],
    ['a definition', '[a]: https://evil.example\n\nLook', 'Look'],
  ] as const)
    test(`that begins with the line about it, also where its text begins with ${what}`, async () => {
      bed.messages.press('Add to Chat');
      await tools.addNote(opened, markdown);
      const { text, markdownText } = await bed.standin.onlyPosted();
      for (const field of [text, markdownText ?? '']) assert.equal(field.split('\n\n')[0], line);
      assert.ok(text.endsWith(rest), text);
    });

  test('with the signature of the user, and as plain text where nothing else is wanted', async () => {
    await bed.settings.change('helpcrunch.signature', 'Ann, developer');
    await bed.settings.change('helpcrunch.format', 'plain');
    bed.messages.press('Add to Chat');
    await tools.addNote(opened, '**Look**');
    const { text, markdownText } = await bed.standin.onlyPosted();
    assert.deepEqual([text, markdownText], [`${line}\n\nLook\n\nAnn, developer`, undefined]);
    await bed.settings.restore('helpcrunch.apiUrl', 'helpcrunch.undoSeconds');
  });

  test('of which the guard tells what it has found', async () => {
    bed.messages.press('Send Note Anyway');
    await tools.addNote(opened, `Use ${madeUpToken}`);
    const { text, detail } = bed.messages.modal;
    assert.match(text, /^This note seems to contain /);
    assert.match(detail, /^An AI assistant wrote this\. /);
    assert.equal((await bed.standin.onlyPosted()).type, 'private');
  });

  test('never with the API key in it', async () => {
    await assert.rejects(
      tools.addNote(opened, `Key: ${bed.standin.key}`),
      /contains your HelpCrunch API key/,
    );
    assert.deepEqual([await bed.standin.posted(), bed.messages.modals], [[], []]);
  });

  test('to a customer with a hostile name, whom the question names harmlessly', async () => {
    bed.messages.press('Review');
    await tools.addNote(hostileName, 'Look');
    assert.doesNotMatch(bed.messages.modal.text + bed.messages.modal.detail, /\]\(|\$\(/);
  });

  test('by an agent who is chosen first, where none is known', async () => {
    await bed.run('helpcrunch.removeApiKey');
    await bed.setKey();
    bed.messages.press('Add to Chat');
    const adding = tools.addNote(opened, 'Look');
    await (await bed.prompts.list('Post as Which Agent?')).choose('Олена Коваль');
    await adding;
    assert.equal((await bed.standin.onlyPosted()).agent, 4191);
  });

  test('once, where two calls add the same at the same time', async () => {
    bed.messages.press('Add to Chat');
    const first = tools.addNote(opened, 'Look');
    await assert.rejects(tools.addNote(`#${opened}`, 'Look'), { message: 'This is being sent already.' });
    assert.match(await first, /^A private note was added/);
    assert.equal((await bed.standin.onlyPosted()).chat, opened);
    assert.equal(bed.messages.modals.length, 1);
  });

  test('not any more once its call was given up, and keeps the text that the user has agreed to', async () => {
    const source = new CancellationTokenSource();
    const adding = tools.addNote(opened, 'Look', { token: source.token });
    const ended = assert.rejects(adding, { name: 'Canceled' });
    bed.messages.press('Add to Chat', async () => {
      source.cancel();
      await ended;
    });
    await ended;
    const toast = await until('toast', () => bed.messages.toasts[0]);
    assert.match(toast.text, /^The assistant had given up before you answered, so nothing was sent\./);
    const [draft] = await until('draft', () => openDrafts().length > 0 && openDrafts());
    assert.equal(draft?.getText(), `${line}\n\nLook`);
    assert.deepEqual(await bed.standin.posted(), []);
  });

  test('whose text is none or too long, and is told so before anybody is asked', async () => {
    await assert.rejects(tools.addNote(opened, ' \n '), { message: 'There is only white space to send.' });
    await assert.rejects(tools.addNote(opened, '<!-- only a comment -->'), /only white space/);
    await assert.rejects(tools.addNote(opened, 'x'.repeat(100_000)), /^Error: It is too long/);
    await assert.rejects(tools.call('helpcrunch_add_note', { chat: opened, markdown: 5 }), {
      message: '"markdown" must be the text of the note.',
    });
    assert.deepEqual([await bed.standin.posted(), bed.messages.modals], [[], []]);
  });

  test('that waits in the outbox where HelpCrunch does not take it now', async () => {
    await bed.standin.inject({ kind: 'status', status: 429, ...onMessage });
    bed.messages.press('Add to Chat');
    const answer = await tools.addNote(opened, 'Look');
    assert.match(answer, /^The note to chat #12345 waits in the user's outbox\./);
    assert.deepEqual(
      readOutbox().map(({ type, chat }) => [type, chat]),
      [['private', opened]],
    );
    await bed.run('helpcrunch.removeApiKey');
  });

  test('not without a key, and not in a workspace that nobody trusts', async () => {
    const restore = stubValue(workspace, 'isTrusted', false);
    try {
      await assert.rejects(tools.addNote(opened, 'Look'), /only in a workspace that you trust/);
    } finally {
      restore();
    }
    await bed.run('helpcrunch.removeApiKey');
    await assert.rejects(tools.addNote(opened, 'Look'), /There is no API key for/);
    assert.deepEqual([await bed.standin.posted(), bed.messages.modals], [[], []]);
  });

  test('and VS Code does approve every call in these tests, which it asks about once', async () => {
    await tools.forgetConsent();
    // In tests VS Code says yes to each call's own question, and fails where it would ask this one.
    await assert.rejects(tools.addNote(opened, 'Look'), /refused to show dialog in tests/);
    await tools.approveAll(false);
    assert.match(await tools.addNote(sampleChats.sameNameTwo, 'Look'), declined);
  });

  test('and names the chat to VS Code before, from what it was called with alone', async () => {
    own.open();
    const { token } = new CancellationTokenSource();
    const toMessages = async (name: ToolName, input: unknown): Promise<unknown> => {
      const prepared = await own.app.tools[name].prepareInvocation({ input }, token);
      return prepared && [prepared.invocationMessage, prepared.confirmationMessages?.title];
    };
    const before = await bed.standin.calls();
    assert.deepEqual(
      await toMessages('helpcrunch_add_note', { chat: '#12 [x](command:y)', markdown: '' }),
      undefined,
    );
    assert.deepEqual(await toMessages('helpcrunch_add_note', { chat: ' #12', markdown: 'Look' }), [
      'Adding a note to chat #12',
      'Add a private note to chat #12 of HelpCrunch?',
    ]);
    const link = 'https://acme.helpcrunch.com/inbox/chats/12';
    assert.deepEqual(await toMessages('helpcrunch_read_chat', { chat: link }), [
      'Reading chat #12',
      'Read chat #12 of HelpCrunch?',
    ]);
    assert.deepEqual(await bed.standin.calls(), before);
  });
});
