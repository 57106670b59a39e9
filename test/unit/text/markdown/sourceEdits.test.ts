import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Token, parseMarkdown } from '../../../../src/text/markdown/parse';
import { SourceEdits } from '../../../../src/text/markdown/sourceEdits';

/** A text of which every token of a type was edited. */
function edited(source: string, type: string, edit: (edits: SourceEdits, token: Token) => void): string {
  const parsed = parseMarkdown(source);
  const edits = new SourceEdits(parsed);
  for (const token of parsed.tokens) if (token.type === type) edit(edits, token);
  return edits.toText();
}

test('a block that other lines take the place of stands apart from what is around it', () => {
  for (const [source, none, one, three] of [
    ['a\n<div>\nb\n</div>\n\nc', 'a\n\nc', 'a\n\nX\n\nc', 'a\n\nX\nY\nZ\n\nc'],
    ['<div>\n</div>\n', '', 'X\n', 'X\nY\nZ\n'],
    ['a\n\n<div>\n\nb', 'a\n\nb', 'a\n\nX\n\nb', 'a\n\nX\nY\nZ\n\nb'],
    ['- <div>\n  x\n  </div>\n- b', '-\n- b', '- X\n\n- b', '- X\n  Y\n  Z\n\n- b'],
    ['> a\n> <div>\n> x\n>\n> b', '> a\n>\n> b', '> a\n>\n> X\n>\n> b', '> a\n>\n> X\n> Y\n> Z\n>\n> b'],
    ['1. a\n   <div>x</div>\n   y', '1. a\n', '1. a\n\n   X', '1. a\n\n   X\n   Y\n   Z'],
  ] as const) {
    const withBlock = (...next: string[]): string =>
      edited(source, 'html_block', (edits, token) => {
        edits.setBlock(token, next);
      });
    assert.equal(withBlock(), none);
    assert.equal(withBlock('X'), one);
    assert.equal(withBlock('X', 'Y', 'Z'), three);
  }
});

test('a definition goes with all its lines, and not the item that it stands in', () => {
  for (const [source, next, text] of [
    ['[a]: b\n[c]: d\n\ne\n', [], 'e\n'],
    ['> [a]:\n>   b\n\ne\n', [], 'e\n'],
    ['- [a]: b\n\n  e\n', ['X'], '- X\n\n  e\n'],
  ] as const)
    assert.equal(
      edited(source, 'reference_definition', (edits, token) => {
        edits.setBlock(token, next);
      }),
      text,
    );
});

test('a paragraph or a heading gets another content in its place, none of it another block', () => {
  for (const [source, content, next, text] of [
    ['a\nb\n', 'a\nb', 'x', 'x\n'],
    ['a\r\nb\r\n', 'a\nb', 'x\ny\nz', 'x\r\ny\r\nz\r\n'],
    ['- a\n  b', 'a\nb', '# x\n\n- y', '- \\# x\n  \\- y'],
    ['> a  \n> b', 'a\nb', 'a\n\tb  ', '> a\n> b'],
    ['a\nb', 'a\nb', '', ''],
    ['a\n===\n\nb', 'a', '', 'b'],
    ['# a #\n', 'a', 'x', '# x #\n'],
    ['## a ##', 'a', '', '##'],
    ['- a', 'a', ' \n', '-'],
    ['  a\n  b', 'a\nb', 'b\na', '  b\n  a'],
    ['a\n---', 'a', 'x\ny', 'x\ny\n---'],
    ['a a\n', 'a a', '- a\n- b\n', '\\- a\n\\- b\n'],
  ] as const) {
    const type = /#|\n[-=]{3}/.test(source) ? 'heading_open' : 'paragraph_open';
    assert.equal(
      edited(source, type, (edits, token) => {
        edits.setInline(token, content, next);
      }),
      text,
    );
  }
});

test('a row gets other cells, each in its line, and keeps the quotes and items around it', () => {
  for (const [source, cells, text] of [
    ['| a | b |\n|---|---|\n', ['x\n y', 'z|'], '| x y | z\\| |\n|---|---|\n'],
    ['> a | b\n> --|--\n', ['x', ''], '> | x |  |\n> --|--\n'],
    ['- a | b\n  --|--\n', ['x'], '- | x |\n  --|--\n'],
    ['10) a | b\n    --|--\r\n', ['x'], '10) | x |\n    --|--\r\n'],
    ['2. a | b\n   --|--\n', ['x'], '2. | x |\n   --|--\n'],
    ['+ > a | b\n  > --|--\n', ['x'], '+ > | x |\n  > --|--\n'],
    ['-a | b\n--|--\n', ['x'], '| x |\n--|--\n'],
  ] as const)
    assert.equal(
      edited(source, 'tr_open', (edits, token) => {
        edits.setRow(token, cells);
      }),
      text,
    );
});

test('where lines were taken away one gap of blank lines stays, and none at the end', () => {
  for (const [source, gone, text] of [
    ['a\n\nb\n\nc', 2, 'a\n\nc'],
    ['a\n\n\nb\n\n', 3, 'a\n'],
    ['> a\n>\n> b\n>\n> c', 2, '> a\n>\n> c'],
    ['a\nb\nc', 1, 'a\nc'],
    ['a\n \t\nb\n\t\nc', 2, 'a\n \t\nc'],
    ['a\n\nb', 0, 'b'],
    ['\n\na\n\nb', 2, '\n\nb'],
  ] as const) {
    const edits = new SourceEdits(parseMarkdown(source));
    edits.setLine(gone, undefined);
    assert.equal(edits.toText(), text);
  }
});

test('a text that nobody edits is what it was, and a block is gone with the last of its lines', () => {
  const source = 'a\n\n\n<b>\n\n\nc\n \n';
  const parsed = parseMarkdown(source);
  const edits = new SourceEdits(parsed);
  const gone = (): string[] => parsed.tokens.filter((token) => edits.isGone(token)).map(({ type }) => type);
  assert.equal(edits.toText(), source);
  assert.equal(edits.isChanged, false);
  assert.deepEqual([edits.lineAt(3), edits.lineAt(99), gone()], ['<b>\n', undefined, []]);
  edits.setLine(3, undefined);
  assert.equal(edits.isChanged, true);
  assert.deepEqual([edits.lineAt(3), gone()], [undefined, ['html_block']]);
});
