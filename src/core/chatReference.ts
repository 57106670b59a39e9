import type { Organization } from './chat';
import { type ChatId, toChatId } from './ids';

/** What somebody typed or passed where a chat is wanted. */
export type ChatReference =
  | { readonly kind: 'id'; readonly chat: ChatId }
  | { readonly kind: 'link'; readonly chat: ChatId; readonly host: string }
  | { readonly kind: 'words'; readonly words: string };

/** How surely a link belongs to an organization. */
export type LinkOwner = 'ours' | 'another' | 'unknown';

/**
 * Reads an id, `#id` or a chat link in both known forms, `…/inbox/chats/<id>` and `…/v2/chats/<id>`
 * (helpcrunch-api.md 7); everything else is words to look for.
 */
export function parseChatReference(input: string | number): ChatReference {
  const text = String(input).trim();
  const plain = toChatId(text.replace(/^#\s*/, ''));
  if (plain !== undefined) return { kind: 'id', chat: plain };
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) {
    const url = new URL(text);
    const chat = lastChat(url.pathname) ?? lastChat(url.hash);
    if (chat !== undefined) return { kind: 'link', chat, host: url.hostname.replace(/\.$/, '') };
  }
  return { kind: 'words', words: text };
}

/** Says whose link it is: certain only where both sides are a subdomain of helpcrunch.com. */
export function linkOwner(linkHost: string, organization: Organization): LinkOwner {
  const own = toDashboardHost(organization.domain);
  if (linkHost === own) return 'ours';
  return isVendorHost(linkHost) && isVendorHost(own) ? 'another' : 'unknown';
}

/**
 * The name that stands in the dashboard's address, from a domain of any form (`acme`, `acme.helpcrunch.com`, a URL).
 * It ends where a URL's host would, so that it cannot move the address to another host.
 */
export function toOrganizationName(domain: string): string {
  return domain
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/\\?#@:\s].*$/s, '')
    .replace(/\.helpcrunch\.com\.?$/, '');
}

function toDashboardHost(domain: string): string {
  const name = toOrganizationName(domain);
  return /^[a-z0-9-]+$/.test(name) ? `${name}.helpcrunch.com` : name;
}

function isVendorHost(host: string): boolean {
  return /^[a-z0-9-]+\.helpcrunch\.com$/.test(host);
}

function lastChat(path: string): ChatId | undefined {
  const last = [...path.matchAll(/\/chats?\/(\d{1,15})(?![\w-])/gi)].at(-1);
  return toChatId(last?.[1]);
}
