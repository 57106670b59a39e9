import { l10n } from 'vscode';
import { type ErrorCode, type Failure, HandoffError } from '../core/failure';
import { handoffMarker } from '../core/handoff';
import { maxParts } from '../core/limits';
import { certificateRefused, notReachable, proxyFailed, proxyUnsupported } from './networkSentences';
import { numberWords } from './numberWords';
import { plural } from './plural';
import { idsWords, listNames } from './words';

/** What happened and what to do next, in one or two short sentences. An unknown error gets a general one. */
export function toSentence(error: unknown): string {
  const failure: Failure = error instanceof HandoffError ? error.failure : { code: 'unexpected' };
  // A stored failure may be one that this version does not know.
  const known: Partial<Record<string, unknown>> = sentences;
  const sentence = (known[failure.code] ?? sentences.unexpected) as (failure: Failure) => string;
  return sentence(failure);
}

const sentences: { readonly [C in ErrorCode]: (f: Extract<Failure, { code: C }>) => string } = {
  noKey: (f) => l10n.t('There is no API key for {0}. Set one first.', f.host),
  keyMalformed: () =>
    l10n.t('This is not an API key. Copy it again from Settings → Developers → Public API in HelpCrunch.'),
  keyRejected: (f) =>
    l10n.t(
      '{0} does not accept the API key. Use the key from Settings → Developers → Public API, not the legacy one.',
      f.host,
    ),
  secretsUnavailable: () =>
    l10n.t(
      "VS Code's secret storage does not work here, so the API key cannot be kept or read. Unlock or install a keyring, or set HELPCRUNCH_API_KEY in the environment of VS Code.",
    ),
  apiUrlInvalid: () =>
    l10n.t('The setting helpcrunch.apiUrl must be an https address, or http for this machine.'),
  chatUrlInvalid: () =>
    l10n.t('The setting helpcrunch.chatUrl must give an https address, or http for this machine.'),
  organizationChanged: () =>
    l10n.t('The API key is now for another organization than this text was written for.'),
  otherOrganization: (f) =>
    l10n.t('The link is on {0}, but your API key is for {1}.', f.link, f.organization),
  chatNotFound: (f) => l10n.t('There is no chat #{0}.', f.chat),
  wrongChatAnswered: (f) => l10n.t('HelpCrunch answered with another chat than #{0}.', f.chat),
  agentNotFound: (f) =>
    l10n.t(
      'There is no agent with the id {0} any more. Choose another agent and send again; a draft keeps the old one.',
      f.agent,
    ),
  assigneeNotFound: () => l10n.t('This agent or department is gone. Choose another one.'),
  noAgents: () => l10n.t('HelpCrunch lists no agents, and every message needs one.'),
  notFound: () => l10n.t('HelpCrunch does not know this address. Check the setting helpcrunch.apiUrl.'),
  requestRejected: (f) => rejected(f.fields.map(({ field, message }) => `${field}: ${message}`)),
  tooManyRequests: (f) =>
    f.retryAfterSeconds === undefined
      ? l10n.t('HelpCrunch takes no more requests at the moment. Wait a minute.')
      : plural(
          f.retryAfterSeconds,
          { other: 'HelpCrunch takes no more requests for {0} seconds.' },
          numberWords(f.retryAfterSeconds),
        ),
  serverError: (f) => l10n.t('HelpCrunch has a problem (status {0}). Try again later.', f.status),
  unexpectedStatus: (f) => l10n.t('HelpCrunch answered with status {0}, which is not expected.', f.status),
  unreadableAnswer: () => l10n.t('The answer could not be read. Check the setting helpcrunch.apiUrl.'),
  notReachable,
  certificateRefused,
  proxyInvalid: () =>
    l10n.t(
      'The address of the proxy cannot be read. Check http.proxy and HTTPS_PROXY; special characters of a password must be percent-encoded.',
    ),
  proxyFailed,
  proxyUnsupported,
  timedOut: (f) => l10n.t('{0} did not answer in time.', f.host),
  unconfirmed: () =>
    l10n.t('It may have arrived: there was no clear answer. The chat is read again to find out.'),
  nothingToSend: () => l10n.t('There is only white space to send.'),
  tooLong: (f) =>
    l10n.t(
      'It is too long: {0} characters, and {1} parts of {2} are allowed. Make it shorter.',
      numberWords(f.chars),
      maxParts,
      numberWords(f.maxChars),
    ),
  ownKeyInside: () =>
    l10n.t('It contains your HelpCrunch API key, which must never be sent. Take it out; nothing was sent.'),
  unsendableCharacters: (f) =>
    l10n.t('Line {0} of the message has a character that cannot be sent (NUL, or half of a pair).', f.line),
  noEditor: () => l10n.t('Open a file and select what you want to send.'),
  noMarkdownFile: (f) =>
    f.skipped.length === 0
      ? l10n.t('There is no Markdown file here.')
      : l10n.t('Only Markdown files can be sent. No Markdown: {0}', listNames(f.skipped)),
  fileUnreadable: (f) => l10n.t('{0} cannot be read as text.', f.name),
  noteOnly: () =>
    l10n.t(
      'This command adds private notes only. Messages to the customer go by Send Selection... or Send Customer Part...',
    ),
  argumentInvalid: (f) => l10n.t('The argument "{0}" of the command is not valid.', f.name),
  customerAuthorNotAllowed: () => l10n.t('Posting as the customer is switched off in the settings.'),
  draftUnreadable: () =>
    l10n.t(
      'There is no draft here that could be sent. If this one was sent or is damaged, copy its text where you need it.',
    ),
  draftForeign: () =>
    l10n.t(
      'Where this draft goes was not stored by this extension on this machine, or was changed since. It is never sent: copy its text into a new one.',
    ),
  handoffForeign: () =>
    l10n.t(
      'Where this handoff goes was not stored by this extension on this machine, or was changed since. Run Open Handoff Draft... for its chat: the text stays.',
    ),
  otherOrganizationsChat: () =>
    l10n.t('This conversation belongs to another organization than your API key. Set its key to read it.'),
  untrustedWorkspace: () =>
    l10n.t('Nothing was done: a command may name its chat or text only in a workspace that you trust.'),
  chatLinkInvalid: () => l10n.t('This link does not name a chat and its organization.'),
  uploadUnreadable: () =>
    l10n.t('This upload is neither text nor an image that can be shown here. Open the chat in the browser.'),
  uploadTooLarge: (f) =>
    l10n.t('This upload is larger than {0} MB. Open the chat in the browser.', Math.floor(f.maxBytes / 1e6)),
  placeNotFound: (f) => l10n.t('There is no text file {0} in this workspace.', f.path),
  draftNotKept: () => l10n.t('The disk takes no draft, so the text stands in an untitled document.'),
  draftBound: () =>
    l10n.t(
      'A draft goes only to its own chat, reader and author, by the command above its text. To send it elsewhere, copy its text into a file.',
    ),
  nothingToUndo: () => l10n.t('There is nothing to undo: no message is held any more.'),
  notInOutbox: () =>
    l10n.t('This message is being sent, in the hand of another window, or no longer in the outbox.'),
  outboxUnreadable: (f) =>
    l10n.t(
      'Not sent: the file {0} in the folder "outbox" of this extension cannot be read, and may be this very message. Move it away, then try again.',
      f.file,
    ),
  storageFails: () => l10n.t('This extension cannot read or write its own files. The log says why.'),
  alreadySending: () => l10n.t('This is being sent already.'),
  alreadySent: (f) =>
    l10n.t(
      'Exactly this text was sent before (message {0}). Change it to send it again.',
      idsWords(f.messageIds),
    ),
  handoffNotOpen: () => l10n.t('Open the handoff draft first, so that you see what you send.'),
  markerMissing: () =>
    l10n.t(
      'The line {0} is missing, or stands inside code, a quote or a list. Nothing is sent without it: it begins the part for the customer.',
      handoffMarker,
    ),
  markerTwice: (f) =>
    plural(
      f.count,
      {
        other:
          'The line {0} stands in the draft {1} times. Nothing is sent before it stands there once, above the part for the customer.',
      },
      handoffMarker,
      numberWords(f.count),
    ),
  handoffEmpty: () => l10n.t('The handoff has nothing but headings. Write something, or add what you found.'),
  customerPartEmpty: () =>
    l10n.t('The part for the customer is empty. Write it below the line {0}.', handoffMarker),
  templateUnreadable: (f) => l10n.t('The handoff template {0} cannot be used.', f.name),
  draftNotSaved: () =>
    l10n.t('The draft could not be saved: another window may have changed it. Compare both, then try again.'),
  draftChanged: () =>
    l10n.t(
      'The draft was changed while it was being sent, so nothing was sent. Look at it, and send it again.',
    ),
  draftNotChanged: () => l10n.t('The draft could not be changed just now, so nothing was added. Try again.'),
  nothingSelected: () => l10n.t('Select what you want to add, in an editor or in the terminal.'),
  noDiagnostics: () => l10n.t('There are no errors or warnings in this workspace.'),
  noRepository: () => l10n.t('There is no git repository with commits on this machine in this window.'),
  unexpected: () => l10n.t('Something unexpected happened. The log says more.'),
};

function rejected(fields: readonly string[]): string {
  return fields.length === 0
    ? l10n.t('HelpCrunch rejected it without saying why.')
    : l10n.t('HelpCrunch rejected it ({0}).', fields.join('; '));
}
