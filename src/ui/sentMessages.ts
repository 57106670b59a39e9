import {
  type QuickInputButton,
  type QuickPickItem,
  QuickPickItemKind,
  ThemeIcon,
  env,
  l10n,
  window,
} from 'vscode';
import { sentMessagesShown } from '../core/limits';
import type { Clock } from '../core/ports';
import type { SentLog, SentRecord } from '../delivery/sentLog';
import { exportSent } from './exportSent';
import { numberWords } from './numberWords';
import type { OpenChat } from './openChat';
import { plural } from './plural';
import { untilAnswered } from './prompt';
import { type DayParser, toDayParser, toDays } from './sentDates';
import { type Searchable, findSent, toSearchable } from './sentSearch';
import type { Toasts } from './toasts';
import { ageWords, idAfter } from './words';

type Deed = 'export' | 'remove';

interface SentItem extends QuickPickItem {
  readonly answer?: SentRecord | Deed;
}

/** `Show Sent Messages`: what was sent, the newest first; Enter opens the chat. */
export class SentMessages {
  constructor(
    private readonly sentLog: Pick<SentLog, 'read' | 'empty'>,
    private readonly openChat: OpenChat,
    private readonly clock: Clock,
    private readonly toasts: Toasts,
    /** Where files are saved while no folder is open. */
    private readonly homeFolder: string,
  ) {}

  async show(): Promise<void> {
    const answer = await this.#ask();
    // Others may have come while the list was open.
    if (answer === 'export') await exportSent(await this.sentLog.read(), this.homeFolder, this.toasts);
    else if (answer === 'remove') await this.#remove();
    else if (answer) await this.openChat.open(answer.chat, answer.organization);
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
      const fill = (): void => {
        pick.items = this.#toItems(records, pick.value, parseDay);
      };
      this.sentLog.read().then((read) => {
        records = toSearchable(read, {});
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
    if (records.length === 0) return [{ label: l10n.t('Nothing was sent yet'), alwaysShow: true }];
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

  async #remove(): Promise<void> {
    const { length } = await this.sentLog.read();
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
      go,
    );
    if (pressed !== go) return;
    await this.sentLog.empty();
    this.toasts.done(l10n.t('The records of sent messages were removed.'));
  }
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
    { label: `$(export) ${exportLabel()}`, alwaysShow: true, answer: 'export' },
    { label: `$(trash) ${removeLabel()}`, alwaysShow: true, answer: 'remove' },
  ];
}

function exportLabel(): string {
  return l10n.t('Export as JSON Lines...');
}

function removeLabel(): string {
  return l10n.t('Remove All Records...');
}
