import { setup, teardown } from 'mocha';
import type { EntryView } from '../../src/core/conversationView';
import { type FakePanel, stubPanels } from './fakePanel';
import { type OwnChats, useOwnChats } from './ownChats';
import { type OwnWindow, useOwnWindow } from './ownWindow';
import type { TestBed } from './testBed';
import { until } from './until';

/** Conversations of a window of its own, in panels without a browser. */
export class OwnConversation {
  readonly panels: FakePanel[] = [];

  constructor(
    readonly own: OwnWindow,
    readonly chats: OwnChats,
  ) {}

  /** Opens the window with its Chats view hidden, and the conversation of a chat; its script is ready at once. */
  async show(chat: number): Promise<FakePanel> {
    this.chats.view.visible = false;
    this.chats.open();
    await this.own.run('helpcrunch.showConversation', chat);
    const panel = await until('panel', () => this.panels.at(-1));
    panel.post({ kind: 'ready' });
    await panel.last('state', ({ line, isReading }) => !isReading && line !== '');
    return panel;
  }

  /** The newest entry that was drawn. */
  async newest(panel: FakePanel): Promise<EntryView> {
    const { entries } = await panel.last('entries', (message) => message.entries.length > 0);
    return until('entry', () => entries.at(-1));
  }
}

/** Conversations for each test of the suite that calls this. */
export function useOwnConversation(bed: TestBed): OwnConversation {
  const own = useOwnWindow(bed);
  const conversation = new OwnConversation(own, useOwnChats(own));
  let restore = (): void => undefined;
  setup(() => {
    conversation.panels.length = 0;
    restore = stubPanels(conversation.panels);
  });
  teardown(() => restore());
  return conversation;
}
