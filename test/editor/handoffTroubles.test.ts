import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { openDraft, openDrafts, readDraftLine } from './drafts';
import { onMessage } from './failingNote';
import { useOwnStandin } from './offline';
import { OwnHandoffs, toDraftText, useOwnHandoffs } from './ownHandoffs';
import { paragraphs } from './sendParts';
import { filesOf, untilOutboxIsEmpty } from './storage';
import { useTestBed } from './testBed';

const { opened } = sampleChats;
const text = toDraftText('The cause.', 'Hello');

function texts(): readonly string[] {
  return filesOf('drafts').filter((name) => name.endsWith('.md'));
}

suite('A handoff that cannot be sent', () => {
  const bed = useTestBed();
  const handoffs = useOwnHandoffs(bed);

  test('stays in its draft, which is the only one, and goes the next time', async () => {
    const draft = await handoffs.open(text);
    await bed.standin.inject({ kind: 'status', status: 400, method: 'POST' });
    const failed = await bed.run('helpcrunch.sendHandoff', draft.uri);
    assert.deepEqual([failed.status, failed.reason], ['rejected', 'requestRejected']);
    assert.match(bed.messages.toast.text, /The text is kept as a draft\.$/);
    assert.equal(openDraft().getText(), text);
    assert.deepEqual([texts().length, filesOf('outbox')], [1, []]);
    assert.equal((await bed.run('helpcrunch.sendHandoff', draft.uri)).status, 'sent');
    assert.equal((await bed.standin.onlyPosted()).text, 'The cause.');
  });

  test('is looked for where its answer was lost, and not sent again meanwhile', async () => {
    const draft = await handoffs.open(text);
    await bed.standin.inject({ kind: 'cutAfterBody', commit: true, ...onMessage });
    assert.equal((await bed.run('helpcrunch.sendHandoff', draft.uri)).status, 'unconfirmed');
    assert.equal((await bed.run('helpcrunch.sendHandoff', draft.uri)).reason, 'alreadySending');
    await untilOutboxIsEmpty();
    const { id } = await bed.standin.onlyPosted();
    assert.equal((await bed.run('helpcrunch.sendHandoff', draft.uri)).reason, 'alreadySent');
    assert.match((await readDraftLine(draft))[2] ?? '', new RegExp(`^\\$\\(check\\) Sent .+ \\(#${id}\\)$`));
    assert.equal(texts().length, 1);
  });

  test('in all of its parts leaves the rest as a draft of its own', async () => {
    await bed.settings.change('helpcrunch.maxMessageLength', 200);
    const whole = toDraftText(paragraphs.join('\n\n'), 'Hello');
    const draft = await handoffs.open(whole);
    bed.messages.press('Add to Chat');
    await bed.standin.inject({ kind: 'delay', ms: 0, ...onMessage });
    await bed.standin.inject({ kind: 'status', status: 400, ...onMessage });
    const { status, messageIds } = await bed.run('helpcrunch.sendHandoff', draft.uri);
    assert.deepEqual([status, messageIds.length], ['rejected', 1]);
    assert.equal(draft.getText(), whole);
    const [rest] = openDrafts().filter(({ uri }) => uri.toString() !== draft.uri.toString());
    assert.equal(rest?.getText(), paragraphs.slice(1).join('\n\n'));
    assert.deepEqual([texts().length, filesOf('outbox')], [2, []]);
    assert.match((await readDraftLine(draft))[2] ?? '', /Sent in part/);
  });

  test('twice at the same time goes once', async () => {
    const draft = await handoffs.open(text);
    const results = await Promise.all([1, 2, 3].map(() => bed.run('helpcrunch.sendHandoff', draft.uri)));
    assert.deepEqual(
      results.map(({ status, reason }) => reason ?? status),
      ['sent', 'alreadySending', 'alreadySending'],
    );
    await bed.standin.onlyPosted();
  });
});

suite('A handoff to a customer whose network is gone', () => {
  const bed = useTestBed();
  const own = useOwnStandin(bed);

  test('waits in the outbox, once, and its draft says so', async () => {
    await bed.chooseAgent();
    const draft = await new OwnHandoffs(bed).open(text);
    bed.messages.press('Send to Customer', () => own.standin.unplug());
    const queued = await bed.run('helpcrunch.sendCustomerPart', draft.uri);
    assert.deepEqual([queued.status, queued.reason], ['queued', 'notReachable']);
    assert.equal((await bed.run('helpcrunch.sendCustomerPart', draft.uri)).reason, 'alreadySending');
    assert.equal((await readDraftLine(draft)).at(-2), '$(clock) Waits in the outbox');
    await own.standin.plugIn();
    await untilOutboxIsEmpty();
    assert.deepEqual(own.posted, [['Hello', opened]]);
    assert.match((await readDraftLine(draft)).at(-2) ?? '', /^\$\(check\) Sent /);
    assert.equal((await bed.run('helpcrunch.sendCustomerPart', draft.uri)).reason, 'alreadySent');
    assert.equal(texts().length, 1);
  });
});
