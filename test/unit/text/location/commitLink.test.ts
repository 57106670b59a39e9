import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxUrlChars } from '../../../../src/core/limits';
import { toCommitLink } from '../../../../src/text/location/commitLink';
import { parseRemote } from '../../../../src/text/location/parseRemote';
import { commit, linkedRemotes, unlinkedRemotes } from './remotes';

function link(remote: string, at = commit): string | undefined {
  const parsed = parseRemote(remote);
  return parsed && toCommitLink(parsed, at);
}

/** Remotes, and where their commits are. */
const cases: readonly (readonly [remote: string, repository: string])[] = [
  ['git@github.com:acme/app.git', 'https://github.com/acme/app/commit/'],
  ['https://acme.ghe.com/acme/app.git', 'https://acme.ghe.com/acme/app/commit/'],
  ['https://gitlab.com/acme/web/app.git', 'https://gitlab.com/acme/web/app/-/commit/'],
  ['https://gitlab.example.org/acme/app.git', 'https://gitlab.example.org/acme/app/-/commit/'],
  ['https://sam@bitbucket.org/acme/app.git', 'https://bitbucket.org/acme/app/commits/'],
  ['git@ssh.dev.azure.com:v3/acme/Big%20Shop/app', 'https://dev.azure.com/acme/Big%20Shop/_git/app/commit/'],
  ['https://acme.visualstudio.com/shop/_git/app', 'https://acme.visualstudio.com/shop/_git/app/commit/'],
  ['https://codeberg.org/acme/app.git', 'https://codeberg.org/acme/app/commit/'],
  ['https://gitea.example.org/acme/app.git', 'https://gitea.example.org/acme/app/commit/'],
  ['https://forgejo.example.org/acme/app.git', 'https://forgejo.example.org/acme/app/commit/'],
  ['git@git.sr.ht:~acme/app', 'https://git.sr.ht/~acme/app/commit/'],
];

for (const [remote, repository] of cases) {
  test(`links to a commit of ${remote}`, () => {
    assert.equal(link(remote), repository + commit);
  });
}

test('every remote with links to lines has links to commits, on its own host', () => {
  for (const [remote, lines] of linkedRemotes)
    assert.equal(new URL(link(remote) ?? '').host, new URL(lines).host);
});

test('no other remote has any', () => {
  for (const remote of unlinkedRemotes) assert.equal(link(remote), undefined);
});

test('only a full hash is linked to, and no address is endless', () => {
  const sha256 = 'ab'.repeat(32);
  assert.ok(link('git@github.com:a/b', sha256)?.endsWith(sha256));
  for (const at of ['', 'main', commit.slice(1), `${commit}0`, commit.toUpperCase(), `../${commit.slice(3)}`])
    assert.equal(link('git@github.com:a/b', at), undefined);
  const name = (chars: number): string => 'b'.repeat(chars - `https://github.com/a//commit/${commit}`.length);
  assert.equal(link(`git@github.com:a/${name(maxUrlChars)}`)?.length, maxUrlChars);
  assert.equal(link(`git@github.com:a/${name(maxUrlChars + 1)}`), undefined);
});
