import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { window } from 'vscode';
import { handoffMarker as marker } from '../../src/core/handoff';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { openDraft, openDrafts, readDraftLine } from './drafts';
import { madeUpToken as token } from './madeUpToken';
import { toDraftText, type, useOwnHandoffs, write } from './ownHandoffs';
import { filesOf } from './storage';
import { useTestBed } from './testBed';

const { opened } = sampleChats;
const note = '## Cause\n\nThe **price** is `null`.';
const customer = 'Hello Ann,\n\nplease *update*.';
const added = `Note added to chat #${opened} (Ann Lee) as Sam Carter.`;

suite('Send Handoff as Note', () => {
  const bed = useTestBed();
  const handoffs = useOwnHandoffs(bed);

  test('sends what stands before the marker, and says that the rest is not sent', async () => {
    const draft = await handoffs.open(toDraftText(note, customer));
    const result = await bed.run('helpcrunch.sendHandoff', draft.uri);
    const posted = await bed.standin.onlyPosted();
    assert.deepEqual(posted, {
      ...posted,
      ...{ chat: opened, type: 'private', from: 'agent', agent: sampleAgents.first },
      text: 'Cause\n\nThe price is null.',
      markdownText: note,
    });
    assert.deepEqual(result, { status: 'sent', chat: opened, type: 'private', messageIds: [posted.id] });
    assert.equal(bed.messages.toast.text, `${added} Customer part not sent.`);
    assert.deepEqual(bed.messages.toast.buttons, [
      'Send Customer Part...',
      'Open Chat',
      'Set Chat Status...',
    ]);
    assert.equal(openDraft().getText(), toDraftText(note, customer));
  });

  test('says nothing of a part for the customer that has no words', async () => {
    const draft = await handoffs.open();
    bed.messages.pressAlways('Add to Chat');
    for (const [index, nothing] of ['', '\n \n', '<!-- later -->', '## Answer'].entries()) {
      await write(draft, toDraftText(`${note} ${index}`, nothing));
      assert.equal((await bed.run('helpcrunch.sendHandoff', draft.uri)).status, 'sent');
      assert.equal(bed.messages.toasts.at(-1)?.text, added);
    }
  });

  test('stands above the signature, which the customer does not get', async () => {
    await bed.settings.change('helpcrunch.signature', 'Sent by Sam');
    const draft = await handoffs.open(toDraftText(note, customer));
    await bed.run('helpcrunch.sendHandoff', draft.uri);
    bed.messages.press('Send to Customer');
    await bed.run('helpcrunch.sendCustomerPart', draft.uri);
    assert.deepEqual(
      (await bed.standin.posted()).map(({ markdownText }) => markdownText),
      [`${note}\n\nSent by Sam`, customer],
    );
  });

  test('is the draft as the editor has it, which is saved', async () => {
    const draft = await handoffs.open(toDraftText('Old', customer));
    await type(draft, toDraftText(note, customer));
    assert.equal((await bed.run('helpcrunch.sendHandoff')).status, 'sent');
    assert.equal((await bed.standin.onlyPosted()).markdownText, note);
    assert.equal(draft.isDirty, false);
  });

  const refused: readonly (readonly [what: string, text: string, reason: string])[] = [
    ['has no marker', `${note}\n\n${customer}\n`, 'markerMissing'],
    ['has two', `${note}\n\n${marker}\n\n${customer}\n\n${marker}\n`, 'markerTwice'],
    ['has it in code only', `${note}\n\n\`\`\`\n${marker}\n\`\`\`\n\n${customer}`, 'markerMissing'],
    ['has it in a quote only', `${note}\n\n> ${marker}\n\n${customer}`, 'markerMissing'],
    ['has it in a list only', `${note}\n\n- found\n  ${marker}\n\n${customer}`, 'markerMissing'],
    ['has it in a fence that is not closed', `${note}\n\n~~~\n\n${marker}\n\n${customer}`, 'markerMissing'],
    ['is headings only', toDraftText('## Cause', customer), 'handoffEmpty'],
  ];
  for (const [what, text, reason] of refused) {
    test(`sends nothing of a draft that ${what}, and says why`, async () => {
      const draft = await handoffs.open(text);
      const before = await bed.standin.calls();
      const ids = ['helpcrunch.sendHandoff', 'helpcrunch.sendCustomerPart'] as const;
      for (const id of reason === 'handoffEmpty' ? ids.slice(0, 1) : ids) {
        bed.messages.shown.length = 0;
        const result = await bed.run(id, draft.uri);
        assert.deepEqual(result, { status: 'rejected', messageIds: [], reason });
        assert.equal(bed.messages.toast.kind, 'error');
      }
      assert.deepEqual(await bed.standin.calls(), before);
      assert.equal(openDraft().getText(), text);
    });
  }

  test('has the marker that stands in its evidence as code', async () => {
    const withEvidence = `${note}\n\n\`\`\`\`text\n${marker}\n\`\`\`\n\`\`\`\``;
    const draft = await handoffs.open(toDraftText(withEvidence, customer));
    assert.equal((await bed.run('helpcrunch.sendHandoff', draft.uri)).status, 'sent');
    assert.equal((await bed.standin.onlyPosted()).markdownText, withEvidence);
  });

  test('is for its chat and its readers only', async () => {
    await window.showTextDocument(await handoffs.open(toDraftText(note, customer)));
    const before = await bed.standin.calls();
    for (const [id, given, reason] of [
      ['helpcrunch.sendHandoff', { type: 'message' }, 'noteOnly'],
      ['helpcrunch.sendCustomerPart', { type: 'private' }, 'draftBound'],
      ['helpcrunch.sendHandoff', { chat: sampleChats.closed }, 'draftBound'],
      ['helpcrunch.sendCustomerPart', { chat: 'Ann Lee' }, 'draftBound'],
      ['helpcrunch.sendHandoff', { comment: 'x' }, 'argumentInvalid'],
      ['helpcrunch.sendHandoff', { file: 'x.md' }, 'argumentInvalid'],
    ] as const)
      assert.deepEqual(await bed.run(id, given), { status: 'rejected', messageIds: [], reason });
    assert.deepEqual(await bed.standin.calls(), before);
    const chat = `https://globex.helpcrunch.com/inbox/chats/${opened}`;
    for (const id of ['helpcrunch.sendHandoff', 'helpcrunch.sendCustomerPart'] as const)
      assert.equal((await bed.run(id, { chat })).reason, 'otherOrganization');
    assert.deepEqual(await bed.standin.posted(), []);
    const same = { chat: `#${opened}`, type: 'private', agent: sampleAgents.second };
    assert.equal((await bed.run('helpcrunch.sendHandoff', same)).status, 'sent');
    assert.equal((await bed.standin.onlyPosted()).agent, sampleAgents.second);
  });

  test('goes once as it is, and again with a warning when it was changed', async () => {
    const draft = await handoffs.open(toDraftText(note, ''));
    const { messageIds } = await bed.run('helpcrunch.sendHandoff', draft.uri);
    bed.messages.press('Add to Chat');
    const again = await bed.run('helpcrunch.sendHandoff', draft.uri);
    assert.equal(again.reason, 'alreadySent');
    assert.match(bed.messages.toasts.at(-1)?.text ?? '', new RegExp(`#${messageIds[0] ?? 0}`));
    await write(draft, toDraftText(`${note} And more.`, ''));
    assert.equal((await bed.run('helpcrunch.sendHandoff', draft.uri)).status, 'sent');
    assert.match(bed.messages.modal.detail, new RegExp(`^An earlier form .*#${messageIds[0] ?? 0}`, 'm'));
    assert.equal((await bed.standin.posted()).length, 2);
  });

  test('stays by Escape at that question', async () => {
    const draft = await handoffs.open(toDraftText(note, ''));
    await bed.run('helpcrunch.sendHandoff', draft.uri);
    await write(draft, toDraftText(`${note} And more.`, ''));
    assert.equal((await bed.run('helpcrunch.sendHandoff', draft.uri)).status, 'cancelled');
    await bed.standin.onlyPosted();
  });

  test('with a secret is asked about, and Review shows the draft', async () => {
    const secret = `${note}\n\n${token}`;
    const draft = await handoffs.open(toDraftText(secret, customer));
    bed.messages.press('Review');
    assert.equal((await bed.run('helpcrunch.sendHandoff', draft.uri)).status, 'cancelled');
    assert.equal(bed.messages.modal.text, 'This note seems to contain an access token');
    assert.deepEqual(await bed.standin.posted(), []);
    assert.ok(openDrafts().some(({ uri }) => uri.toString() === draft.uri.toString()));
    assert.equal(filesOf('drafts').filter((name) => name.endsWith('.md')).length, 1);
    bed.messages.press('Send Note Anyway');
    assert.equal((await bed.run('helpcrunch.sendHandoff', draft.uri)).status, 'sent');
    assert.equal((await bed.standin.onlyPosted()).markdownText, secret);
  });

  test('tells above the draft what was sent, and whether it was changed since', async () => {
    const draft = await handoffs.open(toDraftText(note, customer));
    const lines = [
      `Handoff for chat #${opened} (Ann Lee)`,
      'Send Handoff as Note',
      'Send Customer Part...',
      'Below this line: for Ann Lee',
    ] as const;
    assert.deepEqual(await readDraftLine(draft), lines);
    const { messageIds } = await bed.run('helpcrunch.sendHandoff', draft.uri);
    const [head, button, sent = '', ...rest] = await readDraftLine(draft);
    assert.deepEqual([head, button, ...rest], lines);
    assert.match(sent, new RegExp(`^\\$\\(check\\) Sent .+ \\(#${messageIds[0] ?? 0}\\)$`));
    await write(draft, toDraftText(`${note} And more.`, customer));
    assert.match((await readDraftLine(draft))[2] ?? '', /^\$\(check\) Sent .+, changed since$/);
    await write(draft, note);
    assert.match((await readDraftLine(draft))[1] ?? '', /^\$\(warning\) .*<!-- helpcrunch:customer -->/);
  });

  test('is no other document', async () => {
    await bed.closeEditors();
    const result = await bed.run('helpcrunch.sendHandoff');
    assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'handoffNotOpen' });
  });
});
