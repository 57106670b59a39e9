import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import { window } from 'vscode';
import { handoffMarker as marker } from '../../src/core/handoff';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { openDraft, readDraftLine } from './drafts';
import { toDraftText, useOwnHandoffs, write } from './ownHandoffs';
import { filesOf, untilOutboxIsEmpty } from './storage';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened } = sampleChats;
const said = '## Cause\n\nsecretcause: the price is null.';
const note = `${said}\n\n[a]: https://example.com/secretcause`;
const customer = 'Hello Ann,\n\nplease *update*, see [a].';
const plain = 'Hello Ann,\n\nplease update, see [a].';

suite('Send Customer Part', () => {
  const bed = useTestBed();
  const handoffs = useOwnHandoffs(bed);

  setup(() => handoffs.open(toDraftText(note, customer)));

  /** Nothing of the note was in any request, whatever its path. */
  async function assertNoteUnsent(): Promise<void> {
    assert.doesNotMatch(JSON.stringify(await bed.standin.requests()), /secretcause/);
  }

  test('sends just what stands behind the marker, after the question about the customer', async () => {
    bed.messages.press('Send to Customer');
    const result = await bed.run('helpcrunch.sendCustomerPart');
    const posted = await bed.standin.onlyPosted();
    assert.deepEqual(posted, {
      ...posted,
      ...{ chat: opened, type: 'message', from: 'agent', agent: sampleAgents.first },
      ...{ text: plain, markdownText: customer },
    });
    assert.deepEqual(result, { status: 'sent', chat: opened, type: 'message', messageIds: [posted.id] });
    const { text, detail, buttons } = bed.messages.modal;
    assert.equal(text, `Send to Ann Lee, chat #${opened}, as Sam Carter?`);
    assert.deepEqual(buttons, ['Review', 'Send to Customer']);
    assert.match(detail, /^Sent as a chat message\. It cannot be edited or deleted\.$/m);
    assert.doesNotMatch(detail, /secretcause/);
    await assertNoteUnsent();
  });

  test('goes by the button of the note that was sent', async () => {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    bed.messages.press('Send Customer Part...', () => ended);
    bed.messages.press('Send to Customer');
    await bed.run('helpcrunch.sendHandoff');
    end();
    await until('both', async () => (await bed.standin.posted()).length === 2);
    assert.deepEqual(
      (await bed.standin.posted()).map(({ type, markdownText }) => [type, markdownText]),
      [
        ['private', said],
        ['message', customer],
      ],
    );
  });

  test('sends nothing by Escape, and nothing by Review, which shows the draft', async () => {
    assert.equal((await bed.run('helpcrunch.sendCustomerPart')).status, 'cancelled');
    bed.messages.press('Review');
    assert.equal((await bed.run('helpcrunch.sendCustomerPart')).status, 'cancelled');
    assert.deepEqual(await bed.standin.posted(), []);
    const front = window.tabGroups.all.map(({ activeTab }) => activeTab?.label);
    assert.ok(front.includes(`Handoff chat ${opened}.md`), front.join());
    assert.equal(filesOf('drafts').filter((name) => name.endsWith('.md')).length, 1);
    await assertNoteUnsent();
  });

  test('that is undone while it is held is in its draft still, and in no other', async () => {
    await bed.settings.change('helpcrunch.undoSeconds', 60);
    const uri = openDraft().uri.toString();
    bed.messages.press('Send to Customer');
    assert.equal((await bed.run('helpcrunch.sendCustomerPart')).status, 'held');
    await bed.closeEditors();
    await bed.run('helpcrunch.undoSend');
    await untilOutboxIsEmpty();
    assert.equal(openDraft().uri.toString(), uri);
    assert.equal(openDraft().getText(), toDraftText(note, customer));
    assert.equal(filesOf('drafts').filter((name) => name.endsWith('.md')).length, 1);
    assert.deepEqual(await bed.standin.posted(), []);
    await assertNoteUnsent();
  });

  test('that was changed before it is undone becomes a draft beside', async () => {
    await bed.settings.change('helpcrunch.undoSeconds', 60);
    const draft = openDraft();
    bed.messages.press('Send to Customer');
    assert.equal((await bed.run('helpcrunch.sendCustomerPart')).status, 'held');
    await write(draft, toDraftText(note, 'Something else.'));
    await bed.run('helpcrunch.undoSend');
    await untilOutboxIsEmpty();
    assert.equal(draft.getText(), toDraftText(note, 'Something else.'));
    const active = window.activeTextEditor?.document;
    assert.equal(active?.getText(), customer);
    assert.deepEqual(await bed.standin.posted(), []);
    await assertNoteUnsent();
  });

  test('goes in parts where it is too long, none of them with the note', async () => {
    await bed.settings.change('helpcrunch.maxMessageLength', 200);
    const long = ['One', 'Two', 'Three'].map((word) => `${word} ${'word '.repeat(28)}end.`);
    await write(openDraft(), toDraftText(note, long.join('\n\n')));
    bed.messages.press('Send to Customer');
    const { status, messageIds } = await bed.run('helpcrunch.sendCustomerPart');
    assert.deepEqual([status, messageIds.length], ['sent', 3]);
    assert.deepEqual(
      (await bed.standin.posted()).map(({ markdownText }) => markdownText),
      long.map((part, index) => `(${index + 1}/3)\n\n${part}`),
    );
    await assertNoteUnsent();
  });

  test('that is empty is not sent', async () => {
    for (const nothing of ['', ' \n', '<!-- later -->', marker.replace('customer', 'other')]) {
      await write(openDraft(), toDraftText(note, nothing));
      const { reason } = await bed.run('helpcrunch.sendCustomerPart');
      assert.equal(reason, 'customerPartEmpty', nothing);
    }
    await assertNoteUnsent();
  });

  test('tells above it that it was sent', async () => {
    bed.messages.press('Send to Customer');
    const { messageIds } = await bed.run('helpcrunch.sendCustomerPart');
    const last = (await readDraftLine(openDraft())).at(-2) ?? '';
    assert.match(last, new RegExp(`^\\$\\(check\\) Sent .+ \\(#${messageIds[0] ?? 0}\\)$`));
  });
});
