import { l10n } from 'vscode';
import type { Chat } from '../core/chat';
import { linkOwner, parseChatReference } from '../core/chatReference';
import { toDisplayText } from '../core/displayText';
import { HandoffError } from '../core/failure';
import type { ChatId } from '../core/ids';
import type { Session } from '../delivery/sessions';
import { cancellable } from './cancellable';
import { type ChatFrame, type ChosenChat, chooseChat } from './chooseChat';
import { choose } from './prompt';
import type { Answer } from './steps';

/** Asks for the chat, and once per host whether links of it belong to this organization. */
export async function askForChat(session: Session, frame: ChatFrame): Promise<Answer<ChosenChat>> {
  for (;;) {
    const chosen = await chooseChat(session, frame);
    if (chosen === undefined || chosen === 'back') return chosen;
    const trusted = await trustLink(chosen.value, session, true);
    if (trusted !== 'back') return trusted && chosen;
  }
}

/** Reads the chat that an argument names. @throws {HandoffError} `argumentInvalid`, `otherOrganization`, `chatNotFound`, … */
export async function readGivenChat(given: number | string, session: Session): Promise<Chat | undefined> {
  const reference = parseChatReference(given);
  if (reference.kind === 'words') throw new HandoffError({ code: 'argumentInvalid', name: 'chat' });
  const linkHost = reference.kind === 'link' ? reference.host : undefined;
  if (linkHost !== undefined && linkOwner(linkHost, session.organization) === 'another') {
    const organization = toDisplayText(session.organization.domain);
    throw new HandoffError({ code: 'otherOrganization', link: toDisplayText(linkHost), organization });
  }
  const chat = await readChat(session, reference.chat);
  const link = linkHost === undefined ? {} : { linkHost };
  const trusted = await trustLink({ chat, isNamed: true, ...link }, session, false);
  return typeof trusted === 'object' ? chat : undefined;
}

/** Reads the chat that something is bound to; an argument that names it as well must mean the same. @throws {HandoffError} as `readGivenChat` */
export function readBoundChat(
  bound: ChatId,
  given: number | string | undefined,
  session: Session,
): Promise<Chat | undefined> {
  return given === undefined ? readChat(session, bound) : readGivenChat(given, session);
}

/** Reads a chat as it is now. @throws {HandoffError} `chatNotFound`, `wrongChatAnswered`, … */
export function readChat(session: Session, id: ChatId): Promise<Chat> {
  return cancellable(l10n.t('Reading chat #{0}', id), (signal) => session.client.getChat(id, signal));
}

async function trustLink(
  { chat, linkHost: host }: ChosenChat,
  session: Session,
  canGoBack: boolean,
): Promise<Answer<true>> {
  if (
    host === undefined ||
    session.memory.trustsLinkHost(host) ||
    linkOwner(host, session.organization) === 'ours'
  ) {
    return { value: true };
  }
  const organization = toDisplayText(session.organization.domain);
  const frame = {
    title: l10n.t('Is This Chat From {0}?', organization),
    placeholder: l10n.t(
      'The link is on {0}. Chat ids are unique only within an organization.',
      toDisplayText(host),
    ),
    canGoBack,
  };
  const answer = await choose<true | 'back'>(frame, [
    { label: l10n.t('No, choose another chat'), value: 'back' },
    {
      label: l10n.t('Yes, links on {0} are from {1}', toDisplayText(host), organization),
      description: `#${chat.id} · ${chat.customer}`,
      value: true,
    },
  ]);
  if (typeof answer !== 'object') return answer;
  if (answer.value === 'back') return 'back';
  await session.memory.trustLinkHost(host);
  return { value: true };
}
