import { Uri, env, l10n, version, workspace } from 'vscode';
import { maxPackageBytes } from '../../core/limits';
import { toVersionsEvidence } from '../../text/handoff/evidence';
import { packageFiles, parsePackage } from '../../text/handoff/packageOf';
import { parseFileUri, toPathBelow } from '../../text/location/fileKey';
import { parseRepositoryState, parseRoots } from '../../text/location/repositoryState';
import type { GitHost } from '../gitFacts';
import { inTime } from '../inTime';

interface Line {
  readonly name: string;
  readonly value: string;
}

/**
 * What stands where, as evidence: VS Code, the operating system, the packages of the workspace, and what is checked out.
 * `system` is the user's, such as `Linux 6.1.0 x64`. No name of a user or a machine, and no path, is in it.
 */
export async function toVersions(system: string, git: Pick<GitHost, 'run' | 'toKey'>): Promise<string> {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const [commit, packages, branches] = await Promise.all([
    readCommit(),
    Promise.all(folders.map(readPackages)),
    readBranches(folders, git).catch(() => []),
  ]);
  return toVersionsEvidence([
    { name: env.appName, value: commit === undefined ? version : `${version} (${commit.slice(0, 8)})` },
    { name: l10n.t('Operating system'), value: system },
    ...toRemote(env.remoteName),
    ...packages.flat(),
    ...branches,
  ]);
}

/** What VS Code's own extensions call the kinds of other machines that they connect to. */
const remotes: readonly string[] = [
  'ssh-remote',
  'wsl',
  'dev-container',
  'attached-container',
  'k8s-container',
  'codespaces',
  'tunnel',
];

/** A window that a server brings to a browser is called what that machine is called, which nobody needs to know. */
function toRemote(name: string | undefined): readonly Line[] {
  if (name === undefined) return [];
  return [
    { name: l10n.t('Remote window'), value: remotes.includes(name) ? name : l10n.t('another machine') },
  ];
}

/** The commit that this VS Code was made of. */
async function readCommit(): Promise<string | undefined> {
  if (env.appRoot === '') return undefined;
  const text = await readText(Uri.joinPath(Uri.file(env.appRoot), 'product.json'));
  const [, commit] = /"commit":\s*"([\da-f]{40})"/.exec(text ?? '') ?? [];
  return commit;
}

async function readPackages(folder: Uri): Promise<readonly Line[]> {
  const found = await Promise.all(
    packageFiles.map(async (name) => parsePackage(name, (await readText(Uri.joinPath(folder, name))) ?? '')),
  );
  const known = found.filter((each) => each !== undefined);
  return known.map((each) => ({ name: each.name, value: each.version }));
}

/** Undefined where there is no such file, or one that is far too large. */
async function readText(file: Uri): Promise<string | undefined> {
  try {
    const { size } = await workspace.fs.stat(file);
    return size > maxPackageBytes ? undefined : new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}

/** The branch and commit of each repository that a folder of the workspace is in, or that is in one. */
async function readBranches(
  folders: readonly Uri[],
  git: Pick<GitHost, 'run' | 'toKey'>,
): Promise<readonly Line[]> {
  const keys = folders.flatMap((folder) => git.toKey(folder) ?? []);
  const roots = parseRoots(await inTime(Promise.resolve(git.run('git.api.getRepositories'))));
  const near = [...roots].filter(([root]) => keys.some((key) => isNear(root, key)));
  const lines = await inTime(Promise.all(near.map(([, uri]) => readBranch(uri, git))));
  return lines.flat();
}

function isNear(root: string, folder: string): boolean {
  return (
    root === folder || toPathBelow(root, folder) !== undefined || toPathBelow(folder, root) !== undefined
  );
}

async function readBranch(root: string, git: Pick<GitHost, 'run'>): Promise<readonly Line[]> {
  const state = parseRepositoryState(await git.run('git.api.getRepositoryState', root));
  if (state?.commit === undefined) return [];
  const folder = parseFileUri(root)?.split('/').at(-1) ?? '';
  const short = state.commit.slice(0, 8);
  return [{ name: l10n.t('git: {0}', folder), value: [state.branch, short].filter(Boolean).join(' ') }];
}
