import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFileUri, toFileKey, toNativePath, toPathBelow } from '../../../../src/text/location/fileKey';

test('one file has one key, whatever its drive letter and its codes look like', () => {
  assert.equal(parseFileUri('file:///c%3A/Shop/a%20b.ts'), '/c:/Shop/a b.ts');
  assert.equal(parseFileUri('file:///C:/Shop/a%20b.ts'), '/c:/Shop/a b.ts');
  assert.equal(toFileKey('', '/C:/Shop/a b.ts'), '/c:/Shop/a b.ts');
  assert.equal(parseFileUri('file://Server/Share/a.ts'), 'server/Share/a.ts');
  assert.equal(toFileKey('SERVER', '/Share/a.ts/'), 'server/Share/a.ts');
  assert.equal(toFileKey('', '/home/sam/'), '/home/sam');
  assert.equal(toFileKey('', '/mnt/C:/a'), '/mnt/C:/a');
});

test('what is no file has no key', () => {
  for (const uri of [
    '',
    '/a',
    'git:/a',
    'file:a',
    'file://server',
    'xfile:///a',
    'git:file:///a',
    'file:///a?b',
    'file:///a#b',
    'file:///%E0%A4%A',
    'vscode-remote://x/a',
  ])
    assert.equal(parseFileUri(uri), undefined);
});

test('only what is below a folder has a path there', () => {
  assert.equal(toPathBelow('/home/sam', '/home/sam/src/a.ts'), 'src/a.ts');
  assert.equal(toPathBelow('/home/sam', '/home/samuel/a.ts'), undefined);
  assert.equal(toPathBelow('/home/sam', '/home/sam'), undefined);
  assert.equal(toPathBelow(toFileKey('', '/'), '/a.ts'), 'a.ts');
});

test('programs of a machine get the path as that machine writes it', () => {
  assert.equal(toNativePath('/home/sam/a.ts'), '/home/sam/a.ts');
  assert.equal(toNativePath('/mnt/c:/a.ts'), '/mnt/c:/a.ts');
  assert.equal(toNativePath('/c:/Shop/a.ts'), 'c:\\Shop\\a.ts');
  assert.equal(toNativePath('server/share/a.ts'), '\\\\server\\share\\a.ts');
});
