import { maxUrlChars } from '../../core/limits';
import type { LinkTarget } from '../../core/richText';
import { uploadOrigin } from '../../core/uploadOrigin';

/** What a link leads to, and the host to name beside it. */
export interface Link {
  readonly target: LinkTarget;
  readonly host: string;
}

/** The host of uploads. */
export const uploadHost = new URL(uploadOrigin).host;

/** Absolute, with a host, and nobody's name or password in front of that. */
const ofWeb = /^https?:\/\/[^/?#@]+(?:[/?#]|$)/i;

/** A name, or an IPv6 address; URLs allow other signs in a host, of which no honest one is made. */
const plainHost = /^(?:[a-z\d._-]+|\[[\da-f:.]+\])$/;

/**
 * Reads the address of a page or of an upload; undefined for every other scheme, for relative ones, and for what
 * programs read in different ways: backslashes, spaces, control and invisible characters.
 */
export function parseAddress(given: string): Link | undefined {
  if (given.length > maxUrlChars || !ofWeb.test(given) || /[\\\p{C}\p{Z}]/u.test(given)) return undefined;
  if (!URL.canParse(given)) return undefined;
  const { href, host, hostname, origin } = new URL(given);
  if (href.length > maxUrlChars || !plainHost.test(hostname)) return undefined;
  const kind = origin === uploadOrigin ? 'upload' : 'web';
  return { target: { kind, url: href }, host };
}
