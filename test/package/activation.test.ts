import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packagedExtension } from '../host/packageExtension';
import { readZip } from './readZip';

test("activation needs of Node's modules only those that every process has loaded", async () => {
  const bundle = readZip(await packagedExtension()).find(
    ({ name }) => name === 'extension/dist/extension.js',
  );
  const code = bundle?.read().toString() ?? '';
  const needed = [...code.matchAll(/\brequire\("(node:[^"]+)"\)/g)].map(([, name = '']) => name);
  assert.deepEqual([...new Set(needed)].sort(), ['node:fs', 'node:path']);
});
