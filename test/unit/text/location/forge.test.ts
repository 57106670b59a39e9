import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Forge, toForge } from '../../../../src/text/location/forge';

/** Remotes, and what kind of server each is on; undefined for none beyond doubt. */
const cases: readonly (readonly [remote: string, forge: Forge | undefined])[] = [
  ['github.com/acme/app', 'github'],
  ['github.com/acme', undefined],
  ['github.com/acme/web/app', undefined],
  ['acme9.ghe.com/acme/app', 'github'],
  ['a.b.ghe.com/acme/app', undefined],
  ['acme.ghe.com.example.org/acme/app', undefined],
  ['acme.ghexcom.example/acme/app', undefined],
  ['acme9.visualstudio.com/shop/_git/app', 'azure'],
  ['a.b.visualstudio.com/shop/_git/app', undefined],
  ['acme.visualstudio.com.example.org/shop/_git/app', undefined],
  ['dev.azure.com/acme/shop/_git/app', 'azure'],
  ['dev.azure.com/acme/shop/more/_git/app', undefined],
  ['dev.azure.com/acme/shop/app/_git', undefined],
  ['gitlab.com/acme', undefined],
  ['gitlab.com/acme/web/shop/app', 'gitlab'],
  ['github.telecom.example/acme/app', 'github'],
  ['gitlab.welcom-shop.example/acme/app', 'gitlab'],
  ['gitlab.com-shop.example/acme/app', undefined],
  ['gitlab.co.example/acme/app', undefined],
  ['gitlab.xn--80ak6aa92e.example/acme/app', undefined],
  ['github.example/acme/app', undefined],
  ['gitea.example.org/acme/app', 'gitea'],
  ['forgejo.example.org/acme/app', 'gitea'],
  ['git.sr.ht/~acme/app', 'sourcehut'],
  ['git.sr.ht/acme/app', undefined],
  ['git.sr.ht/~acme', undefined],
];

for (const [remote, forge] of cases) {
  test(`${remote} is ${forge ? `a repository of ${forge}` : 'of no known kind'}`, () => {
    const [host = '', ...path] = remote.split('/');
    assert.equal(toForge({ host, path }), forge);
  });
}
