import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { env } from 'vscode';
import type { OutboxState } from '../../src/core/outbox';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { states, toId } from '../unit/outboxMessages';
import { openDraft, openDrafts } from './drafts';
import { useOwnWindow } from './ownWindow';
import type { ListPrompt } from './prompts';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened } = sampleChats;
const toNote = `Private note to chat #${opened} (Ann Lee) as Sam Carter`;
const toCustomer = `Message to the customer Ann Lee, chat #${opened}, as Sam Carter`;
const text = '**cause** is below';

/** A pause of the request limit is as long as the API says; every other could be over before the test is. */
const waiting = (): OutboxState => ({
  kind: 'waiting',
  why: 'limit',
  failure: { code: 'tooManyRequests' },
  untilMs: Date.now() + 600_000,
});
const reading = (): OutboxState => ({ ...states.reading, nextReadMs: Date.now() + 200_000 });
const always = (state: OutboxState) => (): OutboxState => state;

const ofUnconfirmed = [
  'Open Chat',
  'Look Into the Chat Again',
  'Send Again (may duplicate)',
  'Copy Text',
  'Discard',
];
const deeds: readonly (readonly [what: string, toState: () => OutboxState, deeds: readonly string[]])[] = [
  ['that waits', waiting, ['Try Now', 'Review', 'Copy Text', 'Open Chat', 'Discard']],
  [
    'that waits for a key',
    always(states.waitingForUser),
    ['Try Now', 'Review', 'Copy Text', 'Open Chat', 'Discard'],
  ],
  ['that is a question', always(states.asking), ['Send Now', 'Review', 'Copy Text', 'Open Chat', 'Discard']],
  ['that is looked for', reading, ofUnconfirmed],
  ['that was not found', always(states.unconfirmed), ofUnconfirmed],
  ['that was rejected', always(states.rejected), ['Review', 'Copy Text', 'Open Chat', 'Discard']],
];

suite('What can be done about a note', () => {
  const bed = useTestBed();
  const own = useOwnWindow(bed);

  /** Presses Enter on the row of a message in this state. */
  async function ask(
    state: OutboxState,
    title = toNote,
  ): Promise<{ list: ListPrompt; end: Promise<unknown> }> {
    await own.put({ state, ...(title === toCustomer ? { type: 'message' } : {}) });
    own.open();
    const [row] = await own.rows(1);
    bed.messages.shown.length = 0;
    const end = own.run('helpcrunch.showOutbox', ...((row?.command?.arguments ?? []) as unknown[]));
    return { list: await bed.prompts.list(title), end };
  }

  async function choose(state: OutboxState, deed: string): Promise<void> {
    const { list, end } = await ask(state);
    await list.choose(deed);
    await end;
  }

  /** Waits for a toast; there may be one about what needs the user beside it. */
  async function isTold(sentence: string): Promise<void> {
    await until(`toast "${sentence}"`, () => bed.messages.toasts.some(({ text }) => text === sentence));
  }

  for (const [what, toState, labels] of deeds) {
    test(`${what} is this`, async () => {
      const { list, end } = await ask(toState());
      assert.deepEqual(list.labels, labels);
      assert.ok(list.placeholder.length > 0);
      await list.escape();
      await end;
      await own.rows(1);
    });
  }

  test('differs for a message to the customer: it is asked about', async () => {
    const { list, end } = await ask(states.asking, toCustomer);
    assert.deepEqual(list.labels, ['Send to Customer...', 'Review', 'Copy Text', 'Open Chat', 'Discard']);
    await list.escape();
    await end;
  });

  test('behind another one is to take it back', async () => {
    await own.put({ state: states.asking });
    const id = await own.put({ id: toId(2) });
    own.open();
    await own.rows(2);
    const end = own.run('helpcrunch.showOutbox', id);
    const list = await bed.prompts.list(toNote);
    assert.deepEqual(list.labels, ['Review', 'Copy Text', 'Open Chat', 'Discard']);
    await list.choose('Review');
    await end;
    await own.rows(1);
    assert.equal(openDraft().getText(), text);
  });

  test('is Try Now, which sends it at once', async () => {
    await choose(waiting(), 'Try Now');
    await own.untilEmpty();
    assert.equal((await bed.standin.onlyPosted()).markdownText, text);
    await isTold(`Note added to chat #${opened} (Ann Lee) as Sam Carter.`);
  });

  test('is Review, which makes it a draft of the very text, bound to its chat', async () => {
    await choose(states.rejected, 'Review');
    await own.untilEmpty();
    assert.equal(openDraft().getText(), text);
    assert.deepEqual(await own.readDraftLine(openDraft()), [toNote, 'Send Draft...']);
    assert.deepEqual(await bed.standin.calls(), []);
  });

  test('is Copy Text, which copies it', async () => {
    await choose(states.rejected, 'Copy Text');
    assert.equal(await env.clipboard.readText(), text);
    await isTold('The text was copied.');
    await own.rows(1);
  });

  test('is Open Chat, which opens it in the browser', async () => {
    await choose(states.rejected, 'Open Chat');
    await bed.browsedTo(`https://acme.helpcrunch.com/inbox/chats/${opened}`);
  });

  test('is Send Now', async () => {
    await choose(states.asking, 'Send Now');
    await own.untilEmpty();
    assert.equal((await bed.standin.onlyPosted()).markdownText, text);
    assert.deepEqual(bed.messages.modals, []);
  });

  test('is Send Again (may duplicate), after a question', async () => {
    await choose(reading(), 'Send Again (may duplicate)');
    const { text: question, detail, buttons } = bed.messages.modal;
    assert.equal(question, `Add a note to chat #${opened} (Ann Lee) as Sam Carter?`);
    assert.match(detail, /^There was no clear answer\. /);
    assert.deepEqual(buttons, ['Open Chat', 'Send Again (may duplicate)']);
    assert.deepEqual(await bed.standin.posted(), []);
    await own.rows(1);

    const again = own.run('helpcrunch.showOutbox', toId(1));
    bed.messages.press('Send Again (may duplicate)');
    await (await bed.prompts.list(toNote)).choose('Send Again (may duplicate)');
    await again;
    await own.untilEmpty();
    assert.equal((await bed.standin.onlyPosted()).markdownText, text);
  });

  test('is Look Into the Chat Again, which finds it and sends nothing', async () => {
    await bed.standin.say({
      ...{ chat: opened, type: 'private', from: 'agent', agent: sampleAgents.first, text },
    });
    await choose(reading(), 'Look Into the Chat Again');
    await own.untilEmpty();
    assert.deepEqual(await bed.standin.posted(), []);
    await isTold(`Note added to chat #${opened} (Ann Lee) as Sam Carter.`);
  });

  test('is Discard, after a question', async () => {
    await choose(states.rejected, 'Discard');
    const { text: question, detail, buttons } = bed.messages.modal;
    assert.deepEqual([question, buttons], ['Discard this message?', ['Copy Text', 'Discard']]);
    assert.equal(detail, `${toNote}\n\nIts text will be lost.`);
    await own.rows(1);

    bed.messages.press('Discard');
    const again = own.run('helpcrunch.showOutbox', toId(1));
    await (await bed.prompts.list(toNote)).choose('Discard');
    await again;
    await own.untilEmpty();
    assert.deepEqual(openDrafts(), []);
    assert.deepEqual(await bed.standin.calls(), []);
  });
});
