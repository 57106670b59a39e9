import {
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  l10n,
} from 'vscode';
import type { Chat } from '../../core/chat';
import { HandoffError } from '../../core/failure';
import type { ChatId } from '../../core/ids';
import type { Clock } from '../../core/ports';
import type { ChatsFeed } from '../../delivery/chats/chatsFeed';
import { toSentence } from '../sentences';
import type { CommandId } from '../contributions';
import { toPlainMarkdown } from '../plainMarkdown';
import { ageWords, idAfter, statusWords } from '../words';
import { type ChatGroup, ChatNode, type ChatsNode, chatGroups } from './chatNode';
import { copyUserIdCommand } from './copyUserId';
import { escalationWords } from './escalationWords';
import { toCard } from './targetCard';

/** What the view is made of. */
export interface ChatsViewParts {
  readonly feed: Pick<ChatsFeed, 'content'>;
  /** Whether there are news of a chat that were not looked at. */
  readonly hasNews: (chat: ChatId) => boolean;
  /** Whether the user has chosen an agent to post as. */
  readonly hasAgent: () => boolean;
  /** Whether there is a key at all, for whatever address. */
  readonly hasKey: () => boolean;
  readonly clock: Pick<Clock, 'now'>;
}

/** Chats in groups: those this extension wrote to, the pinned one, those of the agent, and the newest. */
export class ChatsView implements TreeDataProvider<ChatsNode> {
  #drawn: string | undefined;

  constructor(private readonly parts: ChatsViewParts) {}

  /**
   * Whether it looks otherwise than when this was last asked. VS Code forgets the rows that it draws anew: what is chosen
   * from a menu that is open on one would then mean no chat, and so perhaps another.
   */
  hasChanged(): boolean {
    const nodes = this.#toRoots().flatMap((root) => [root, ...this.getChildren(root)]);
    const drawn = JSON.stringify(nodes.map((node) => toLook(this.getTreeItem(node))));
    // Whether a key is missing may be known only after its fault.
    if (drawn === this.#drawn && !this.parts.feed.content.faults.session) return false;
    this.#drawn = drawn;
    return true;
  }

  getChildren(node?: ChatsNode): ChatsNode[] {
    if (!node) return this.#toRoots();
    if (node instanceof ChatNode || node.kind !== 'group') return [];
    const failure = this.parts.feed.content.faults[node.group];
    const rows = this.#toRows(node.group);
    const faults = failure ? [{ kind: 'fault', failure } as const] : [];
    return rows.length + faults.length > 0 ? [...faults, ...rows] : [{ kind: 'empty', group: node.group }];
  }

  getTreeItem(node: ChatsNode): TreeItem {
    if (node instanceof ChatNode) return this.#toChatItem(node);
    switch (node.kind) {
      case 'group': {
        const item = new TreeItem(groupName(node.group), TreeItemCollapsibleState.Expanded);
        item.id = node.group;
        return item;
      }
      case 'fault': {
        const item = toSentenceItem(toSentence(new HandoffError(node.failure)), 'error');
        const command: CommandId =
          node.failure.code === 'noKey' ? 'helpcrunch.setApiKey' : 'helpcrunch.refreshChats';
        item.command = { command, title: '' };
        return item;
      }
      case 'empty':
        return this.#toEmptyItem(node.group);
    }
  }

  #toEmptyItem(group: ChatGroup): TreeItem {
    const isRead = this.parts.feed.content.readMs !== undefined;
    const item = toSentenceItem(emptyWords(group, this.parts.hasAgent(), isRead));
    const command: CommandId = 'helpcrunch.selectAgent';
    if (group === 'assigned' && !this.parts.hasAgent()) item.command = { command, title: '' };
    return item;
  }

