import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manifest, readText } from './manifest';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly dependencies?: unknown }>>;
}

const lock = JSON.parse(readText('package-lock.json')) as Lock;

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

test("VS Code's types are those of the oldest VS Code that is supported", () => {
  assert.equal(`^${manifest.devDependencies['@types/vscode']}`, manifest.engines.vscode);
});

test('the lock names the same version as package.json', () => {
  assert.equal(lock.packages['']?.version, manifest.version);
});
