import { maxUrlChars } from '../../core/limits';
import { type Forge, toForge } from './forge';
import type { Remote } from './parseRemote';
import { encodeStrictly, isCommit } from './permalink';

/** What stands between a repository's address and the hash of a commit. */
const between: Readonly<Record<Forge, string>> = {
  github: '/commit/',
  gitlab: '/-/commit/',
  bitbucket: '/commits/',
  azure: '/commit/',
  gitea: '/commit/',
  sourcehut: '/commit/',
};

/** The https address of a commit, on the remote's own host. Undefined when the remote's kind is not known or the hash is not a full one. */
export function toCommitLink(remote: Remote, commit: string): string | undefined {
  const forge = toForge(remote);
  if (!forge || !isCommit(commit)) return undefined;
  const url = `https://${remote.host}/${remote.path.map(encodeStrictly).join('/')}${between[forge]}${commit}`;
  return url.length <= maxUrlChars ? url : undefined;
}
