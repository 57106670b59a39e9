import assert from 'node:assert/strict';
import ts from 'typescript';
import { type Found, checker, findCalls } from './source';

/** A sentence of the code for people, in English. */
export interface Sentence {
  /** Relative to `src`, with forward slashes. */
  readonly file: string;
  readonly text: string;
  /** Every language has its own forms of it, by a count that is not exactly one. */
  readonly isCounted: boolean;
  /** How many values are filled in; more where they serve several sentences. */
  readonly values: { readonly count: number; readonly isShared: boolean };
}

/** The file of `plural`, which hands on what its callers say. */
const pluralFile = 'ui/plural.ts';

/** All sentences in the order of their files; anything that is no literal is an error. */
export function findSentences(): readonly Sentence[] {
  return [...findCalls('l10n.t').flatMap(toPlain), ...findCalls('plural').flatMap(toCounted)].sort(
    (one, other) => (one.file < other.file ? -1 : one.file > other.file ? 1 : 0),
  );
}

function toPlain({ file, node }: Found<ts.CallExpression>): Sentence[] {
  if (file === pluralFile) return [];
  const [text, ...values] = node.arguments;
  return [{ file, text: toText(text, file), isCounted: false, values: countValues(values) }];
}

/** `one` is said of exactly one in every language, so it has no forms. */
function toCounted({ file, node }: Found<ts.CallExpression>): Sentence[] {
  const [, forms, ...args] = node.arguments;
  assert.ok(forms && ts.isObjectLiteralExpression(forms), `${file}: ${node.getText()}`);
  const values = { ...countValues(args), isShared: true };
  return forms.properties.map((property) => {
    assert.ok(ts.isPropertyAssignment(property), `${file}: ${property.getText()}`);
    const isCounted = property.name.getText() === 'other';
    return { file, text: toText(property.initializer, file), isCounted, values };
  });
}

function toText(node: ts.Expression | undefined, file: string): string {
  assert.ok(node && ts.isStringLiteralLike(node), `${file}: ${node?.getText() ?? 'nothing is said'}`);
  return node.text;
}

/** A spread counts as long as its tuple is. */
function countValues(args: readonly ts.Expression[]): Sentence['values'] {
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
