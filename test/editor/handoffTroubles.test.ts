import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { openDraft, openDrafts, readDraftLine } from './drafts';
import { onMessage } from './failingNote';
import { useOwnStandin } from './offline';
import { useOwnWindow } from './ownWindow';
import { OwnHandoffs, toDraftText, useOwnHandoffs } from './ownHandoffs';
import { paragraphs } from './sendParts';
import { fileOf, filesOf, untilOutboxIsEmpty } from './storage';
import { useTestBed } from './testBed';
import { until } from './until';

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

  test('because the outbox holds what cannot be read is told by that name, and taken back it is a draft', async () => {
    const draft = await handoffs.open(text);
    const name = `m${String(Date.now()).padStart(15, '0')}-00000000.json`;
    const strange = fileOf('outbox', name);
    await bed.settings.change('helpcrunch.undoSeconds', 120);
    bed.messages.press('Send to Customer');
    assert.equal((await bed.run('helpcrunch.sendCustomerPart', draft.uri)).status, 'held');
    mkdirSync(strange, { recursive: true });
    try {
      const failed = await bed.run('helpcrunch.sendHandoff', draft.uri);
      assert.deepEqual([failed.status, failed.reason], ['rejected', 'outboxUnreadable']);
      assert.ok(bed.messages.toast.text.startsWith(`Not sent: the file ${name} in the folder "outbox"`));
      await bed.run('helpcrunch.undoSend');
      const own = openDrafts().find(({ uri }) => uri.toString() !== draft.uri.toString());
      assert.equal(own?.getText(), 'Hello');
      assert.deepEqual(filesOf('outbox'), [name]);
    } finally {
      rmSync(strange, { recursive: true, force: true });
    }
    assert.deepEqual(await bed.standin.posted(), []);
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

suite('The lines above a handoff', () => {
  const bed = useTestBed();
  const own = useOwnWindow(bed);

  test('are drawn anew when its message is refused while nobody waits for it', async () => {
    own.open();
    let draws = 0;
    const listener = own.app.handoffLens.onDidChangeCodeLenses(() => draws++);
    const failure = { code: 'timedOut', host: 'example.com' } as const;
    const waiting = { kind: 'waiting', why: 'network', failure, untilMs: Date.now() + 60_000 } as const;
    const handoff = { draft: '0'.repeat(32), digest: '0'.repeat(64), part: 1, parts: 1 };
    try {
      const id = await own.put({ handoff, state: waiting });
      await own.rows(1);
      await until('lines', () => draws === 1);
      await bed.standin.inject({ kind: 'status', status: 400, method: 'POST' });
      await own.put({ id, handoff, state: { kind: 'queued' } });
      await until('refusal', () => own.app.outboxView.getChildren()[0]?.message.state.kind === 'rejected');
      await until('new lines', () => draws === 2);
    } finally {
      listener.dispose();
    }
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
