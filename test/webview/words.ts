import type { ViewWords } from '../../src/core/conversationView';

/** The panel's own words, as the host gives them in English. */
export const words: ViewWords = {
  replyAsNote: 'Reply as Note',
  replyToCustomer: 'Reply to Customer...',
  older: 'Show Older Messages',
  begin: 'The conversation begins here.',
  newer: 'Newer Messages',
  empty: 'Nothing has been written in this chat.',
  entries: 'Conversation',
};
