import { maxUrlChars } from '../../core/limits';

/** A repository on a server, without credentials and port. */
export interface Remote {
  /** Of its web pages, in lower case. */
  readonly host: string;
  /** The path's segments, decoded, without `.git` at the end. */
  readonly path: readonly string[];
}

const withScheme = /^(https?|ssh|git):\/\/(?:[^@/]*@)?([a-z\d.-]+)(?::(\d+))?\/(.+)$/i;
const scpLike = /^(?:[^@:/]*@)?([a-z\d.-]+):(?!\/\/)(.+)$/i;
const defaultPorts: Readonly<Record<string, string>> = { http: '80', https: '443' };

/** Hosts that are the same server under another name, for networks that let only some ports or names through. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['ssh.github.com', 'github.com'],
  ['www.github.com', 'github.com'],
  ['altssh.gitlab.com', 'gitlab.com'],
  ['altssh.bitbucket.org', 'bitbucket.org'],
]);

/** Reads a remote's address as git knows it: https, http, ssh, git or scp-like. Undefined for everything else, local paths too. */
export function parseRemote(url: string): Remote | undefined {
  // None of these is in an honest address, and programs disagree on where a host ends at them.
  if (url.length > maxUrlChars || /[\p{C}\p{Z}\\?#]/u.test(url)) return undefined;
  const [host, path] = split(url);
  const segments = toSegments(path ?? '');
  return isHostName(host) && segments ? withoutAlias(host, segments) : undefined;
}

function split(url: string): (string | undefined)[] {
  const [, scheme = '', host, port, path] = withScheme.exec(url) ?? [];
  if (host === undefined) return scpLike.exec(url)?.slice(1) ?? [];
  // Pages on another port are another server; the port of ssh and git says nothing about pages.
  const webPort = defaultPorts[scheme.toLowerCase()];
  return port === undefined || webPort === undefined || port === webPort ? [host, path] : [];
}

function isHostName(host: string | undefined): host is string {
  const labels = host?.split('.') ?? [];
  return labels.length > 1 && labels.every((label) => /^[a-z\d-]+$/i.test(label) && !/^-|-$/.test(label));
}

function toSegments(path: string): string[] | undefined {
  const segments = path
    .replace(/\/$/, '')
    .replace(/\.git$/, '')
    .split('/')
    .filter((segment) => segment !== '');
  try {
    const decoded = segments.map((segment) => decodeURIComponent(segment));
    const isPlain = (segment: string): boolean => !/^\.{0,2}$|[/\\\p{C}]/u.test(segment);
    return decoded.length > 0 && decoded.every(isPlain) ? decoded : undefined;
  } catch {
    return undefined;
  }
}

function withoutAlias(given: string, path: readonly string[]): Remote | undefined {
  const host = given.toLowerCase();
  const isAzure = host === 'ssh.dev.azure.com' || host === 'vs-ssh.visualstudio.com';
  return isAzure ? fromAzureSsh(host, path) : { host: aliases.get(host) ?? host, path };
}

/** `v3/organization/project/repository`, which Azure uses over ssh alone. */
function fromAzureSsh(host: string, path: readonly string[]): Remote | undefined {
  const [version, organization, project, repository] = path;
  if (version !== 'v3' || path.length !== 4 || !organization || !project || !repository) return undefined;
  if (host === 'ssh.dev.azure.com')
    return { host: 'dev.azure.com', path: [organization, project, '_git', repository] };
  const own = `${organization.toLowerCase()}.visualstudio.com`;
  return isHostName(own) ? { host: own, path: [project, '_git', repository] } : undefined;
}
