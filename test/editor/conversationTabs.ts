import { TabInputWebview, window } from 'vscode';
import type { ToView } from '../../src/core/conversationView';
import { conversationViewType } from '../../src/ui/contributions';
import { stub } from './stub';
import type { TestBed } from './testBed';
import { until } from './until';

/** The titles of the conversations that are open. */
export function openConversations(): readonly string[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith(conversationViewType))
    .map(({ label }) => label);
}

/** Waits until the conversation of a chat is open, and no other. */
export async function untilConversation(chat: number): Promise<void> {
  await until(`conversation of #${chat}`, () => openConversations().join() === `Chat #${chat}`);
}

/** Shows the conversation of a chat until its entries are in front of the user. */
export async function showConversation(bed: TestBed, chat: number): Promise<void> {
  let isShown = false;
  const { createWebviewPanel } = window;
  const restore = stub(window, 'createWebviewPanel', (...args) => {
    const panel = createWebviewPanel(...args);
    const post = panel.webview.postMessage.bind(panel.webview);
    panel.webview.postMessage = (message: ToView) => {
      isShown ||= message.kind === 'entries' && message.entries.length > 0;
      return post(message);
    };
    return panel;
  });
  try {
    await bed.run('helpcrunch.showConversation', chat);
    await until(`entries of #${chat}`, () => isShown);
  } finally {
    restore();
  }
}
