import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setup, teardown } from 'mocha';
import {
  EventEmitter,
  type QuickInputButton,
  type QuickPick,
  type QuickPickItem,
  type SaveDialogOptions,
  type Uri,
  window,
} from 'vscode';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { selectAll, showUntitled } from './documents';
import type { ListPrompt } from './prompts';
import { fileOf, filesOf, untilOutboxIsEmpty } from './storage';
import { stub } from './stub';
import { type TestBed, useTestBed } from './testBed';
import { until } from './until';

const { opened, closed, sameNameOne } = sampleChats;

/** The list of sent messages, the buttons in its title, and the dialog that asks where to save. */
export class SentList {
  /** Where the next dialog saves, and what each was asked. */
  saveTo: Uri | undefined;
  readonly dialogs: SaveDialogOptions[] = [];
  readonly #picks: { pick: QuickPick<QuickPickItem>; pressed: EventEmitter<QuickInputButton> }[] = [];

  constructor(readonly bed: TestBed) {}

  /** Looks at what VS Code shows from now on; gives what ends that. */
  install(): () => void {
    const { createQuickPick } = window;
    const restores = [
      stub(window, 'createQuickPick', <T extends QuickPickItem>() => {
        const pick = createQuickPick<T>();
        const pressed = new EventEmitter<QuickInputButton>();
        Object.defineProperty(pick, 'onDidTriggerButton', { value: pressed.event });
        this.#picks.push({ pick, pressed });
        return pick;
      }),
      stub(window, 'showSaveDialog', (options = {}) => {
        this.dialogs.push(options);
        return Promise.resolve(this.saveTo);
      }),
    ];
    return () => {
      for (const restore of restores) restore();
    };
  }

  /** Sends three: two notes and a message to the customer. */
  async sendSome(): Promise<void> {
    await this.bed.setKey();
    const sends = [
      { chat: opened, type: 'private', agent: sampleAgents.first, comment: 'The cause:' },
      { chat: sameNameOne, type: 'message', agent: sampleAgents.second, comment: 'Hola Maria,' },
      { chat: closed, type: 'private', agent: sampleAgents.first, comment: '\n\n  Seen in the log' },
    ];
    for (const given of sends) {
      selectAll(await showUntitled('const a = 1;'));
      if (given.type === 'message') this.bed.messages.press('Send to Customer');
      if (given.chat === closed) this.bed.messages.press('Add to Chat');
      assert.equal((await this.bed.run('helpcrunch.sendSelection', given)).status, 'sent');
    }
    await untilOutboxIsEmpty();
  }

  /** Opens the list, which has been read. */
  async show(): Promise<{ list: ListPrompt; end: Promise<unknown> }> {
    const end = this.bed.run('helpcrunch.showSent');
    const list = await this.bed.prompts.list('Sent Messages');
    await list.row(() => true);
    return { list, end };
  }

  /** Types a text and waits for these chats. */
  async find(list: ListPrompt, typed: string, ...chats: readonly number[]): Promise<void> {
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
  putOld(count: number, atMs: number): void {
    const record = {
      ...{ version: 1, origin: this.bed.standin.origin, organization: { id: 77, domain: 'acme' } },
      ...{ chat: opened, customer: 'Ann Lee', type: 'private', messageIds: [9] },
      ...{ agent: 'Sam Carter', firstLine: 'The cause:' },
    };
    const lines = Array.from({ length: count }, (_, n) =>
      JSON.stringify({ ...record, id: `old${n}`, atMs: atMs - (count - n) * 60_000 }),
    );
    mkdirSync(fileOf('sent', '.'), { recursive: true });
    writeFileSync(fileOf('sent', `${new Date(atMs).toISOString().slice(0, 7)}.jsonl`), lines.join('\n'));
  }

  /** The buttons in the title of the list that is open. */
  titleButtons(): readonly (string | undefined)[] {
    return this.#picks.at(-1)?.pick.buttons.map(({ tooltip }) => tooltip) ?? [];
  }

  /** Presses one of them, twice, as an impatient person does. */
  pressTitle(tooltip: string): void {
    const { pick, pressed } = this.#picks.at(-1) ?? {};
    const button = pick?.buttons.find((each) => each.tooltip === tooltip);
    if (!pressed || !button) throw new Error(`There is no button ${tooltip}.`);
    pressed.fire(button);
    pressed.fire(button);
  }

  /** The records as they lie on the disk. */
  records(): readonly Partial<Record<string, unknown>>[] {
    const lines = filesOf('sent').flatMap((name) => readFileSync(fileOf('sent', name), 'utf8').split('\n'));
    return lines
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Partial<Record<string, unknown>>);
  }
}

/** The list of sent messages for each test of the suite that calls this. */
export function useSentList(): SentList {
  let restore = (): void => undefined;
  // Before the test bed's own: each puts back what it found.
  teardown(() => restore());
  const list = new SentList(useTestBed());
  setup(() => {
    list.saveTo = undefined;
    list.dialogs.length = 0;
    restore = list.install();
  });
  return list;
}

/** The rows that stand for messages. */
export function sentRows(list: ListPrompt): ListPrompt['rows'] {
  return list.rows.filter(({ description = '' }) => description !== '');
}
