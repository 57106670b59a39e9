import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxUrlChars } from '../../../../src/core/limits';
import { parseRemote } from '../../../../src/text/location/parseRemote';

const longest = 'git@git.example.org:a/'.padEnd(maxUrlChars, 'b');

/** Addresses, and the host and path of their pages. */
const read: readonly (readonly [url: string, host: string, ...path: string[]])[] = [
  ['git@git2.example.org:acme/app.git', 'git2.example.org', 'acme', 'app'],
  ['git@Git.Example.org:acme/app', 'git.example.org', 'acme', 'app'],
  ['https://git.example.org/acme/app.github.io', 'git.example.org', 'acme', 'app.github.io'],
  ['https://git.example.org/acme/app.git/', 'git.example.org', 'acme', 'app'],
  ['https://git.example.org/acme/Big%20Shop', 'git.example.org', 'acme', 'Big Shop'],
  ['http://git.example.org:80/acme/app', 'git.example.org', 'acme', 'app'],
  ['HTTPS://git.example.org:443/acme/app', 'git.example.org', 'acme', 'app'],
  ['git://git.example.org:9418/acme/app', 'git.example.org', 'acme', 'app'],
  ['acme2@vs-ssh.visualstudio.com:v3/Acme2/shop/app', 'acme2.visualstudio.com', 'shop', '_git', 'app'],
  ['git@ssh.dev.azure.com:v3/acme/shop/app', 'dev.azure.com', 'acme', 'shop', '_git', 'app'],
  [longest, 'git.example.org', 'a', 'b'.repeat(maxUrlChars - 22)],
];

for (const [url, host, ...path] of read)
  test(`reads the remote ${url.slice(0, 60)}`, () => assert.deepEqual(parseRemote(url), { host, path }));

const refused: readonly (readonly [why: string, url: string])[] = [
  ['behind the name of a program', 'ext::https://git.example.org/acme/app'],
  ['of a scheme that ends like one of git', 'git+ssh://git@git.example.org/acme/app'],
  ['on the web port of the other scheme', 'http://git.example.org:443/acme/app'],
  ['on the other web port', 'https://git.example.org:80/acme/app'],
  ['of one label, which a configuration of ssh may lead anywhere', 'git@work:acme/app'],
  ['of one label at https', 'https://localhost/acme/app'],
  ['with a label that begins with a dash', 'git@-x.example.org:acme/app'],
  ['with a label that ends with a dash', 'git@x-.example.org:acme/app'],
  ['with an empty label', 'git@git..example.org:acme/app'],
  ['with no path but slashes', 'https://git.example.org//'],
  ['with no path but a slash', 'git@git.example.org:/'],
  ['with a space', 'git@git.example.org:acme/big shop'],
  ['with an invisible character', 'git@git.example.org:acme/a\u200bpp'],
  ['with a backslash', 'git@git.example.org:acme\\app'],
  ['with a query', 'git@git.example.org:acme/app?a'],
  ['with a fragment', 'git@git.example.org:acme/app#a'],
  ['with a broken code', 'git@git.example.org:acme/%ff'],
  ['that is too long', `${longest}b`],
  ["of Azure with more than a repository's path", 'git@ssh.dev.azure.com:v3/acme/shop/app/more'],
  ["of Azure with less than a repository's path", 'git@ssh.dev.azure.com:v3/acme/shop'],
  ...['a_b', '_b', 'a_', 'a.b%40c', 'größe', '-a'].map(
    (name) =>
      [`of Azure whose organization ${name} is no host`, `x@vs-ssh.visualstudio.com:v3/${name}/c/d`] as const,
  ),
];

for (const [why, url] of refused)
  test(`refuses a remote ${why}`, () => assert.equal(parseRemote(url), undefined));
