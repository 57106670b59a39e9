import { type Uri, type UriHandler, l10n, window } from 'vscode';
import { toOrganizationName } from '../../core/chatReference';
import { toDisplayText } from '../../core/displayText';
import { HandoffError } from '../../core/failure';
import { type ChatId, toChatId } from '../../core/ids';
import { readChat } from '../chatTarget';
import type { Keys } from '../keys';
import type { Toasts } from '../toasts';
import type { Conversations } from './conversations';
import type { Pins } from './pins';

/** What links are followed with. */
export interface ChatLinkParts {
  readonly keys: Keys;
  readonly pins: Pick<Pins, 'pin'>;
  readonly conversations: Pick<Conversations, 'show'>;
  readonly toasts: Toasts;
}

/**
 * Follows `…/chat/<id>?organization=<domain>`, which anybody can make the user click: it asks whether to pin that chat,
 * makes no request before the answer, and never sends.
 */
export class ChatLinks implements UriHandler {
  #isAsking = false;

  constructor(private readonly parts: ChatLinkParts) {}

  async handleUri(uri: Uri): Promise<void> {
    // A page that opens a hundred links gets one question.
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      await this.#follow(uri);
    } catch (error) {
      this.parts.toasts.failed(error);
    } finally {
      this.#isAsking = false;
    }
  }

  async #follow(uri: Uri): Promise<void> {
    const { chat, organization } = parseLink(uri);
    const pin = l10n.t('Pin Chat');
    const pressed = await window.showInformationMessage(
      l10n.t('Pin chat #{0} of {1} to this workspace?', chat, organization),
      { modal: true, detail: l10n.t('A link asks for it. Nothing has been read yet, and nothing is sent.') },
      pin,
    );
    if (pressed !== pin) return;
    const session = await this.parts.keys.openSession();
    if (!session) return;
    const own = toDisplayText(toOrganizationName(session.organization.domain));
    if (own !== organization)
      throw new HandoffError({
        code: 'otherOrganization',
        link: toDisplayText(organization),
        organization: own,
      });
    await this.parts.pins.pin(session, await readChat(session, chat));
    this.parts.conversations.show(session, chat);
  }
}

/** @throws {HandoffError} `chatLinkInvalid` for everything that is not exactly such a link */
function parseLink({ path, query }: Uri): { chat: ChatId; organization: string } {
  const [, id] = /^\/chat\/(\d{1,15})$/.exec(path) ?? [];
  const chat = toChatId(id);
  const parameters = new URLSearchParams(query);
  const domain = parameters.get('organization') ?? '';
  const isPlain = /^[a-z0-9-]{1,63}(?:\.helpcrunch\.com)?$/i.test(domain) && parameters.size === 1;
  if (chat === undefined || !isPlain) throw new HandoffError({ code: 'chatLinkInvalid' });
  return { chat, organization: toOrganizationName(domain) };
}
