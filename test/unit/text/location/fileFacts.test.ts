import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Caveat,
  isOfSubmodule,
  toFacts,
  toFileCaveat,
  toLink,
  toOwnPath,
} from '../../../../src/text/location/fileFacts';
import type { RepositoryState } from '../../../../src/text/location/repositoryState';
import { commit } from './remotes';

const remote = 'git@github.com:acme/app.git';
const lines = { from: 3, to: 9 };

const around: Pick<RepositoryState, 'remotes' | 'submodules' | 'changes'> = {
  remotes: new Map([
    ['fork', 'git@github.com:ann/app.git'],
    ['origin', remote],
  ]),
  submodules: ['vendor/lib'],
  changes: new Map([
    ['/r/new.ts', 'untracked'],
    ['/r/changed.ts', 'modified'],
  ]),
};
const branch = 'main';
const upstream = { remote: 'origin', ahead: 0 };

/** A repository whose branch has nothing that its remote has not, and such of which something is not known. */
const pushed: RepositoryState = { ...around, commit, branch, upstream };
const empty: RepositoryState = { ...around, branch, upstream };
const detached: RepositoryState = { ...around, commit, upstream };
const local: RepositoryState = { ...around, commit, branch };

/** Files, whether they have unsaved changes, and what is wrong with them. */
const files: readonly (readonly [
  state: RepositoryState,
  file: string,
  isUnsaved: boolean,
  caveat: Caveat | undefined,
])[] = [
  [pushed, '/r/same.ts', false, undefined],
  [pushed, '/r/same.ts', true, 'unsaved'],
  [pushed, '/r/changed.ts', false, 'modified'],
  [pushed, '/r/changed.ts', true, 'unsaved'],
  [pushed, '/r/new.ts', false, 'untracked'],
  [pushed, '/r/new.ts', true, 'untracked'],
  [empty, '/r/same.ts', false, 'untracked'],
  [empty, '/r/changed.ts', true, 'untracked'],
];

for (const [state, file, isUnsaved, caveat] of files) {
  const about = `${file}${isUnsaved ? ' with unsaved changes' : ''}${state === empty ? ' before any commit' : ''}`;
  test(`${about} is ${caveat ?? 'as others have it'}`, () => {
    assert.equal(toFileCaveat(state, file, isUnsaved), caveat);
  });
}

/** States of a repository, and why others may not have its commit. */
const states: readonly (readonly [what: string, state: RepositoryState, caveat: Caveat | undefined])[] = [
  ['without remotes', { ...pushed, remotes: new Map() }, 'noRemote'],
  ['without remotes and branch', { ...detached, remotes: new Map() }, 'noRemote'],
  ['without a branch', detached, 'detached'],
  ['whose branch follows none', local, 'unpushed'],
  ['that is ahead', { ...pushed, upstream: { remote: 'origin', ahead: 1 } }, 'unpushed'],
  ['whose branch follows a local one', { ...pushed, upstream: { remote: '.', ahead: 0 } }, 'unpushed'],
  ['that is pushed', pushed, undefined],
];

for (const [what, state, caveat] of states) {
  test(`a file of a repository ${what} ${caveat ? `is ${caveat}` : 'has no caveat'}, unless it has its own`, () => {
    assert.equal(toFacts(state, 'a.ts', undefined).caveat, caveat);
    assert.equal(toFacts(state, 'a.ts', 'modified').caveat, 'modified');
  });
}

test('the facts of a file are its path, its commit and the remote that its branch follows', () => {
  assert.deepEqual(toFacts(pushed, 'src/a.ts', undefined), { path: 'src/a.ts', commit, remote });
  assert.deepEqual(toFacts(empty, 'a.ts', 'untracked'), {
    path: 'a.ts',
    remote,
    caveat: 'untracked',
  });
  assert.deepEqual(toFacts(local, 'a.ts', undefined), { path: 'a.ts', commit, caveat: 'unpushed' });
});

test('lines have a link where others see just these, and else why not', () => {
  const url = `https://github.com/acme/app/blob/${commit}/src/a.ts`;
  const facts = { path: 'src/a.ts', commit, remote };
  assert.deepEqual(toLink(facts, lines), { url: `${url}#L3-L9`, commit });
  assert.deepEqual(toLink(facts), { url, commit });
  assert.deepEqual(toLink({ ...facts, caveat: 'modified' }, lines), { caveat: 'modified', commit });
  assert.deepEqual(toLink({ path: 'a.ts', caveat: 'untracked' }), { caveat: 'untracked' });
});

test('on a server whose links are not known lines have none, and neither where the path can be none', () => {
  for (const other of ['git@git.example.org:acme/app', '/srv/app.git', undefined])
    assert.deepEqual(toLink({ path: 'a.ts', commit, ...(other !== undefined && { remote: other }) }), {
      caveat: 'unknownHost',
      commit,
    });
  assert.deepEqual(toLink({ path: '../a.ts', commit, remote }), { commit });
  assert.deepEqual(toLink({ path: 'a.ts', remote }), {});
});

test('a file belongs to a repository unless it lies outside, or in one within', () => {
  const paths = ['/r/vendor/library.ts', '/r/vendor/lib', '/r/vendor/lib/a.ts', '/r', '/rest/a.ts'];
  assert.deepEqual(
    paths.map((file) => toOwnPath('/r', pushed, file)),
    ['vendor/library.ts', undefined, undefined, undefined, undefined],
  );
  assert.equal(isOfSubmodule(['a', 'b'], 'b/c'), true);
  assert.equal(isOfSubmodule(['a', 'b'], 'c/b'), false);
  assert.equal(isOfSubmodule([], 'a'), false);
});
