/** Every command of package.json. */
export const commandIds = [
  'helpcrunch.sendSelection',
  'helpcrunch.sendSelectionAsNote',
  'helpcrunch.sendFile',
  'helpcrunch.sendDraft',
  'helpcrunch.setApiKey',
  'helpcrunch.removeApiKey',
  'helpcrunch.selectAgent',
  'helpcrunch.openChat',
  'helpcrunch.showLog',
  'helpcrunch.undoSend',
  'helpcrunch.showOutbox',
  'helpcrunch.showSent',
  'helpcrunch.sendTerminalSelection',
  'helpcrunch.findChat',
  'helpcrunch.pinChat',
  'helpcrunch.unpinChat',
  'helpcrunch.showConversation',
  'helpcrunch.replyAsNote',
  'helpcrunch.replyToCustomer',
  'helpcrunch.setChatStatus',
  'helpcrunch.assignChat',
  'helpcrunch.refreshChats',
  'helpcrunch.openHandoff',
  'helpcrunch.addToHandoff',
  'helpcrunch.addDiagnosticsToHandoff',
  'helpcrunch.addCommitToHandoff',
  'helpcrunch.addVersionsToHandoff',
  'helpcrunch.sendHandoff',
  'helpcrunch.sendCustomerPart',
  'helpcrunch.exportDiagnostics',
  'helpcrunch.reset',
] as const;
export type CommandId = (typeof commandIds)[number];

/** The section of the settings. */
export const settingsSection = 'helpcrunch';

/** Scheme of the editable documents that hold unsent texts. */
export const draftScheme = 'helpcrunch-draft';

/** Scheme of the documents that show a draft as the plain text that goes out. */
export const previewScheme = 'helpcrunch-preview';

/** Context key: a key is stored or stands in the environment. */
export const hasKeyContext = 'helpcrunch.hasKey';

/** Context key: a message of this window can be undone. */
export const hasHeldSendContext = 'helpcrunch.hasHeldSend';

/** Context key: a chat is pinned to this workspace. */
export const hasPinnedChatContext = 'helpcrunch.hasPinnedChat';

/** The steps of the walkthrough. */
export const walkthroughSteps = ['key', 'agent', 'note', 'handoff'] as const;
export type WalkthroughStep = (typeof walkthroughSteps)[number];

/** Context key, of no use to anybody but the walkthrough: true for a moment when what a step is about was done. */
export function toStepContext(step: WalkthroughStep): string {
  return `_helpcrunch.walkthrough.${step}`;
}

/** The view of chats. */
export const chatsViewId = 'helpcrunch.chats';

/** Type of the panels that show a conversation. */
export const conversationViewType = 'helpcrunch.conversation';

/** Scheme of the documents that hold an upload of a chat, in memory only. */
export const uploadScheme = 'helpcrunch-upload';

/** The view of what waits. */
export const outboxViewId = 'helpcrunch.outbox';

/** Name of the output channel. */
export const logName = 'HelpCrunch';
