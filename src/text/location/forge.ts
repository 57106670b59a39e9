import type { Remote } from './parseRemote';

/** The kinds of server whose links we know. */
export type Forge = 'github' | 'gitlab' | 'bitbucket' | 'azure' | 'gitea' | 'sourcehut';

const known: ReadonlyMap<string, Forge> = new Map([
  ['github.com', 'github'],
  ['gitlab.com', 'gitlab'],
  ['bitbucket.org', 'bitbucket'],
  ['dev.azure.com', 'azure'],
  ['codeberg.org', 'gitea'],
  ['gitea.com', 'gitea'],
  ['git.sr.ht', 'sourcehut'],
]);

/** What organizations run themselves, where the host's first label says so. */
const selfHosted: ReadonlyMap<string, Forge> = new Map([
  ['github', 'github'],
  ['gitlab', 'gitlab'],
  ['gitea', 'gitea'],
  ['forgejo', 'gitea'],
]);

/** What kind of server a remote is on; undefined unless its name says so beyond doubt and the path has that kind's shape. */
export function toForge({ host, path }: Remote): Forge | undefined {
  const forge = known.get(host) ?? toTenantForge(host) ?? toSelfHosted(host);
  return forge && hasShape[forge](path) ? forge : undefined;
}

/** One label in front of a domain that belongs to the forge. */
function toTenantForge(host: string): Forge | undefined {
  if (/^[a-z\d-]+\.visualstudio\.com$/.test(host)) return 'azure';
  return /^[a-z\d-]+\.ghe\.com$/.test(host) ? 'github' : undefined;
}

function toSelfHosted(host: string): Forge | undefined {
  const [first = '', second = '', ...rest] = host.split('.');
  // github.com.example.org and gitlab.com-example.org are made to be taken for another; so are letters of other scripts.
  const isLookAlike = /^(?:com|org|net|co)(?:-|$)/.test(second) || host.includes('xn--');
  return rest.length > 0 && !isLookAlike ? selfHosted.get(first) : undefined;
}

const isOwnerAndName = (path: readonly string[]): boolean => path.length === 2;

const hasShape: Readonly<Record<Forge, (path: readonly string[]) => boolean>> = {
  github: isOwnerAndName,
  bitbucket: isOwnerAndName,
  gitea: isOwnerAndName,
  gitlab: (path) => path.length >= 2,
  azure: (path) => path.length <= 4 && path.at(-2) === '_git',
  sourcehut: (path) => isOwnerAndName(path) && path[0]?.startsWith('~') === true,
};
