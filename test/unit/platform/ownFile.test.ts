import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { readOwnFile } from '../../../src/platform/ownFile';

let folder = '';
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-file-'));
});
after(() => rmSync(folder, { recursive: true }));

test('reads a text file that is named by its whole path, without its byte order mark', async () => {
  const path = join(folder, 'template.md');
  writeFileSync(path, '\ufeffGrüße\r\n');
  assert.equal(await readOwnFile(path), 'Grüße\r\n');
});

test("~/ is the user's own folder", async () => {
  const path = join(folder, 'home.md');
  writeFileSync(path, 'at home');
  assert.equal(await readOwnFile(`~/${relative(homedir(), path)}`), 'at home');
});

test('gives nothing for what is no file named by its whole path, and never throws', async () => {
  mkdirSync(join(folder, 'folder'));
  writeFileSync(join(folder, 'large.md'), 'x'.repeat(200_001));
  const others = [
    '',
    'template.md',
    './template.md',
    '//server/share/a.md',
    '\\\\server\\share\\a.md',
    '/\0',
  ];
  for (const path of [...others, join(folder, 'none.md'), join(folder, 'folder'), join(folder, 'large.md')])
    assert.equal(await readOwnFile(path), undefined, path);
});