  #toRoots(): ChatsNode[] {
    const { owner, faults } = this.parts.feed.content;
    // Without any key the view itself says what to do; there may be one that is for another address.
    if (faults.session?.code === 'noKey' && !this.parts.hasKey()) return [];
    const fault = faults.session ? [{ kind: 'fault', failure: faults.session } as const] : [];
    if (!owner) return fault;
    return [...fault, ...chatGroups.map((group) => ({ kind: 'group', group }) as const)];
  }

  #toRows(group: ChatGroup): ChatNode[] {
    const { owner, recent, assigned, pinned, escalations, chats } = this.parts.feed.content;
    if (!owner) return [];
    const toNode = (chat: Chat): ChatNode => new ChatNode(owner, chat.id, group, chat.customer, chat);
    switch (group) {
      case 'recent':
        return recent.map(toNode);
      case 'assigned':
        return assigned.map(toNode);
      case 'pinned':
        return pinned ? [new ChatNode(owner, pinned.pin.chat, group, pinned.pin.customer, pinned.chat)] : [];
      case 'escalations':
        return escalations.map(
          (each) => new ChatNode(owner, each.chat, group, each.customer, chats.get(each.chat), each),
        );
    }
  }

  #toChatItem(node: ChatNode): TreeItem {
    const { group, id, customer, chat, escalation } = node;
    const isUnread = this.parts.hasNews(id) || chat?.isReadByAgent === false;
    const atMs = escalation?.lastSentMs ?? chat?.lastMessageAtMs;
    const words = [
      idAfter(customer, id),
      ...(escalation ? escalationWords(escalation) : chat ? [statusWords(chat)] : []),
      ...(isUnread ? [l10n.t('unread')] : []),
      ...(atMs === undefined ? [] : [ageWords(atMs, this.parts.clock.now())]),
    ];
    const item = new TreeItem(customer, TreeItemCollapsibleState.None);
    item.id = `${group}/${id}`;
    item.description = words.join(' · ');
    item.iconPath = toIcon(node, isUnread);
    item.tooltip = toTooltip(node);
    item.contextValue = this.parts.feed.content.pinned?.pin.chat === id ? 'chatPinned' : 'chat';
    item.accessibilityInformation = { label: [customer, ...words].join(', ') };
    const command: CommandId = 'helpcrunch.showConversation';
    item.command = { command, title: '', arguments: [node] };
    return item;
  }
}

function toLook({ id, label, description, iconPath, contextValue, tooltip }: TreeItem): unknown[] {
  const icon = iconPath instanceof ThemeIcon ? iconPath.id : '';
  const text = tooltip instanceof MarkdownString ? tooltip.value : tooltip;
  return [id, label, description, icon, contextValue, text];
}

function toSentenceItem(sentence: string, icon?: string): TreeItem {
  const item = new TreeItem('', TreeItemCollapsibleState.None);
  item.description = sentence;
  item.tooltip = toPlainMarkdown(sentence);
  item.accessibilityInformation = { label: sentence };
  if (icon !== undefined) item.iconPath = new ThemeIcon(icon);
  return item;
}

function toIcon({ chat, escalation }: ChatNode, isUnread: boolean): ThemeIcon {
  if (isUnread) return new ThemeIcon('circle-filled', new ThemeColor('charts.blue'));
  if (escalation?.isAnswered === true) return new ThemeIcon('reply');
  if (escalation?.waitsForFix === true) return new ThemeIcon('git-branch');
  return new ThemeIcon(chat?.status === 'closed' ? 'pass' : 'comment');
}

/** Plain text but for one link of ours: every other word may be anybody's. */
function toTooltip({ customer, chat }: ChatNode): MarkdownString {
  const lines = chat ? toCard(chat).map(({ name, value }) => l10n.t('{0}: {1}', name, value)) : [customer];
  const text = toPlainMarkdown(lines.join('\n\n'));
  if (chat && chat.userId !== '') {
    text.isTrusted = { enabledCommands: [copyUserIdCommand] };
    const args = encodeURIComponent(JSON.stringify([chat.id]));
    text.appendMarkdown(`\n\n[${l10n.t('Copy User Id')}](command:${copyUserIdCommand}?${args})`);
  }
  return text;
}

function groupName(group: ChatGroup): string {
  const names: Record<ChatGroup, string> = {
    escalations: l10n.t('My Escalations'),
    pinned: l10n.t('Pinned'),
    assigned: l10n.t('Assigned to Me'),
    recent: l10n.t('Recent'),
  };
  return names[group];
}

function emptyWords(group: ChatGroup, hasAgent: boolean, isRead: boolean): string {
  const reading = l10n.t('Reading the chats…');
  const words: Record<ChatGroup, string> = {
    escalations: l10n.t('Chats you write to stay here for 30 days.'),
    pinned: l10n.t('No chat is pinned to this workspace.'),
    assigned: hasAgent
      ? isRead
        ? l10n.t('No chat is assigned to you.')
        : reading
      : l10n.t('Choose an agent to see their chats.'),
    recent: isRead ? l10n.t('There are no chats yet.') : reading,
  };
  return words[group];
}
