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
import { manifest, readText, strings } from './manifest';
import { checker, findCalls, findNodes } from './source';

const calls = findCalls('l10n.t');
const literals = findNodes(ts.isStringLiteralLike);

/** How many values a call fills in; a spread counts as long as its tuple is. */
function countValues(args: readonly ts.Expression[]): { count: number; isShared: boolean } {
  let count = 0;
  let isShared = false;
  for (const arg of args) {
    if (!ts.isSpreadElement(arg)) {
      count++;
      continue;
    }
    const type = checker.getTypeAtLocation(arg.expression);
    assert.ok(checker.isTupleType(type), `${arg.getText()} is no tuple`);
    count += checker.getTypeArguments(type as ts.TypeReference).length;
    isShared = true;
  }
  return { count, isShared };
}

test('package.nls.json has exactly the texts that package.json uses', () => {
  const used = readText('package.json').match(/(?<="%)[^%"]+(?=%")/g) ?? [];
  assert.deepEqual([...new Set(used)].sort(), Object.keys(strings).sort());
});

test('every sentence for people is a literal in ui, and all its values have a place', () => {
  assert.ok(calls.length > 50);
  for (const { file, node } of calls) {
    assert.match(file, /^(?:ui\/|extension\.ts$)/);
    const [sentence, ...values] = node.arguments;
    assert.ok(sentence && ts.isStringLiteralLike(sentence), `${file}: ${node.getText()}`);
    const places = new Set([...sentence.text.matchAll(/\{(\d+)\}/g)].map(([, place]) => Number(place)));
    const { count, isShared } = countValues(values);
    for (const place of places) assert.ok(place < count, `${file}: ${sentence.text}`);
    // A tuple of values may serve several sentences, and not each needs all.
    if (!isShared) assert.equal(places.size, count, `${file}: ${sentence.text}`);
    assert.doesNotMatch(sentence.text.replace(/\{\d+\}/g, ''), /[{}]/, file);
  }
});

test('the prompts, buttons and toasts say what the interface promises, letter for letter', () => {
  const said = calls.map(({ node: { arguments: args } }) => {
    const [sentence] = args;
    return sentence && ts.isStringLiteralLike(sentence) ? sentence.text.replace(/\{\d+\}/g, '{}') : '';
  });
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
