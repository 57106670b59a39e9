import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FileUri, type GitHost, GitFacts } from '../../../src/ui/gitFacts';
import { gitStates } from '../../git/gitStates';
import { PlainGit } from '../../git/plainGit';
import { temporaryFolder } from '../../host/temporaryFolder';
import { linkedRemotes, unlinkedRemotes } from '../text/location/remotes';

const lines = { from: 2, to: 3 };
const toUri = (file: string): FileUri => ({ scheme: 'file', authority: '', path: file });
const remote = 'git@github.com:acme/app.git';

/** Remotes as a configuration can hold them: of each kind of server one or more, and some that get no link. */
const remotes: readonly (readonly [string, boolean])[] = [
  ...linkedRemotes.map(([url]) => [url, true] as const),
  ...unlinkedRemotes.filter((url) => /^[\w@:/.~-]{2,99}$/.test(url)).map((url) => [url, false] as const),
];

for (const state of gitStates) {
  test(`${state.name}: ${state.expected}, whatever the remote`, async () => {
    const made = await state.make(temporaryFolder('git'), remote);
    const git = new PlainGit(made);
    const commit = await made.repository.head().catch(() => undefined);
    const known = commit === undefined ? {} : { commit };
    for (const [url, isLinked] of remotes) {
      const facts = new GitFacts(git.withRemote(url));
      const found = await facts.locate(toUri(made.file), lines);
      if (state.expected === 'nothing') assert.deepEqual(found, {});
      else if (state.expected !== 'link') assert.deepEqual(found, { ...known, caveat: state.expected });
      else if (!isLinked) assert.deepEqual(found, { ...known, caveat: 'unknownHost' });
      else assert.deepEqual([found.caveat, found.url?.includes(commit ?? '-')], [undefined, true], url);
    }
  });
}

/** A pushed file of the repository at `/r`, from which a test differs in one thing. */
const pushed: GitHost = {
  toKey: (file) => file.path,
  toFile: () => undefined,
  isUnsaved: () => false,
  run: (command) => Promise.resolve(command === 'git.api.getRepositories' ? ['file:///r'] : toState()),
  read: () => Promise.resolve(Buffer.from('a\n')),
  readCommitted: () => Promise.resolve(Buffer.from('a\n')),
};
const commit = 'ab'.repeat(20);

function toState(changed: object = {}): object {
  return {
    HEAD: { name: 'main', commit, upstream: { name: 'main', remote: 'origin' }, ahead: 0 },
    remotes: [{ name: 'origin', fetchUrl: remote }],
    submodules: [{ path: 'vendor/lib' }],
    mergeChanges: [],
    indexChanges: [],
    workingTreeChanges: [],
    ...changed,
  };
}

const locate = (host: Partial<GitHost>, file = '/r/docs/a.md', answerMs?: number): Promise<object> =>
  new GitFacts({ ...pushed, ...host }, answerMs).locate(toUri(file));
const blob = `https://github.com/acme/app/blob/${commit}`;

test('a place stays plain when git is missing, fails, is late or answers nonsense', async () => {
  const fail = (): never => {
    throw new Error("command 'git.api.getRepositories' not found");
  };
  const never = (): Promise<never> => new Promise(() => undefined);
  assert.deepEqual(await locate({}), { commit, url: `${blob}/docs/a.md` });
  assert.deepEqual(await locate({ run: fail }), {});
  assert.deepEqual(await locate({ run: () => Promise.reject(new Error('Git model not found')) }), {});
  assert.deepEqual(await locate({ run: never }, '/r/a.md', 1), {});
  assert.deepEqual(await locate({ readCommitted: never }, '/r/a.md', 1), {});
  assert.deepEqual(await locate({ read: () => Promise.reject(new Error('gone')) }), {});
  assert.deepEqual(await locate({ readCommitted: () => Promise.reject(new Error('offline')) }), {});
  assert.deepEqual(await locate({ toKey: () => undefined }), {});
  for (const answer of [undefined, null, 7, 'file:///r', {}, [], [null], ['file:///r', {}], ['x']])
    assert.deepEqual(await locate({ run: () => Promise.resolve(answer) }), {});
});

