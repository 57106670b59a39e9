import {
  type MarkdownString,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
} from 'vscode';
import { type Entry, needsUser } from '../core/outbox';
import type { Clock } from '../core/ports';
import type { Outbox } from '../delivery/outbox';
import { toPreview } from '../text/preview';
import type { CommandId } from './contributions';
import { toPlainMarkdown } from './plainMarkdown';
import { stateSentence, stateWords } from './stateWords';
import { ageWords, toAddressWords, idAfter } from './words';

/** What lies in the outbox, as a tree of one level. Enter on a message offers what can be done about it. */
export class OutboxView implements TreeDataProvider<Entry> {
  constructor(
    private readonly outbox: Pick<Outbox, 'entries' | 'held' | 'isStuck'>,
    private readonly clock: Clock,
  ) {}

  getChildren(entry?: Entry): Entry[] {
    return entry ? [] : [...this.outbox.entries];
  }

  getTreeItem(entry: Entry): TreeItem {
    const { id, customer, chat, agreedMs } = entry.message;
    const isStuck = this.outbox.isStuck(entry.message);
    const words = stateWords(entry, isStuck);
    const sentence = stateSentence(entry, isStuck);
    const age = ageWords(agreedMs, this.clock.now());
    const item = new TreeItem(`${customer} · ${idAfter(customer, chat)}`, TreeItemCollapsibleState.None);
    item.id = id;
    item.description = `${words} · ${age}`;
    item.iconPath = new ThemeIcon(toIcon(entry, isStuck));
    item.tooltip = toTooltip(entry, sentence);
    item.contextValue = this.#toContext(entry);
    item.accessibilityInformation = {
      label: [toAddressWords(entry.message), `${words}, ${age}`, sentence].filter(Boolean).join('. '),
    };
    const command: CommandId = 'helpcrunch.showOutbox';
    item.command = { command, title: '', arguments: [id] };
    return item;
  }

  /** What the row's buttons go by; a message that another window holds can be undone only there. */
  #toContext({ provenance, message: { id, state } }: Entry): string {
    if (provenance !== 'ours') return 'strange';
    const isElsewhere = state.kind === 'held' && !this.outbox.held.some((held) => held.id === id);
    return isElsewhere ? 'heldElsewhere' : state.kind;
  }
}

function toIcon({ provenance, message }: Entry, isStuck: boolean): string {
  if (provenance !== 'ours') return 'question';
  if (isStuck) return 'warning';
  switch (message.state.kind) {
    case 'held':
      return 'history';
    case 'sending':
    case 'queued':
    case 'sent':
      return 'sync';
    case 'waiting':
      return needsUser(message) ? 'warning' : 'clock';
    case 'asking':
      return 'warning';
    case 'unconfirmed':
      return needsUser(message) ? 'warning' : 'search';
    case 'rejected':
      return 'error';
  }
}

/** Plain text only: the message is anybody's words. */
function toTooltip({ message }: Entry, sentence: string): MarkdownString {
  const text = [toAddressWords(message), sentence, toPreview(message.content.text)];
  return toPlainMarkdown(text.filter((part) => part !== '').join('\n\n'));
}
