import assert from 'node:assert/strict';
import { test } from 'node:test';
import ts from 'typescript';
import { readText } from './manifest';
import { checker, findNodes } from './source';

// What VS Code has is what `@types/vscode` of the floor knows; dependencies.test.ts compares the two versions.

test('no proposed API is asked for', () => {
  assert.ok(!('enabledApiProposals' in (JSON.parse(readText('package.json')) as object)));
});

test('nothing of VS Code is taken for more than the types of its floor say', () => {
  const casts = findNodes(ts.isAsExpression);
  assert.ok(casts.some(({ node }) => isOfVscode(node.expression)));
  const around = casts.filter(
    ({ node }) => isOfVscode(node.expression) && !isOfVscode(node) && !ts.isConstTypeReference(node.type),
  );
  assert.deepEqual(
    around.map(({ file, node }) => `${file}: ${node.getText()}`),
    [],
  );
});

test('no part of VS Code is found by a name that its types do not know', () => {
  const indexed = findNodes(ts.isElementAccessExpression).filter(({ node }) => isOfVscode(node.expression));
  assert.deepEqual(
    indexed.map(({ file, node }) => `${file}: ${node.getText()}`),
    [],
  );
  for (const { file, node } of findNodes(ts.isModuleDeclaration))
    assert.notEqual(node.name.text, 'vscode', `${file} adds to the types`);
});

/** Whether something is, by its type, a part of VS Code or an object that it gives. */
function isOfVscode(node: ts.Node): boolean {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(node));
  const declared = [type.aliasSymbol, type.getSymbol()].flatMap((symbol) => symbol?.declarations ?? []);
  return declared.some((declaration) => declaration.getSourceFile().fileName.includes('/@types/vscode/'));
}
