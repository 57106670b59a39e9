import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { type TextDocument, commands, l10n, window, workspace } from 'vscode';
import { handoffMarker as marker } from '../../src/core/handoff';
import { sampleChats } from '../standin/sampleChats';
import { startStandin } from '../standin/standin';
import { openDraft, openDrafts } from './drafts';
import { toDraftText, useOwnHandoffs, write } from './ownHandoffs';
import { filesOf } from './storage';
import { stub, stubValue } from './stub';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened } = sampleChats;
const headings = ['What the customer sees', 'Cause', 'Where in the code', 'Workaround', 'Next step'];
const template = `${headings.map((heading) => `## ${heading}\n\n\n`).join('')}${marker}\n\n`;

suite('Open Handoff Draft', () => {
  const bed = useTestBed();
  const handoffs = useOwnHandoffs(bed);

  function assertFront(chat: number): TextDocument {
    const draft = window.activeTextEditor?.document;
    assert.equal(draft?.uri.path, `/handoff/Handoff chat ${chat}.md`);
    return draft;
  }

  for (const given of [
    opened,
    `#${opened}`,
    `https://acme.helpcrunch.com/inbox/chats/${opened}`,
    { chat: opened },
  ])
    test(`takes ${JSON.stringify(given)}, and makes a draft of the usual parts`, async () => {
      await bed.run('helpcrunch.openHandoff', given);
      const draft = assertFront(opened);
      assert.deepEqual([draft.getText(), draft.languageId], [template, 'markdown']);
      assert.equal(filesOf('drafts').length, 2);
      assert.deepEqual(bed.messages.shown, []);
    });

  test('takes the pinned chat', async () => {
    await bed.pin(sampleChats.nullEmail);
    await bed.run('helpcrunch.openHandoff');
    assertFront(sampleChats.nullEmail);
  });

  test('asks for the chat where there is none, and makes nothing by Escape', async () => {
    const left = bed.run('helpcrunch.openHandoff');
    await (await bed.prompts.list('Choose Chat')).escape();
    await left;
    assert.deepEqual([openDrafts(), filesOf('drafts')], [[], []]);
    const opening = bed.run('helpcrunch.openHandoff');
    await (await bed.prompts.list('Choose Chat')).choose('Ann Lee');
    await opening;
    assertFront(opened);
  });

  test('finds a draft that is there without a request', async () => {
    const draft = await handoffs.open('written\n');
    await commands.executeCommand('workbench.action.closeAllEditors');
    const before = await bed.standin.calls();
    await bed.run('helpcrunch.openHandoff', opened);
    assert.equal(assertFront(opened).getText(), 'written\n');
    assert.equal(openDraft().uri.toString(), draft.uri.toString());
    assert.deepEqual(await bed.standin.calls(), before);
  });

  test('opens no draft of another organization for a chat of the same id', async () => {
    const ours = await handoffs.open('of acme\n');
    await bed.standin.change({ key: 'key-of-globex', organization: { id: 78, domain: 'globex' } });
    await bed.setKey('key-of-globex');
    await bed.run('helpcrunch.openHandoff', opened);
    const theirs = assertFront(opened);
    assert.notEqual(theirs.uri.toString(), ours.uri.toString());
    assert.equal(theirs.getText(), template);
    const sent = await bed.run('helpcrunch.sendHandoff', ours.uri);
    assert.equal(sent.status, 'rejected');
    assert.deepEqual(await bed.standin.posted(), []);
  });

  test('refuses what is no chat, a link of another organization, and a workspace that is not trusted', async () => {
    for (const given of [{}, [opened], true, { chat: {} }])
      assert.equal((await bed.run('helpcrunch.openHandoff', given)).reason, 'argumentInvalid');
    const link = `https://globex.helpcrunch.com/inbox/chats/${opened}`;
    assert.equal((await bed.run('helpcrunch.openHandoff', link)).reason, 'otherOrganization');
    const restore = stubValue(workspace, 'isTrusted', false);
    try {
      for (const id of [
        'helpcrunch.openHandoff',
        'helpcrunch.addToHandoff',
        'helpcrunch.addVersionsToHandoff',
      ] as const)
        assert.equal((await bed.run(id, opened)).reason, 'untrustedWorkspace', id);
      assert.equal((await bed.run('helpcrunch.sendHandoff', { chat: opened })).reason, 'untrustedWorkspace');
    } finally {
      restore();
    }
    assert.deepEqual([openDrafts(), filesOf('drafts')], [[], []]);
  });

  test('has other words in another language, and the same marker', async () => {
    const ours = (await handoffs.open()).getText();
    const translate = l10n.t.bind(l10n) as (...args: unknown[]) => string;
    const restore = stub(l10n, 't', ((...args: unknown[]) => `ž ${translate(...args)}`) as typeof l10n.t);
    try {
      await bed.run('helpcrunch.openHandoff', sampleChats.nullEmail);
      const draft = assertFront(sampleChats.nullEmail);
      assert.equal(draft.getText(), template.replaceAll('## ', '## ž '));
      await write(draft, draft.getText().replace('Cause\n', 'Cause\nIt is null.').replace(/\n$/, 'Hello'));
      assert.equal((await bed.run('helpcrunch.sendHandoff', draft.uri)).status, 'sent');
      assert.match(
        (await bed.standin.onlyPosted()).text,
        /^ž What the customer sees[^]*It is null\.[^]*ž Next step$/,
      );
    } finally {
      restore();
    }
    assert.equal(ours, template);
  });

  test('of one that was sent offers to begin a new one, which Undo takes back', async () => {
    const text = toDraftText('The cause.', 'Hello');
    const draft = await handoffs.open(text);
    bed.messages.press('Send to Customer');
    await bed.run('helpcrunch.sendHandoff', draft.uri);
    await bed.run('helpcrunch.sendCustomerPart', draft.uri);
    // Until it is recorded it is still on its way.
    await until('record', () => filesOf('outbox').length === 0);
    for (const label of ['Go on with this draft', 'Begin a new one']) {
      const opening = bed.run('helpcrunch.openHandoff', opened);
      const list = await bed.prompts.list('This Handoff Was Sent');
      assert.equal(draft.getText(), text);
      await list.choose(label);
      await opening;
    }
    assert.deepEqual([draft.getText(), draft.isDirty], [template, false]);
    await window.showTextDocument(draft);
    await commands.executeCommand('undo');
    assert.equal(draft.getText(), text);
  });

  test('of one that was sent begins no new one with the chat of another organization', async () => {
    const text = toDraftText('The cause.', '');
    const draft = await handoffs.open(text);
    await bed.run('helpcrunch.sendHandoff', draft.uri);
    await until('record', () => filesOf('outbox').length === 0);
    const other = await startStandin();
    try {
      const opening = bed.run('helpcrunch.openHandoff', opened);
      const list = await bed.prompts.list('This Handoff Was Sent');
      await bed.settings.change('helpcrunch.apiUrl', other.apiUrl);
      await list.choose('Begin a new one');
      const key = await bed.prompts.text(`HelpCrunch API Key for ${new URL(other.origin).host}`);
      await key.enter(other.key);
      assert.equal((await opening).reason, 'organizationChanged');
    } finally {
      await other.close();
    }
    assert.deepEqual([draft.getText(), draft.isDirty], [text, false]);
  });
});
