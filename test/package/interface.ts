// The product's interface as it was promised: what people write into keybindings, tasks and settings, letter for letter.

/** Every command with its title in the palette. */
export const commands = {
  'helpcrunch.sendSelection': 'Send Selection...',
  'helpcrunch.sendSelectionAsNote': 'Send Selection as Note...',
  'helpcrunch.sendFile': 'Send Markdown File...',
  'helpcrunch.sendDraft': 'Send Draft...',
  'helpcrunch.setApiKey': 'Set API Key...',
  'helpcrunch.removeApiKey': 'Remove API Key',
  'helpcrunch.selectAgent': 'Choose Agent...',
  'helpcrunch.openChat': 'Open Chat in Browser...',
  'helpcrunch.showLog': 'Show Log',
  'helpcrunch.undoSend': 'Undo Send',
  'helpcrunch.showOutbox': 'Show Outbox',
  'helpcrunch.showSent': 'Show Sent Messages',
  'helpcrunch.sendTerminalSelection': 'Send Terminal Selection as Note...',
  'helpcrunch.findChat': 'Find Chat...',
  'helpcrunch.pinChat': 'Pin Chat to Workspace...',
  'helpcrunch.unpinChat': 'Unpin Chat',
  'helpcrunch.showConversation': 'Show Conversation...',
  'helpcrunch.replyAsNote': 'Reply as Note',
  'helpcrunch.replyToCustomer': 'Reply to Customer...',
  'helpcrunch.setChatStatus': 'Set Chat Status...',
  'helpcrunch.assignChat': 'Assign Chat...',
  'helpcrunch.refreshChats': 'Refresh Chats',
};

/** Every setting with its type and default; all are the user's own. */
export const settings = {
  'helpcrunch.apiUrl': { type: 'string', default: 'https://api.helpcrunch.com/v1', ignoreSync: true },
  'helpcrunch.chatUrl': {
    type: 'string',
    default: 'https://{organization}.helpcrunch.com/inbox/chats/{chat}',
    ignoreSync: true,
  },
  'helpcrunch.includeLocation': { type: 'string', default: 'note', enum: ['note', 'always', 'never'] },
  'helpcrunch.format': { type: 'string', default: 'markdown', enum: ['markdown', 'plain'] },
  'helpcrunch.askForComment': { type: 'boolean', default: true },
  'helpcrunch.maxMessageLength': { type: 'number', default: 4000, minimum: 200 },
  'helpcrunch.undoSeconds': { type: 'number', default: 5, minimum: 0 },
  'helpcrunch.keepSentText': { type: 'boolean', default: false },
  'helpcrunch.guard': { type: 'string', default: 'warn', enum: ['warn', 'secretsOnly', 'off'] },
  'helpcrunch.guardIgnore': { type: 'array', default: [] },
  'helpcrunch.allowPostingAsCustomer': { type: 'boolean', default: false },
  'helpcrunch.signature': { type: 'string', default: '' },
  'helpcrunch.refreshSeconds': { type: 'number', default: 30, minimum: 0 },
};

/** Titles, labels and sentences of the prompts; `{}` stands for what is filled in. */
export const labels = [
  'HelpCrunch API Key for {}',
  'Choose Chat',
  'Who Will Read This?',
  'Private note',
  'Only your team',
  'Message to the customer',
  '{} reads it; it cannot be edited or deleted',
  'Post as Which Agent?',
  'As the customer',
  'Shown as written by {}',
  'Add a Comment',
  'Send to {}, chat #{}, as {}?',
  'Sent as a chat message. It cannot be edited or deleted.',
  'Review',
  'Send to Customer',
  'Send to Customer Anyway',
  'This note seems to contain {}',
  'Send Note Anyway',
  'Note added to chat #{} ({}) as {}.',
  'Message sent to chat #{} ({}) as {}.',
  'Open Chat',
];
