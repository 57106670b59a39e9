import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxUrlChars } from '../../../../src/core/limits';
import { parsePermalink } from '../../../../src/text/location/parsePermalink';

test('a repository below another path is another repository', () => {
  for (const [remote, path] of [
    ['git@bitbucket.org:a/b', 'src/main/x.ts'],
    ['git@codeberg.org:a/b', 'src/branch/main/x.ts'],
    ['git@git.sr.ht:~a/b', 'tree/main/item/x.ts'],
  ] as const) {
    const repository = `https://${remote.slice(4).replace(':', '/')}`;
    assert.equal(parsePermalink(`${repository}/${path}`, [remote])?.path, 'x.ts');
    const below = repository.replace(/([^/]+\/[^/]+)$/, 'x/$1');
    assert.equal(parsePermalink(`${below}/${path}`, [remote]), undefined);
  }
});

test('a link is read up to the length that any may have', () => {
  const url = (chars: number): string => 'https://github.com/acme/app/blob/main/'.padEnd(chars, 'a');
  assert.equal(parsePermalink(url(maxUrlChars), ['git@github.com:acme/app'])?.ref, 'main');
  assert.equal(parsePermalink(url(maxUrlChars + 1), ['git@github.com:acme/app']), undefined);
});
