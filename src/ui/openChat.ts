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
    const url = this.toUrl(chat, organization ?? (await this.#toOrganization()));
    if (!url) throw new HandoffError({ code: 'chatUrlInvalid' });
    await env.openExternal(Uri.parse(url.href, true));
  }

  /** The address of a chat; undefined where the template or the organization's name gives none. */
  toUrl(chat: ChatId, organization: Organization | undefined): URL | undefined {
    const name = toOrganizationName(organization?.domain ?? '');
    const template = this.settings.chatUrl;
    // The name comes from the API: only a plain word may become part of an address.
    if (template.includes('{organization}') && !/^[a-z0-9-]+$/.test(name)) return undefined;
    return parseSafeUrl(template.replaceAll('{organization}', name).replaceAll('{chat}', String(chat)));
  }

  /** Only a template that names the organization needs to know it. */
  async #toOrganization(): Promise<Organization | undefined> {
    if (!this.settings.chatUrl.includes('{organization}')) return undefined;
    return (await this.sessions.open(this.settings.apiRoot)).organization;
  }
}
