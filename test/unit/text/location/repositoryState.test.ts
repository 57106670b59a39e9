import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseRepositoryState, parseRoots } from '../../../../src/text/location/repositoryState';

const commit = 'ab'.repeat(20);
const answer = {
  HEAD: {
    type: 'Head',
    name: 'main',
    commit,
    upstream: { name: 'main', remote: 'origin' },
    ahead: 0,
    behind: 2,
  },
  refs: [],
  remotes: [{ name: 'origin', fetchUrl: 'git@github.com:a/b', pushUrl: 'no_push', isReadOnly: true }],
  submodules: [{ name: 'lib', path: 'vendor/lib', url: '../lib' }],
  mergeChanges: [],
  indexChanges: [
    {
      uri: 'file:///r/new.ts',
      originalUri: 'file:///r/old.ts',
      renameUri: 'file:///r/new.ts',
      status: 'INDEX_RENAMED',
    },
  ],
  workingTreeChanges: [{ uri: 'file:///r/x.ts', originalUri: 'file:///r/x.ts', status: 'UNTRACKED' }],
};

test('reads what the git extension answers', () => {
  assert.deepEqual(parseRepositoryState(answer), {
    commit,
    branch: 'main',
    upstream: { remote: 'origin', ahead: 0 },
    remotes: new Map([['origin', 'git@github.com:a/b']]),
    submodules: ['vendor/lib'],
    changes: new Map([
      ['/r/x.ts', 'untracked'],
      ['/r/new.ts', 'modified'],
      ['/r/old.ts', 'modified'],
    ]),
  });
});

test('reads an answer about a detached head and no remotes', () => {
  const state = parseRepositoryState({ ...answer, HEAD: { commit }, remotes: [] });
  assert.deepEqual([state?.branch, state?.upstream, state?.remotes.size], [undefined, undefined, 0]);
});

test('what is not a full hash is no commit', () => {
  assert.equal(parseRepositoryState({ ...answer, HEAD: { commit: '../../x' } })?.commit, undefined);
});

test('does not take a file for unmodified when the lists of changes cannot be read', () => {
  for (const workingTreeChanges of [undefined, {}, 'x', [1], [null]])
    assert.equal(parseRepositoryState({ ...answer, workingTreeChanges }), undefined);
});

test('what has no head is no answer', () => {
  const heads = [undefined, null, 'main', []].map((HEAD) => ({ ...answer, HEAD }));
  for (const other of [undefined, null, 'x', 7, [], {}, ...heads])
    assert.equal(parseRepositoryState(other), undefined);
});

test('names and addresses that are missing or empty are none', () => {
  const odd = parseRepositoryState({
    ...answer,
    HEAD: { name: '', commit: 7 },
    remotes: [{ name: '', fetchUrl: 'a' }, { name: 'b' }, { fetchUrl: 'c' }, { name: 'd', fetchUrl: 'e' }],
    submodules: [{ path: '' }, {}, { path: 7 }, { path: 'lib' }],
  });
  assert.deepEqual([odd?.commit, odd?.branch], [undefined, undefined]);
  assert.deepEqual([...(odd?.remotes ?? [])], [['d', 'e']]);
  assert.deepEqual(odd?.submodules, ['lib']);
  assert.deepEqual(parseRepositoryState({ ...answer, submodules: undefined })?.submodules, []);
});

test('a branch follows another only where both its remote and the distance are known', () => {
  const upstream = (head: object): unknown => parseRepositoryState({ ...answer, HEAD: head })?.upstream;
  assert.deepEqual(upstream({ upstream: { remote: 'a' }, ahead: 2 }), { remote: 'a', ahead: 2 });
  assert.equal(upstream({ upstream: { remote: 'a' } }), undefined);
  assert.equal(upstream({ upstream: { remote: 'a' }, ahead: '0' }), undefined);
  assert.equal(upstream({ upstream: { remote: '' }, ahead: 0 }), undefined);
  assert.equal(upstream({ upstream: {}, ahead: 0 }), undefined);
  assert.equal(upstream({ ahead: 0 }), undefined);
});

test('files that git ignores are in no commit, and what is no file has no changes', () => {
  const workingTreeChanges = [
    { uri: 'file:///r/out.js', status: 'IGNORED' },
    { uri: 'git:/r/a.ts', originalUri: 7, status: 'MODIFIED' },
    { status: 'MODIFIED' },
  ];
  const state = parseRepositoryState({ ...answer, indexChanges: [], workingTreeChanges });
  assert.deepEqual([...(state?.changes ?? [])], [['/r/out.js', 'untracked']]);
});

test('anything else is no answer, and nothing throws', () => {
  const keys = fc.constantFrom(
    ...Object.keys(answer),
    'name',
    'commit',
    'upstream',
    'uri',
    'path',
    'fetchUrl',
  );
  const values = fc.oneof(
    fc.anything(),
    fc.dictionary(keys, fc.anything()),
    fc.array(fc.dictionary(keys, fc.anything())),
  );
  fc.assert(
    fc.property(fc.dictionary(keys, values), fc.anything(), (changed, other) => {
      parseRepositoryState({ ...answer, ...changed });
      parseRoots(other);
      assert.equal(parseRepositoryState([other]), undefined);
    }),
    { numRuns: 2000 },
  );
});

test('the roots of repositories come with the address to ask for', () => {
  const roots = parseRoots(['file:///C%3A/shop', 'file:///home/sam/app', 'git:/x', 7]);
  assert.deepEqual(
    [...roots],
    [
      ['/c:/shop', 'file:///C%3A/shop'],
      ['/home/sam/app', 'file:///home/sam/app'],
    ],
  );
  for (const other of [{}, undefined, 'file:///a', [null, '']]) assert.equal(parseRoots(other).size, 0);
});
