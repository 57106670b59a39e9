import assert from 'node:assert/strict';
import { test } from 'node:test';
import ts from 'typescript';
import { findCalls, findNodes } from './source';

/** Properties that VS Code shows or reads aloud. */
const shown = new Set([
  ...['title', 'label', 'description', 'detail', 'placeholder', 'prompt', 'tooltip', 'message', 'sentence'],
  ...['saveLabel', 'openLabel', 'ariaLabel', 'invocationMessage', 'text'],
]);

/** Said as it is in every language. */
const names = ['HelpCrunch'];

const messages = ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'].flatMap((name) =>
  findCalls(`window.${name}`),
);

/** English that stands in an expression outside of `l10n.t` and `plural`: words, not ids, icons or marks. */
function findBare(node: ts.Node): string[] {
  const isCompared =
    ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken;
  if (ts.isCallExpression(node) || isCompared) return [];
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
    const text = node.text.replace(/\$\([\w~-]+\)|\]\(command:.*/g, '');
    return /\p{L}{2}/u.test(text) && !names.includes(text) ? [text] : [];
  }
  const found: string[] = [];
  ts.forEachChild(node, (child) => void found.push(...findBare(child)));
  return found;
}

function isShown(node: ts.Node): node is ts.PropertyAssignment | ts.BinaryExpression {
  if (ts.isPropertyAssignment(node)) return shown.has(node.name.getText());
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isPropertyAccessExpression(node.left) &&
    shown.has(node.left.name.text)
  );
}

test('nothing that VS Code shows is bare English', () => {
  const places = findNodes(isShown).filter(({ file }) => file.startsWith('ui/'));
  assert.ok(places.length > 50 && messages.length > 5);
  const bare = [
    ...places.map(({ file, node }) => ({
      file,
      value: ts.isPropertyAssignment(node) ? node.initializer : node.right,
    })),
    ...messages.flatMap(({ file, node }) => node.arguments.map((value) => ({ file, value }))),
  ].flatMap(({ file, value }) => findBare(value).map((text) => `${file}: ${text}`));
  assert.deepEqual(bare, []);
});

test('bare English is found wherever it stands in an expression', () => {
  const find = (code: string): string[] =>
    findBare(ts.createSourceFile('made-up.ts', code, ts.ScriptTarget.Latest, true));
  for (const code of [
    "'Open Chat'",
    '`${count} messages`',
    "isOpen ? l10n.t('Open') : 'Closed'",
    "'$(check) sent'",
  ])
    assert.equal(find(code).length, 1, code);
  for (const code of [
    "l10n.t('Open Chat')",
    "plural(count, { other: '{0} files' }, count)",
    '`$(check) ${words} · ${age}`',
    "'HelpCrunch'",
    "kind === 'private' ? note : message",
  ])
    assert.deepEqual(find(code), [], code);
});

test('dates, numbers and forms of words follow a language that is named, never that of the machine', () => {
  const written = findNodes(ts.isCallExpression).filter(({ node }) =>
    /\.toLocale(?:Date|Time)?String$/.test(node.expression.getText()),
  );
  const made = findNodes(ts.isNewExpression).filter(({ file, node }) => {
    // Graphemes are the same in every language.
    return node.expression.getText().startsWith('Intl.') && file !== 'text/graphemes.ts';
  });
  assert.ok(written.length > 0 && made.length > 3);
  for (const { file, node } of [...written, ...made]) {
    const [language] = node.arguments ?? [];
    assert.match(language?.getText() ?? '', /^(?:env\.)?language$|^'sv-SE'$/, `${file}: ${node.getText()}`);
  }
});
