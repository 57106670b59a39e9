import { Uri, env } from 'vscode';
import { parseSafeUrl } from '../core/apiRoot';
import { toOrganizationName } from '../core/chatReference';
import type { Organization } from '../core/chat';
import { HandoffError } from '../core/failure';
import type { ChatId } from '../core/ids';
import type { Sessions } from '../delivery/sessions';
import type { Settings } from './settings';

/** Opens a chat in the browser, by the user's own address template. */
export class OpenChat {
  constructor(
    private readonly sessions: Sessions,
    private readonly settings: Settings,
  ) {}

  /** The chat of a given organization, else of the one in use. @throws {HandoffError} `chatUrlInvalid`, or what opening a session fails with */
  async open(chat: ChatId, organization?: Organization): Promise<void> {
    const template = this.settings.chatUrl;
    const name = template.includes('{organization}') ? await this.#toName(organization) : '';
    const url = parseSafeUrl(template.replaceAll('{organization}', name).replaceAll('{chat}', String(chat)));
    if (!url) throw new HandoffError({ code: 'chatUrlInvalid' });
    await env.openExternal(Uri.parse(url.href, true));
  }

  /** The name comes from the API: only a plain word may become part of an address. */
  async #toName(known: Organization | undefined): Promise<string> {
    const { domain } = known ?? (await this.sessions.open(this.settings.apiRoot)).organization;
    const name = toOrganizationName(domain);
    if (!/^[a-z0-9-]+$/.test(name)) throw new HandoffError({ code: 'chatUrlInvalid' });
    return name;
  }
}