test('a file that is not in the commit is not linked, also where an empty one is answered', async () => {
  const untracked = { commit, caveat: 'untracked' };
  assert.deepEqual(await locate({ readCommitted: () => Promise.resolve(undefined) }), untracked);
  assert.deepEqual(await locate({ readCommitted: () => Promise.resolve(new Uint8Array()) }), untracked);
});

test('a change that git has not noticed yet is seen', async () => {
  assert.deepEqual(await locate({ read: () => Promise.resolve(Buffer.from('b\n')) }), {
    commit,
    caveat: 'modified',
  });
});

test('the deepest repository is asked, and none whose name only begins alike', async () => {
  const asked: (string | undefined)[] = [];
  const run: GitHost['run'] = (command, root) => {
    if (command === 'git.api.getRepositories')
      return Promise.resolve(['file:///r', 'file:///r/docs/deep', 'file:///r/do', 'file:///r/docs']);
    asked.push(root);
    return Promise.resolve(toState());
  };
  assert.deepEqual(await locate({ run }), { commit, url: `${blob}/a.md` });
  assert.deepEqual(asked, ['file:///r/docs']);
});

test("the upstream's own remote is linked to, as it is fetched", async () => {
  const remotes = [
    { name: 'origin', fetchUrl: 'git@github.com:fork/app' },
    { name: 'team', fetchUrl: remote, pushUrl: 'git@github.com:other/app' },
  ];
  const HEAD = { name: 'main', commit, upstream: { name: 'main', remote: 'team' }, ahead: 0 };
  const run = (command: string): Promise<unknown> =>
    Promise.resolve(command === 'git.api.getRepositories' ? ['file:///r'] : toState({ remotes, HEAD }));
  assert.deepEqual(await locate({ run }), { commit, url: `${blob}/docs/a.md` });
});

test('relative links become permalinks of the same commit, where there is something at the other end', async () => {
  const change = { uri: 'file:///r/src/new.ts', originalUri: 'file:///r/src/new.ts', status: 'UNTRACKED' };
  const run = (command: string): Promise<unknown> =>
    Promise.resolve(
      command === 'git.api.getRepositories' ? ['file:///r'] : toState({ workingTreeChanges: [change] }),
    );
  const link = await new GitFacts({ ...pushed, run }).linker(toUri('/r/docs/a.md'));
  assert.equal(link('../src/a.ts#L3-L9'), `${blob}/src/a.ts#L3-L9`);
  assert.equal(link('img/a b.png'), `${blob}/docs/img/a%20b.png`);
  assert.equal(link('b.md#see [this](x)'), `${blob}/docs/b.md#see%20%5Bthis%5D%28x%29`);
  assert.equal(link('#install'), `${blob}/docs/a.md#install`);
  for (const href of ['../src/new.ts', '../vendor/lib/a.c', '../../x', 'https://example.com', '/x', ''])
    assert.equal(link(href), undefined);
});

test('links lead nowhere when the commit is not pushed; a modified file still links to others, not to itself', async () => {
  const linker = (host: Partial<GitHost>): Promise<(href: string) => string | undefined> =>
    new GitFacts({ ...pushed, ...host }).linker(toUri('/r/docs/a.md'));
  const HEAD = { name: 'main', commit, ahead: 0 };
  const unpushed = await linker({
    run: (command) =>
      Promise.resolve(command === 'git.api.getRepositories' ? ['file:///r'] : toState({ HEAD })),
  });
  assert.equal(unpushed('b.md'), undefined);
  const modified = await linker({ isUnsaved: () => true });
  assert.equal(modified('b.md'), `${blob}/docs/b.md`);
  assert.equal(modified('#install'), undefined);
  const without = await linker({ toKey: () => undefined });
  assert.equal(without('b.md'), undefined);
});
