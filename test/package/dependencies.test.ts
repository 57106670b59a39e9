import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manifest, readText } from './manifest';

interface Locked {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readText('package-lock.json')) as {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, Locked>>;
};
const locked = Object.entries(lock.packages).filter(([folder]) => folder !== '');

test('every dependency is pinned to one version, and that is the one installed from the lock', () => {
  for (const [name, version] of Object.entries(manifest.devDependencies)) {
    assert.match(version, /^\d+\.\d+\.\d+$/, name);
    assert.equal(lock.packages[`node_modules/${name}`]?.version, version, name);
  }
});

test('nothing is installed beside the extension', () => {
  assert.equal(manifest.dependencies, undefined);
  assert.equal(lock.packages['']?.dependencies, undefined);
});

test('every package of the lock is known by its hash', () => {
  assert.ok(locked.length > 100);
  for (const [folder, { integrity }] of locked)
    assert.match(integrity ?? '', /^sha512-[\w+/]{86}==$/, folder);
});

test('the lock names no address: not that of a registry, of git or of another folder', () => {
  assert.equal(lock.lockfileVersion, 3);
  for (const [folder, { version, resolved, link }] of locked) {
    assert.deepEqual({ resolved, link }, { resolved: undefined, link: undefined }, folder);
    assert.match(version, /^\d+\.\d+\.\d+(?:-[\w.-]+)?$/, folder);
  }
  for (const [folder, { dependencies, optionalDependencies }] of locked) {
    const asked = Object.values({ ...dependencies, ...optionalDependencies });
    assert.deepEqual(
      // A name such as `npm:string-width@4` is of the registry as well; whatever else has a colon or slash is not.
      asked.filter((range) => /[:/]/.test(range.replace(/^npm:(?:@[\w-]+\/)?/, ''))),
      [],
      folder,
    );
  }
});

test('no package runs a script when it is installed, and whoever adds one adds no address to the lock', () => {
  for (const setting of ['ignore-scripts', 'omit-lockfile-registry-resolved'])
    assert.match(readText('.npmrc'), new RegExp(`^${setting}=true$`, 'm'));
});

test("VS Code's types are those of the oldest VS Code that is supported", () => {
  assert.equal(`^${manifest.devDependencies['@types/vscode']}`, manifest.engines.vscode);
});

test('the lock names the same version as package.json', () => {
  assert.equal(lock.packages['']?.version, manifest.version);
});
