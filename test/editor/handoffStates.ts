import { rm } from 'node:fs/promises';
import path from 'node:path';
import { GitRepository } from '../git/gitRepository';

/** Files as people have them: line ends of both kinds, tabs, Unicode, fences, and no end of the last line. */
export const evidenceFiles: Readonly<Record<string, string>> = {
  'src/cart.rs': 'fn main() {\n\tlet cena = "12 Kč";\n\n\tprintln!("{cena}"); // 😀 привет\n}\n',
  'src/for windows.cs': 'class A {\r\n\tint x = 1;\r\n\r\n\tstring s = "ü";\r\n}\r\n',
  'docs/guide.md':
    '# Cart\n\n```ts\nconst a = `b`;\n```\n\n````md\n```\n````\n\n- one\n  ~~~\n  two\n  ~~~\n\nend',
  'lib/last line.py': 'def total(rows):\n    return sum(rows)\n\n\nprint(total([1, 2]))  # e\u0301',
  'logs/run.txt': 'started\n\n    indented\n<!-- helpcrunch:customer -->\n> quoted\n1. first\nend \n',
};

/** Files in a repository, as git's extension would have it open. */
export interface MadeFiles {
  readonly repository: GitRepository;
  /** In the repository, with their text. */
  readonly files: Readonly<Record<string, string>>;
}

/** One way a repository can be. */
export interface EvidenceState {
  readonly name: string;
  /** What must stand at each place: a link to the commit, or a remark. */
  readonly says: 'link' | 'not in git' | ((commit: string) => string);
  /** The editor has changes that are not on the disk. */
  readonly isUnsaved?: true;
  make(folder: string): Promise<MadeFiles>;
}

const changedSince = (commit: string): string => `changed since commit ${commit}`;
const toChanged = (text: string): string => `// new\n${text.slice(0, -2)}`;

/** Every file, with another text or another name. */
function each(to: (name: string, text: string) => readonly [string, string]): Record<string, string> {
  return Object.fromEntries(Object.entries(evidenceFiles).map(([name, text]) => to(name, text)));
}

async function writeAll(repository: GitRepository, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) await repository.write(name, text);
}

async function commitAll(folder: string): Promise<MadeFiles> {
  const repository = await new GitRepository(path.join(folder, 'work')).init();
  await writeAll(repository, evidenceFiles);
  await repository.git('add', '--all');
  await repository.git('commit', '--quiet', '--message', 'Everything');
  return { repository, files: evidenceFiles };
}

async function push(folder: string): Promise<MadeFiles> {
  await new GitRepository(path.join(folder, 'server')).init('--bare');
  const made = await commitAll(folder);
  await made.repository.git('remote', 'add', 'origin', path.join(folder, 'server'));
  await made.repository.git('push', '--quiet', '--set-upstream', 'origin', 'main');
  await made.repository.git('remote', 'set-url', 'origin', 'git@github.com:acme/app.git');
  return made;
}

/** A state that begins with everything pushed. */
function pushed(
  name: string,
  says: EvidenceState['says'],
  change: (repository: GitRepository) => Promise<unknown>,
  files = evidenceFiles,
): EvidenceState {
  return {
    ...{ name, says },
    make: async (folder) => {
      const { repository } = await push(folder);
      await change(repository);
      return { repository, files };
    },
  };
}

const changed = each((name, text) => [name, toChanged(text)]);
const beside = each((name, text) => [`new/${name}`, text]);
const moved = each((name, text) => [`moved/${name}`, text]);

export const evidenceStates: readonly EvidenceState[] = [
  pushed('clean and pushed', 'link', () => Promise.resolve()),
  pushed('another file is modified', 'link', (to) => to.write('other.ts', 'x\n')),
  pushed(
    'checked out with line ends of Windows',
    'link',
    async (to) => {
      await to.git('config', 'core.autocrlf', 'true');
      for (const name of Object.keys(evidenceFiles)) await rm(path.join(to.folder, name));
      await to.git('checkout', '--quiet', '--', '.');
    },
    each((name, text) => [name, text.replace(/\r?\n/g, '\r\n')]),
  ),
  pushed(
    'unpushed',
    (commit) => `commit ${commit} is not pushed`,
    (to) => to.commit('other.ts', 'x\n'),
  ),
  pushed('modified', changedSince, (to) => writeAll(to, changed), changed),
  pushed(
    'modified, which git is told not to see',
    changedSince,
    async (to) => {
      await to.git('update-index', '--assume-unchanged', ...Object.keys(changed));
      await writeAll(to, changed);
    },
    changed,
  ),
  pushed(
    'staged',
    changedSince,
    async (to) => {
      await writeAll(to, changed);
      await to.git('add', '--all');
    },
    changed,
  ),
  {
    ...pushed(
      'unsaved',
      (commit) => `unsaved changes since commit ${commit}`,
      () => Promise.resolve(),
    ),
    isUnsaved: true,
  },
  pushed('untracked', 'not in git', (to) => writeAll(to, beside), beside),
  pushed(
    'ignored',
    'not in git',
    async (to) => {
      await to.write('.git/info/exclude', 'new/\n');
      await writeAll(to, beside);
    },
    beside,
  ),
  pushed(
    'renamed',
    changedSince,
    async (to) => {
      for (const name of Object.keys(evidenceFiles)) {
        await to.write(path.join('moved', path.dirname(name), '.keep'), '');
        await to.git('mv', name, path.join('moved', name));
      }
    },
    moved,
  ),
  pushed(
    'detached',
    (commit) => `commit ${commit}, perhaps not pushed`,
    (to) => to.git('checkout', '--quiet', '--detach'),
  ),
  {
    name: 'submodule',
    says: 'link',
    make: async (folder) => {
      await push(path.join(folder, 'inner'));
      const outer = await new GitRepository(path.join(folder, 'outer')).init();
      await outer.git('submodule', '--quiet', 'add', path.join(folder, 'inner/server'), 'vendor/inner');
      const inner = new GitRepository(path.join(outer.folder, 'vendor/inner'));
      await inner.git('remote', 'set-url', 'origin', 'git@github.com:acme/app.git');
      return { repository: inner, files: evidenceFiles };
    },
  },
  { name: 'no remote', says: (commit) => `commit ${commit}, on no server`, make: commitAll },
];
