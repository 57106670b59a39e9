/** Where HelpCrunch keeps what people upload into a chat (helpcrunch-api.md 2.1, Attachments); no key ever goes there. */
export const uploadOrigin = 'https://ucarecdn.com';
