import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import { type CodeAction, type Diagnostic, commands, languages, workspace } from 'vscode';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { find, makeFile, selectAll, showUntitled } from './documents';
import { openDraft, openDrafts } from './drafts';
import { madeUpToken as token } from './madeUpToken';
import { filesOf } from './storage';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened } = sampleChats;
const given = { chat: opened, agent: sampleAgents.first, comment: '' };
const text = `Try it\nwith ${token} as I did.`;

suite('A note with a secret', () => {
  const bed = useTestBed();

  setup(() => bed.setKey());

  async function send(content = text): Promise<string> {
    selectAll(await showUntitled(content, 'plaintext'));
    return (await bed.run('helpcrunch.sendSelectionAsNote', given)).status;
  }

  /** The only mark in the draft, once there is one. */
  function mark(): Promise<Diagnostic> {
    return until('mark', () => languages.getDiagnostics(openDraft().uri)[0]);
  }

  test('is asked about, and tells what and where', async () => {
    assert.equal(await send(), 'cancelled');
    const { text: title, detail, buttons } = bed.messages.modal;
    assert.equal(title, 'This note seems to contain an access token');
    assert.deepEqual(buttons, ['Review', 'Send Note Anyway']);
    assert.deepEqual(detail.split('\n\n'), [
      'Ann Lee · ann.lee@example.com · User id: u-1001 · opened · Assigned to: Sam Carter · Department: Support · Last message: Any news?',
      `Note to chat #${opened} (Ann Lee) as Sam Carter.`,
      'It seems to contain:\n• an access token in line 2: ghp_…',
      `One message, ${text.length} characters:`,
      text,
      'Only your team sees notes. They cannot be edited or deleted from here.',
    ]);
  });

  test('goes nowhere by Escape, and leaves no draft', async () => {
    assert.equal(await send(), 'cancelled');
    assert.deepEqual(await bed.standin.posted(), []);
    assert.deepEqual(filesOf('drafts'), []);
  });

  test('goes nowhere by Enter, which is the first button', async () => {
    bed.messages.press('Review', ({ buttons }) => assert.equal(buttons[0], 'Review'));
    assert.equal(await send(), 'cancelled');
    assert.deepEqual(await bed.standin.posted(), []);
    assert.equal(openDraft().getText(), text);
  });

  test('goes exactly as it is by Send Note Anyway', async () => {
    bed.messages.press('Send Note Anyway');
    assert.equal(await send(), 'sent');
    const posted = await bed.standin.onlyPosted();
    assert.deepEqual([posted.text, posted.markdownText], [text, text]);
  });

  test('is marked at its place after Review, and the quick fix masks it', async () => {
    bed.messages.press('Review');
    await send();
    const draft = openDraft();
    const { range, message, source } = await mark();
    assert.deepEqual(range, find(draft, token));
    assert.equal(message, 'This seems to contain an access token.');
    assert.equal(source, 'HelpCrunch');

    const [fix] = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      draft.uri,
      range,
    );
    assert.equal(fix?.title, 'Replace with [removed]');
    await workspace.applyEdit(fix.edit ?? assert.fail());
    assert.equal(draft.getText(), text.replace(token, '[removed]'));
    await until('end of the mark', () => languages.getDiagnostics(draft.uri).length === 0);
    bed.messages.shown.length = 0;
    assert.equal((await bed.run('helpcrunch.sendDraft', draft.uri)).status, 'sent');
    assert.deepEqual(bed.messages.modals, []);
    assert.equal((await bed.standin.onlyPosted()).text, text.replace(token, '[removed]'));
  });

  test('is asked about again when its draft is sent', async () => {
    bed.messages.press('Review');
    await send();
    bed.messages.shown.length = 0;
    assert.equal((await bed.run('helpcrunch.sendDraft')).status, 'cancelled');
    assert.equal(bed.messages.modal.text, 'This note seems to contain an access token');
    assert.deepEqual(await bed.standin.posted(), []);
    assert.equal(openDrafts().length, 1);
  });

  test('is asked about once for several files', async () => {
    const files = [await makeFile('token1.md', `A ${token}`), await makeFile('token2.md', `B ${token}`)];
    await bed.chooseAgent();
    const sending = bed.run('helpcrunch.sendFile', files[0], files);
    await (await bed.prompts.list('Choose Chat')).choose('Ann Lee');
    bed.messages.press('Send Notes Anyway');
    await (await bed.prompts.list('Who Will Read This?')).choose('Private note');
    assert.equal((await sending).messageIds.length, 2);
    assert.equal(bed.messages.modal.text, 'These notes seem to contain an access token');
  });

  test('is asked about also where the secret stands in a link, is split by a sign of no width, or in the comment', async () => {
    const hidden = `${token.slice(0, 9)}\u200b${token.slice(9)}`;
    for (const content of [`[here](https://example.com/?key=${token})`, `It is ${hidden} there`]) {
      bed.messages.shown.length = 0;
      assert.equal(await send(content), 'cancelled', content);
      assert.match(bed.messages.modal.text, /^This note seems to contain /);
    }
    selectAll(await showUntitled('const a = 1;'));
    bed.messages.shown.length = 0;
    await bed.run('helpcrunch.sendSelectionAsNote', { ...given, comment: `With ${token}` });
    assert.equal(bed.messages.modal.text, 'This note seems to contain an access token');
    assert.deepEqual(await bed.standin.posted(), []);
  });
});
