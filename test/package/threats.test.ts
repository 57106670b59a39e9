import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { packagedExtension } from '../host/packageExtension';
import { root } from '../host/paths';
import { manifest, readText } from './manifest';
import { readZip } from './readZip';

const security = readText('SECURITY.md');
const support = readText('SUPPORT.md');

/** The threats with what stands below each, by their headings. */
const threats = new Map(
  (/^## Threats$(.*?)^## /ms.exec(security)?.[1] ?? '')
    .split(/^### /m)
    .slice(1)
    .map((section): [string, string] => [section.split('\n', 1)[0] ?? '', section]),
);

function testsIn(text: string): string[] {
  return [...text.matchAll(/`(test\/[^`]+)`/g)].map(([, file = '']) => file);
}

test('the threat model is about everybody it should be about', () => {
  assert.deepEqual(
    [...threats.keys()],
    [
      ...['Hostile workspace', 'Remote machine or devcontainer', 'Conversation', 'Server answer', 'Link'],
      ...['Assistant', 'Program of the same user', 'Lost laptop', 'Your own slip'],
    ],
  );
  assert.match(security, /^## What cannot be defended$/m);
});

test('each threat says what stops it, what is left, and which tests try it', () => {
  for (const [name, section] of threats) {
    for (const part of [/^- \*\*Stops (?:them|it)\*\*: /m, /^- \*\*Left\*\*: /m])
      assert.match(section, part, name);
    const [, tried = ''] = section.split('- **Tried in**: ');
    assert.ok(testsIn(tried).length > 2, name);
  }
});

test('every test that is named exists', () => {
  const named = testsIn(security);
  assert.ok(named.length > 40);
  for (const file of named) {
    assert.match(file, /\.test\.ts$/);
    assert.ok(existsSync(path.join(root, file)), file);
  }
});

test('reports go to this project, and the papers lead to each other', () => {
  const { url } = manifest.repository;
  const pages = [...`${security}${support}`.matchAll(/https:\/\/github\.com\/[^)\s]+/g)].map(
    ([page]) => page,
  );
  assert.ok(pages.length > 1);
  for (const page of pages) assert.ok(page.startsWith(`${url.replace(/\.git$/, '')}/`), page);
  for (const [, file = '', heading = ''] of support.matchAll(/\]\(([A-Z]+\.md)#([\w-]+)\)/g)) {
    const headings = [...readText(file).matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
      text.toLowerCase().replaceAll(' ', '-'),
    );
    assert.ok(headings.includes(heading), `${file}#${heading}`);
  }
});

test('nothing that is shipped starts a program, or runs a text as one', async () => {
  const bundles = readZip(await packagedExtension()).filter(({ name }) => name.endsWith('.js'));
  assert.equal(bundles.length, 3);
  for (const { name, read } of bundles) {
    // How lodash looks for the global object where there is no other way.
    const code = read()
      .toString()
      .replace(/\bFunction\(["'`]return this["'`]\)/g, '');
    assert.doesNotMatch(
      code,
      /["'`](?:node:)?(?:child_process|cluster|vm|inspector|repl|wasi)(?:\/promises)?["'`]/,
      name,
    );
    assert.doesNotMatch(code, /\b(?:eval|Function)\(/, name);
  }
});
