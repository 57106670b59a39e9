import { l10n, window } from 'vscode';
import { sentMessagesShown } from '../core/limits';
import type { Clock } from '../core/ports';
import type { SentLog, SentRecord } from '../delivery/sentLog';
import type { OpenChat } from './openChat';
import { untilAnswered } from './prompt';
import { ageWords, idAfter } from './words';

interface SentItem {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly alwaysShow: true;
  readonly record?: SentRecord;
}

/** `Show Sent Messages`: what was sent, the newest first; Enter opens the chat. */
export class SentMessages {
  constructor(
    private readonly sentLog: SentLog,
    private readonly openChat: OpenChat,
    private readonly clock: Clock,
  ) {}

  async show(): Promise<void> {
    const pick = window.createQuickPick<SentItem>();
    pick.title = l10n.t('Sent Messages');
    pick.placeholder = l10n.t('Customer, chat id or first line. Enter opens the chat.');
    pick.ignoreFocusOut = true;
    pick.busy = true;
    const answer = await untilAnswered<SentRecord>(pick, (give, fail) => {
      let records: readonly SentRecord[] = [];
      const fill = (): void => {
        pick.items = this.#toItems(records, pick.value);
      };
      this.sentLog.read().then((read) => {
        records = read;
        pick.busy = false;
        fill();
      }, fail);
      return [
        pick.onDidChangeValue(fill),
        pick.onDidAccept(() => {
          const record = pick.activeItems[0]?.record;
          if (record) give({ value: record });
        }),
      ];
    });
    if (typeof answer === 'object') await this.openChat.open(answer.value.chat, answer.value.organization);
  }

  #toItems(records: readonly SentRecord[], typed: string): SentItem[] {
    const words = typed.toLocaleLowerCase().split(/\s+/);
    const found: SentRecord[] = [];
    for (const record of records) {
      const searched = `${record.customer} #${record.chat} ${record.firstLine}`.toLocaleLowerCase();
      if (words.every((word) => searched.includes(word))) found.push(record);
      if (found.length === sentMessagesShown) break;
    }
    if (found.length > 0) return found.map((record) => this.#toItem(record));
    const label =
      records.length === 0 ? l10n.t('Nothing was sent yet') : l10n.t('No sent message has these words');
    return [{ label, description: '', detail: '', alwaysShow: true }];
  }

  #toItem(record: SentRecord): SentItem {
    const { customer, chat, type, agent, atMs, firstLine } = record;
    const what = type === 'private' ? l10n.t('note') : l10n.t('message to the customer');
    const who = agent ?? l10n.t('the customer');
    const description = `${idAfter(customer, chat)} · ${what} · ${who} · ${ageWords(atMs, this.clock.now())}`;
    return { label: customer, description, detail: firstLine, alwaysShow: true, record };
  }
}
