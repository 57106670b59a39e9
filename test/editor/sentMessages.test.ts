import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setup, suite, teardown, test } from 'mocha';
import {
  EventEmitter,
  type QuickInputButton,
  type QuickPick,
  type QuickPickItem,
  type SaveDialogOptions,
  Uri,
  window,
  workspace,
} from 'vscode';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { madeFolder, selectAll, showUntitled, workspaceFolder } from './documents';
import type { ListPrompt } from './prompts';
import { fileOf, filesOf, untilOutboxIsEmpty } from './storage';
import { stub } from './stub';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened, closed, sameNameOne } = sampleChats;

suite('The sent messages', () => {
  let restores: (() => void)[] = [];
  // Before the test bed's own: each puts back what it found.
  teardown(() => {
    for (const restore of restores) restore();
  });
  const bed = useTestBed();
  const picks: { pick: QuickPick<QuickPickItem>; pressed: EventEmitter<QuickInputButton> }[] = [];
  /** Where the next dialog saves, and what it was asked. */
  let saveTo: Uri | undefined;
  const dialogs: SaveDialogOptions[] = [];

  setup(() => {
    const { createQuickPick } = window;
    picks.length = 0;
    dialogs.length = 0;
    saveTo = undefined;
    restores = [
      stub(window, 'createQuickPick', <T extends QuickPickItem>() => {
        const pick = createQuickPick<T>();
        const pressed = new EventEmitter<QuickInputButton>();
        Object.defineProperty(pick, 'onDidTriggerButton', { value: pressed.event });
        picks.push({ pick, pressed });
        return pick;
      }),
      stub(window, 'showSaveDialog', (options = {}) => {
        dialogs.push(options);
        return Promise.resolve(saveTo);
      }),
    ];
  });

  /** Sends three: two notes and a message to the customer. */
  async function sendSome(): Promise<void> {
    await bed.setKey();
    const sends = [
      { chat: opened, type: 'private', agent: sampleAgents.first, comment: 'The cause:' },
      { chat: sameNameOne, type: 'message', agent: sampleAgents.second, comment: 'Hola Maria,' },
      { chat: closed, type: 'private', agent: sampleAgents.first, comment: '\n\n  Seen in the log' },
    ];
    for (const given of sends) {
      selectAll(await showUntitled('const a = 1;'));
      if (given.type === 'message') bed.messages.press('Send to Customer');
      if (given.chat === closed) bed.messages.press('Add to Chat');
      assert.equal((await bed.run('helpcrunch.sendSelection', given)).status, 'sent');
    }
    await untilOutboxIsEmpty();
  }

  async function show(): Promise<{ list: ListPrompt; end: Promise<unknown> }> {
    const end = bed.run('helpcrunch.showSent');
    const list = await bed.prompts.list('Sent Messages');
    await list.row(() => true);
    return { list, end };
  }

  /** Types a text and waits for these chats. */
  async function find(list: ListPrompt, typed: string, ...chats: readonly number[]): Promise<void> {
    await list.type(typed);
    const shown = (): string =>
      sentRows(list)
        .map(({ description = '' }) => /#(\d+)/.exec(description)?.[1])
        .join();
    await until(
      () => `list of ${chats.join()} for "${typed}" but ${shown()}`,
      () => shown() === chats.join(),
    );
  }

  /** What was sent at a time long ago, as it lies on the disk. */
  function putOld(count: number, atMs: number, changes: Readonly<Record<string, unknown>> = {}): void {
    const record = {
      ...{ version: 1, origin: bed.standin.origin, organization: { id: 77, domain: 'acme' } },
      ...{ chat: opened, customer: 'Ann Lee', type: 'private', messageIds: [9] },
      ...{ agent: 'Sam Carter', firstLine: 'The cause:', ...changes },
    };
    const lines = Array.from({ length: count }, (_, n) =>
      JSON.stringify({ ...record, id: `old${n}`, atMs: atMs - (count - n) * 60_000 }),
    );
    mkdirSync(fileOf('sent', '.'), { recursive: true });
    writeFileSync(fileOf('sent', `${new Date(atMs).toISOString().slice(0, 7)}.jsonl`), lines.join('\n'));
  }

  /** The buttons in the title of the list that is open. */
  function titleButtons(): readonly (string | undefined)[] {
    return picks.at(-1)?.pick.buttons.map(({ tooltip }) => tooltip) ?? [];
  }

  /** Presses one of them, twice, as an impatient person does. */
  function pressTitle(tooltip: string): void {
    const { pick, pressed } = picks.at(-1) ?? {};
    const button = pick?.buttons.find((each) => each.tooltip === tooltip);
    if (!pressed || !button) throw new Error(`There is no button ${tooltip}.`);
    pressed.fire(button);
    pressed.fire(button);
  }

  /** The records as they lie on the disk. */
  function records(): readonly Partial<Record<string, unknown>>[] {
    const lines = filesOf('sent').flatMap((name) => readFileSync(fileOf('sent', name), 'utf8').split('\n'));
    return lines
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Partial<Record<string, unknown>>);
  }

  test('are listed, the newest first', async () => {
    await sendSome();
    const { list, end } = await show();
    assert.equal(list.placeholder, 'Customer, chat id, first line or date. Enter opens the chat.');
    assert.deepEqual(
      sentRows(list).map(({ label, description, detail }) => [label, description, detail]),
      [
        ['Ann Lee', `#${closed} · note · Sam Carter · now`, 'Seen in the log'],
        ['Maria Garcia', `#${sameNameOne} · message to the customer · Lisa Rodes · now`, 'Hola Maria,'],
        ['Ann Lee', `#${opened} · note · Sam Carter · now`, 'The cause:'],
      ],
    );
    await list.escape();
    assert.equal(await end, undefined);
    assert.deepEqual(bed.browsed, []);
  });

  test('are found by customer, chat and first line, in any order of the words', async () => {
    await sendSome();
    const { list, end } = await show();
    await find(list, 'ann', closed, opened);
    await find(list, 'GARCIA', sameNameOne);
    await find(list, `#${opened}`, opened);
    await find(list, `${closed}`, closed);
    await find(list, 'cause lee', opened);
    await find(list, 'hola maria', sameNameOne);
    await list.type('nobody');
    await list.row(({ label }) => label === 'No sent message has these words or this date');
    await find(list, '', closed, sameNameOne, opened);
    await list.escape();
    await end;
  });

  test('lead to their chat by Enter', async () => {
    await sendSome();
    const { list, end } = await show();
    await list.choose('Maria Garcia');
    await end;
    assert.deepEqual(bed.browsed, [`https://acme.helpcrunch.com/inbox/chats/${sameNameOne}`]);
  });

  test('are said to be none where nothing was sent', async () => {
    const { list, end } = await show();
    assert.deepEqual(list.labels, ['Nothing was sent yet']);
    assert.deepEqual(titleButtons(), []);
    await list.accept();
    await list.escape();
    await end;
    assert.deepEqual(bed.browsed, []);
  });

  test('leave a record without their text', async () => {
    await sendSome();
    const [first = {}, ...more] = records();
    assert.equal(more.length, 2);
    const [posted] = await bed.standin.posted();
    const { id, atMs, ...record } = first;
    assert.ok(typeof id === 'string' && typeof atMs === 'number');
    assert.deepEqual(record, {
      version: 1,
      origin: bed.standin.origin,
      organization: { id: 77, domain: 'acme' },
      chat: opened,
      customer: 'Ann Lee',
      type: 'private',
      messageIds: [posted?.id],
      agent: 'Sam Carter',
      firstLine: 'The cause:',
    });
    assert.ok(records().every((one) => !JSON.stringify(one).includes('const a')));
  });

  test('leave their text too with helpcrunch.keepSentText', async () => {
    await bed.settings.change('helpcrunch.keepSentText', true);
    await sendSome();
    const posted = await bed.standin.posted();
    assert.deepEqual(
      records().map(({ text }) => text),
      posted.map(({ markdownText }) => markdownText),
    );
  });

  test('of another day show it, and are found by it', async () => {
    putOld(1, new Date(2025, 0, 15, 14, 5).getTime() + 60_000);
    const { list, end } = await show();
    const [row] = sentRows(list);
    assert.equal(
      row?.description?.replace(/\s/g, ' '),
      `#${opened} · note · Sam Carter · Jan 15, 2025, 2:05 PM`,
    );
    await find(list, '2025-01-15', opened);
    await find(list, '15 Jan ann', opened);
    await find(list, '15.01.2025', opened);
    await find(list, 'yesterday');
    await list.escape();
    await end;
  });

  test('of years are searched as they are typed', async () => {
    putOld(10_000, Date.UTC(2025, 0, 20));
    const { list, end } = await show();
    assert.equal(sentRows(list).length, 200);
    await list.type('nobody');
    assert.equal(sentRows(list).length, 0);
    // One a minute: the oldest are a week old.
    await list.type('2025-01-14 ann');
    assert.equal(sentRows(list).length, 200);
    await list.type('2025-01-10');
    assert.equal(sentRows(list).length, 0);
    await list.escape();
    await end;
  });

  for (const way of ['row', 'button'] as const)
    test(`are exported whole by a ${way}, after it was said whose names are in them`, async () => {
      await sendSome();
      saveTo = Uri.joinPath(workspaceFolder(), madeFolder, 'sent.jsonl');
      bed.messages.shown.length = 0;
      bed.messages.press('Export...');
      const { list, end } = await show();
      await find(list, 'garcia', sameNameOne);
      assert.deepEqual(titleButtons(), ['Export as JSON Lines...', 'Remove All Records...']);
      if (way === 'row') await list.choose('$(export) Export as JSON Lines...');
      else pressTitle('Export as JSON Lines...');
      await end;
      assert.equal(bed.messages.modal.text, 'Export the records of 3 sent messages?');
      assert.match(bed.messages.modal.detail, /names of customers and agents/);
      assert.equal(
        dialogs.map(({ defaultUri }) => defaultUri?.toString()).join(),
        Uri.joinPath(workspaceFolder(), 'helpcrunch-sent.jsonl').toString(),
      );
      const text = new TextDecoder().decode(await workspace.fs.readFile(saveTo));
      const lines = text.trim().split('\n');
      assert.deepEqual(
        lines.map((line) => (JSON.parse(line) as { chat: number }).chat),
        [opened, sameNameOne, closed],
      );
      assert.deepEqual(
        bed.messages.toasts.map(({ text: sentence, buttons }) => [sentence, buttons]),
        [['3 records were exported to sent.jsonl.', ['Open File']]],
      );
    });

  test('are exported nowhere when the user leaves the question or the dialog', async () => {
    putOld(1, Date.UTC(2025, 0, 20));
    for (const button of [undefined, 'Export...']) {
      if (button) bed.messages.press(button);
      const { list, end } = await show();
      await list.choose('$(export) Export as JSON Lines...');
      await end;
    }
    assert.equal(dialogs.length, 1);
    assert.deepEqual(bed.messages.toasts, []);
  });

  test('stay when they cannot be exported there, and it is said', async () => {
    putOld(1, Date.UTC(2025, 0, 20));
    saveTo = Uri.parse('nowhere:/sent.jsonl');
    bed.messages.press('Export...');
    const { list, end } = await show();
    await list.choose('$(export) Export as JSON Lines...');
    await end;
    assert.deepEqual(
      bed.messages.toasts.map(({ kind, text }) => [kind, text]),
      [['error', 'sent.jsonl could not be written. The records are kept; export them to another place.']],
    );
    assert.equal(records().length, 1);
  });

  test('are removed after a question that says how many', async () => {
    await sendSome();
    bed.messages.shown.length = 0;
    bed.messages.press('Remove Records');
    const { end } = await show();
    pressTitle('Remove All Records...');
    await end;
    const { text, detail, kind } = bed.messages.modal;
    assert.deepEqual([kind, text], ['warning', 'Remove the records of 3 sent messages?']);
    assert.equal(detail, 'Nothing changes in HelpCrunch. This cannot be undone.');
    assert.deepEqual(records(), []);
    const again = await show();
    assert.deepEqual(again.list.labels, ['Nothing was sent yet']);
    await again.list.escape();
    await again.end;
  });

  test('stay when the question is left', async () => {
    putOld(2, Date.UTC(2025, 0, 20));
    const { list, end } = await show();
    await list.choose('$(trash) Remove All Records...');
    await end;
    assert.equal(bed.messages.modal.text, 'Remove the records of 2 sent messages?');
    assert.equal(records().length, 2);
  });
});

/** The rows that stand for messages. */
function sentRows(list: ListPrompt): ListPrompt['rows'] {
  return list.rows.filter(({ description = '' }) => description !== '');
}
