import assert from 'node:assert/strict';
import { test } from 'node:test';
import ts from 'typescript';
import { accountSecret } from '../../src/delivery/account';
import { pinEntry } from '../../src/delivery/chats/pin';
import { sealSecret } from '../../src/delivery/seal';
import {
  chatsViewId,
  commandIds,
  conversationViewType,
  draftScheme,
  hasHeldSendContext,
  hasKeyContext,
  hasPinnedChatContext,
  outboxViewId,
} from '../../src/ui/contributions';
import * as expected from './interface';
import { findSentences } from './l10nSentences';
import { manifest, readText, strings } from './manifest';
import { findNodes } from './source';

const sentences = findSentences();
const literals = findNodes(ts.isStringLiteralLike);

test('package.nls.json has exactly the texts that package.json uses', () => {
  const used = readText('package.json').match(/(?<="%)[^%"]+(?=%")/g) ?? [];
  assert.deepEqual([...new Set(used)].sort(), Object.keys(strings).sort());
});

test('every sentence for people is a literal in ui, and all its values have a place', () => {
  assert.ok(sentences.length > 50);
  for (const { file, text, values } of sentences) {
    assert.match(file, /^(?:ui\/|extension\.ts$)/);
    const places = new Set([...text.matchAll(/\{(\d+)\}/g)].map(([, place]) => Number(place)));
    for (const place of places) assert.ok(place < values.count, `${file}: ${text}`);
    // The values of several sentences may be more than each needs.
    if (!values.isShared) assert.equal(places.size, values.count, `${file}: ${text}`);
    assert.doesNotMatch(text.replace(/\{\d+\}/g, ''), /[{}]/, file);
  }
});

test('the prompts, buttons and toasts say what the interface promises, letter for letter', () => {
  const said = sentences.map(({ text }) => text.replace(/\{\d+\}/g, '{}'));
  for (const label of expected.labels) assert.ok(said.includes(label), label);
});

test('every command is named in one list, and the names fixed for others once', () => {
  const listed = literals.filter(({ file }) => file === 'ui/contributions.ts').map(({ node }) => node.text);
  for (const id of commandIds) assert.equal(listed.filter((text) => text === id).length, 1, id);
  for (const name of [draftScheme, hasKeyContext, accountSecret, sealSecret]) {
    assert.equal(literals.filter(({ node }) => node.text === name).length, 1, name);
  }
});

/** Names that only this extension's own storage knows. */
const storageNames = [
  ...[accountSecret, sealSecret, 'helpcrunch.organization', pinEntry],
  ...['helpcrunch.seen', 'helpcrunch.seenDrafts'],
];

test('no sentence, button or page names a command or setting that does not exist', () => {
  const known = [
    ...commandIds,
    ...Object.keys(manifest.contributes.configuration.properties),
    hasKeyContext,
    hasHeldSendContext,
    hasPinnedChatContext,
    outboxViewId,
    chatsViewId,
    conversationViewType,
  ];
  const texts = [
    ...literals.map(({ node }) => node.text).filter((text) => !storageNames.includes(text)),
    ...Object.values(strings),
    ...['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md'].map(readText),
  ];
  const named = texts.flatMap((text) => text.match(/(?<![\w./@-])helpcrunch\.(?!com\b)[A-Za-z]+/g) ?? []);
  assert.ok(named.length > commandIds.length);
  for (const name of named)
    assert.ok(
      known.some((each) => each === name),
      name,
    );
});

test('README explains every setting', () => {
  const readme = readText('README.md');
  for (const key of Object.keys(expected.settings)) assert.ok(readme.includes(`\`${key}\``), key);
});
