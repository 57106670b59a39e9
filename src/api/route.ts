import { isLoopback } from '../core/apiRoot';
import { HandoffError } from '../core/failure';
import type { NetworkSettings } from '../core/networkSettings';
import { isExempt } from './noProxy';

/** A host and a port; the host is as in a URL, but without brackets. */
export interface Place {
  readonly host: string;
  readonly port: number;
  /** Host and port, for people. */
  readonly name: string;
}

/** A proxy that is spoken to with CONNECT. */
export interface Proxy extends Place {
  /** Whether the connection to the proxy itself is https. */
  readonly isSecure: boolean;
  /** Whether an https proxy must have a good certificate. */
  readonly isChecked: boolean;
  /** The header Proxy-Authorization; a secret. */
  readonly authorization: string | undefined;
}

/** How to get to a place: `direct` because a rule says so, `unconfigured` because nobody names a proxy. */
export type Route = Proxy | 'direct' | 'unconfigured';

/** Variables of the process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Chooses the way in VS Code's order: loopback, `http.noProxy` (else NO_PROXY), `http.proxy`, the environment.
 *
 * Loopback is always direct, so what goes out without TLS (`parseApiRoot` allows it for loopback only) meets no proxy.
 *
 * @throws {HandoffError} `proxyInvalid`, `proxyUnsupported`
 */
export function toRoute(to: Place, settings: NetworkSettings, environment: Environment): Route {
  if (!settings.usesProxy || isLoopback(to.host)) return 'direct';
  const exempt =
    settings.noProxy.length > 0 ? settings.noProxy : pick(environment, 'no_proxy', 'NO_PROXY').split(',');
  if (isExempt(exempt, to.host, to.port)) return 'direct';
  const proxies = [
    settings.proxy,
    pick(environment, 'https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'),
  ];
  const address = proxies.map((each) => each.trim()).find((each) => knownScheme.test(each));
  return address === undefined ? 'unconfigured' : toProxy(address, settings);
}

/** What VS Code takes for a proxy; anything else it passes over. */
const knownScheme = /^(?:https?|socks[45]?[ah]?):\/\//i;

function pick(environment: Environment, ...names: readonly string[]): string {
  const values = names.map((name) => environment[name] ?? '');
  return values.find((value) => value !== '') ?? '';
}

function toProxy(address: string, settings: NetworkSettings): Proxy {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  // A slash or `#` in a password that is not encoded ends the host too early, and what is left of it is no host.
  if (url === undefined || url.hostname === '' || !/^\/?$/.test(url.pathname + url.search + url.hash)) {
    throw new HandoffError({ code: 'proxyInvalid' });
  }
  if (url.protocol.startsWith('socks')) {
    throw new HandoffError({ code: 'proxyUnsupported', proxy: url.host, needs: 'SOCKS' });
  }
  const isSecure = url.protocol === 'https:';
  const port = url.port === '' ? (isSecure ? 443 : 80) : Number(url.port);
  return {
    isSecure,
    isChecked: settings.checksProxyCertificate,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port,
    name: `${url.hostname}:${port}`,
    authorization: settings.proxyAuthorization === '' ? toBasic(url) : settings.proxyAuthorization,
  };
}

function toBasic({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  try {
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return `Basic ${Buffer.from(credentials).toString('base64')}`;
  } catch {
    // Not as the cause: its message may quote the password.
    throw new HandoffError({ code: 'proxyInvalid' });
  }
}
