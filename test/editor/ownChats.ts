import { setup, teardown } from 'mocha';
import { EventEmitter, type TreeItem, type ViewBadge, Uri, extensions, window } from 'vscode';
import { type ChatGroup, ChatNode, type ChatsNode } from '../../src/ui/chats/chatNode';
import { MemoryKeyValue } from '../unit/fakes/memoryKeyValue';
import type { OwnWindow } from './ownWindow';
import { stubValue } from './stub';
import { until } from './until';

/** The Chats view of a window of its own: a test shows and hides it, and gives the window its focus. */
export class OwnChats {
  workspaceMemory = new MemoryKeyValue();
  /** The view's badge, as the product has set it last. */
  readonly view: { visible: boolean; badge?: ViewBadge; onDidChangeVisibility: unknown };
  readonly #shown = new EventEmitter<{ visible: boolean }>();
  #restore = (): void => undefined;

  constructor(private readonly own: OwnWindow) {
    this.view = { visible: true, onDidChangeVisibility: this.#shown.event };
  }

  begin(): void {
    this.workspaceMemory = new MemoryKeyValue();
    this.view.visible = true;
    delete this.view.badge;
    this.#restore = (): void => undefined;
    this.focus(true);
  }

  end(): void {
    this.#restore();
  }

  /** Opens the window. */
  open(): void {
    const extension = extensions.getExtension('support-handoff.helpcrunch-handoff')?.extensionUri;
    this.own.open({
      workspaceMemory: this.workspaceMemory as never,
      extension: extension ?? Uri.file('/'),
      view: this.view as never,
    });
  }

  /** Says whether the window has the focus; nobody is told. */
  focus(focused: boolean): void {
    this.#restore();
    this.#restore = stubValue(window, 'state', { focused, active: focused });
  }

  /** Shows or hides the view, which the product then hears. */
  show(visible: boolean): void {
    this.view.visible = visible;
    this.#shown.fire({ visible });
  }

  /** What stands in the view, or below one of its rows. */
  children(node?: ChatsNode): readonly ChatsNode[] {
    return this.own.app.chats.view.getChildren(node);
  }

  /** How VS Code is to show them. */
  items(node?: ChatsNode): readonly TreeItem[] {
    return this.children(node).map((child) => this.own.app.chats.view.getTreeItem(child));
  }

  /** The rows of a group. */
  group(group: ChatGroup): readonly TreeItem[] {
    return this.items({ kind: 'group', group });
  }

  /** The chats of a group, as soon as there are any. */
  chats(group: ChatGroup): Promise<readonly ChatNode[]> {
    return until(`chats in ${group}`, () => {
      const rows = this.children({ kind: 'group', group }).filter((each) => each instanceof ChatNode);
      return rows.length > 0 && rows;
    });
  }

  /** The row of a chat, as soon as it is so. */
  row(group: ChatGroup, id: number, fits: (item: TreeItem) => boolean = () => true): Promise<TreeItem> {
    const rows = (): string =>
      this.group(group)
        .map(({ description }) => String(description))
        .join('; ');
    return until(
      () => `such row of #${id}, but ${rows()}`,
      () => this.group(group).find((item) => item.id === `${group}/${id}` && fits(item)),
    );
  }
}

/** The view for each test of the suite that calls this, after `useOwnWindow`. */
export function useOwnChats(own: OwnWindow): OwnChats {
  const chats = new OwnChats(own);
  setup(() => chats.begin());
  teardown(() => chats.end());
  return chats;
}
