/** Where requests go: an API root that was checked, and its origin, to which a key is bound. */
export interface ApiRoot {
  /** Without a slash at the end, such as `https://api.helpcrunch.com/v1`. */
  readonly url: string;
  /** Scheme, host and port, such as `https://api.helpcrunch.com`. */
  readonly origin: string;
  /** Host and port, for people. */
  readonly host: string;
}

/** The vendor's own origin; the environment's key goes nowhere else unless the environment itself says so. */
export const vendorOrigin = 'https://api.helpcrunch.com';

/** Takes an https URL, or an http URL of this machine; no user, query or fragment. Anything else gives undefined. */
export function parseApiRoot(setting: string): ApiRoot | undefined {
  const url = parseSafeUrl(setting.trim());
  if (url?.search !== '' || url.hash !== '') return undefined;
  return { url: `${url.origin}${url.pathname.replace(/\/+$/, '')}`, origin: url.origin, host: url.host };
}

/** Parses a URL that a key or a browser may be sent to: https, or http to loopback, and without user or password. */
export function parseSafeUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  return safe && url.username === '' && url.password === '' ? url : undefined;
}

/** Whether a host, as in a URL and with or without brackets, is this machine by its very name. */
export function isLoopback(host: string): boolean {
  // The URL parser has already brought every spelling of an IPv4 address to four decimal numbers.
  return /^(?:localhost|\[::1\]|::1|127(?:\.\d+){3})$/.test(host);
}
