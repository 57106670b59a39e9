import {
  type QuickInputButton,
  type QuickPickItem,
  QuickPickItemKind,
  ThemeIcon,
  env,
  l10n,
  window,
} from 'vscode';
import { toDisplayText } from '../core/displayText';
import { sentMessagesShown } from '../core/limits';
import type { Clock } from '../core/ports';
import type { Readable, RecordsFault, SentLog, SentRecord } from '../delivery/sentLog';
import { exportSent } from './exportSent';
import { numberWords } from './numberWords';
import type { OpenChat } from './openChat';
import { plural } from './plural';
import { untilAnswered } from './prompt';
import { type DayParser, toDayParser, toDays } from './sentDates';
import { type Searchable, findSent, toSearchable } from './sentSearch';
import type { Toasts } from './toasts';
import { ageWords, idAfter, listNames } from './words';

type Deed = 'export' | 'remove';

interface SentItem extends QuickPickItem {
  readonly answer?: SentRecord | Deed;
}

/** `Show Sent Messages`: what was sent, the newest first; Enter opens the chat. */
export class SentMessages {
  constructor(
    private readonly sentLog: Pick<SentLog, 'readable' | 'empty'>,
    private readonly openChat: OpenChat,
    private readonly clock: Clock,
    private readonly toasts: Toasts,
    /** Where files are saved while no folder is open. */
    private readonly homeFolder: string,
  ) {}

  async show(): Promise<void> {
    const answer = await this.#ask();
    // Others may have come while the list was open.
    if (answer === 'export') await this.#export();
    else if (answer === 'remove') await this.#remove();
    else if (answer) await this.openChat.open(answer.chat, answer.organization);
  }

  /** What can be read; what cannot is told, so that nobody takes the rest for all. */
  async #read(): Promise<Readable> {
    const read = await this.sentLog.readable();
    const { faults } = read;
    if (faults[0])
      this.toasts.failed(
        faults[0].fault,
        l10n.t(
          'Records of sent messages are left out, because these files cannot be read: {0}. Remove All Records... removes them too.',
          toNames(faults),
        ),
      );
    return read;
  }

  async #ask(): Promise<SentRecord | Deed | undefined> {
    const pick = window.createQuickPick<SentItem>();
    pick.title = l10n.t('Sent Messages');
    pick.placeholder = l10n.t('Customer, chat id, first line or date. Enter opens the chat.');
    pick.ignoreFocusOut = true;
    pick.busy = true;
    const buttons = toButtons();
    const parseDay = toDayParser({ language: env.language, nowMs: this.clock.now() });
    const answer = await untilAnswered<SentRecord | Deed>(pick, (give, fail) => {
      let records: readonly Searchable[] = [];
      let isWhole = true;
      const fill = (): void => {
        const isEmpty = records.length === 0;
        pick.items = isEmpty ? toNoItems(isWhole) : this.#toItems(records, pick.value, parseDay);
      };
      this.#read().then((read) => {
        records = toSearchable(read.records, {});
        isWhole = read.faults.length === 0;
        pick.busy = false;
        if (records.length > 0) pick.buttons = [...buttons.keys()];
        fill();
      }, fail);
      return [
        pick.onDidChangeValue(fill),
        pick.onDidTriggerButton((button) => {
          const value = buttons.get(button);
          if (value) give({ value });
        }),
        pick.onDidAccept(() => {
          const value = pick.activeItems[0]?.answer;
          if (value) give({ value });
        }),
      ];
    });
    return typeof answer === 'object' ? answer.value : undefined;
  }

  #toItems(records: readonly Searchable[], typed: string, parseDay: DayParser): SentItem[] {
    const found = findSent(records, typed, parseDay, sentMessagesShown);
    const none = { label: l10n.t('No sent message has these words or this date'), alwaysShow: true };
    const rows = found.length === 0 ? [none] : this.#toRows(found);
    return [...rows, ...deedRows()];
  }

  #toRows(found: readonly Searchable[]): SentItem[] {
    const nowMs = this.clock.now();
    const today = toDays({})(nowMs);
    const date = new Intl.DateTimeFormat(env.language, { dateStyle: 'medium', timeStyle: 'short' });
    return found.map(({ record, day }) => {
      const { customer, chat, type, agent, atMs, firstLine } = record;
      const what = type === 'private' ? l10n.t('note') : l10n.t('message to the customer');
      const who = agent ?? l10n.t('the customer');
      const when = day === '' || day === today ? ageWords(atMs, nowMs) : date.format(atMs);
      const description = `${idAfter(customer, chat)} · ${what} · ${who} · ${when}`;
      return { label: customer, description, detail: firstLine, alwaysShow: true, answer: record };
    });
  }

  async #export(): Promise<void> {
    await exportSent((await this.#read()).records, this.homeFolder, this.toasts);
  }

  async #remove(): Promise<void> {
    const { length } = (await this.sentLog.readable()).records;
    const go = l10n.t('Remove Records');
    const pressed = await window.showWarningMessage(
      plural(
        length,
        {
          one: 'Remove the record of 1 sent message?',
          other: 'Remove the records of {0} sent messages?',
        },
        numberWords(length),
      ),
      {
        modal: true,
        detail: l10n.t('Nothing changes in HelpCrunch. This cannot be undone.'),
      },
      // Enter presses the first button, and must not destroy anything.
      exportLabel(),
      go,
    );
    if (pressed === exportLabel()) await this.#export();
    if (pressed !== go) return;
    const left = await this.sentLog.empty();
    if (left[0]) {
      const sentence = l10n.t(
        'These files of records could not be removed: {0}. Remove them by hand from the folder "sent" of this extension.',
        toNames(left),
      );
      this.toasts.failed(left[0].fault, sentence);
      return;
    }
    this.toasts.done(l10n.t('The records of sent messages were removed.'));
  }
}

/** Where there are only records that cannot be read, they can still be removed. */
function toNoItems(isWhole: boolean): SentItem[] {
  return isWhole
    ? [{ label: l10n.t('Nothing was sent yet'), alwaysShow: true }]
    : [{ label: l10n.t('No record can be read'), alwaysShow: true }, ...deedRows()];
}

function toNames(faults: readonly RecordsFault[]): string {
  return listNames(faults.map(({ name }) => toDisplayText(name)));
}

function toButtons(): ReadonlyMap<QuickInputButton, Deed> {
  return new Map<QuickInputButton, Deed>([
    [{ iconPath: new ThemeIcon('export'), tooltip: exportLabel() }, 'export'],
    [{ iconPath: new ThemeIcon('trash'), tooltip: removeLabel() }, 'remove'],
  ]);
}

/** The keys do not reach a prompt's buttons in every version of VS Code. */
function deedRows(): SentItem[] {
  return [
    { label: '', kind: QuickPickItemKind.Separator },
    { label: exportLabel(), iconPath: new ThemeIcon('export'), alwaysShow: true, answer: 'export' },
    { label: removeLabel(), iconPath: new ThemeIcon('trash'), alwaysShow: true, answer: 'remove' },
  ];
}

function exportLabel(): string {
  return l10n.t('Export as JSON Lines...');
}

function removeLabel(): string {
  return l10n.t('Remove All Records...');
}
