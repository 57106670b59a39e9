import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { handoffMarker as marker } from '../../../../src/core/handoff';
import { type Insertion, findInserted, toInsertion } from '../../../../src/text/handoff/insertEvidence';
import { parseHandoff } from '../../../../src/text/handoff/marker';
import { anyDrafts } from './drafts';
import { writtenEvidence } from './evidences';

const evidence = '`src/a.ts:3`\n\n```ts\na();\n```';
const list = '- `src/a.ts:3`';

const reader = MarkdownIt({ html: true });
/** The blocks of a text; that two lists beside each other are read as one says nothing. */
const blocks = (text: string): string[] =>
  reader.parse(text, {}).flatMap(({ type }) => (type.startsWith('bullet_list_') ? [] : [type]));

function inserted(text: string, { offset, text: added }: Insertion): string {
  return text.slice(0, offset) + added + text.slice(offset);
}

/** Drafts, and the same with evidence. */
const cases: readonly (readonly [what: string, draft: string, expected: string, added?: string])[] = [
  ['an empty draft', '', `${evidence}\n\n`],
  ['a draft without a marker', 'note\n', `${evidence}\n\nnote\n`],
  ['a draft that begins with a list', '- a\n', `${evidence}\n\n- a\n`],
  ['a draft that begins indented', '\n  ```\n', `${list}\n\n---\n\n\n  \`\`\`\n`, list],
  ['a draft whose first line is one space in', ' a', `${list}\n\n---\n\n a`, list],
  ['a draft indented below blank lines', '\n \n\ta\n', `${list}\n\n---\n\n\n \n\ta\n`, list],
  ['a draft that is indented later', 'a\n\n  b\n', `${list}\n\na\n\n  b\n`, list],
  ['a draft of spaces', '  \n ', `${evidence}\n\n  \n `],
  ['a marker alone', marker, `${evidence}\n\n${marker}`],
  ['a blank line before the marker', `a\n\n${marker}\n`, `a\n\n${evidence}\n\n${marker}\n`],
  ['a line of spaces before the marker', `a\n \t\n${marker}\n`, `a\n \t\n${evidence}\n\n${marker}\n`],
  ['a paragraph before the marker', `a\n${marker}\n`, `a\n\n${evidence}\n\n${marker}\n`],
  ['a list before the marker', `- a\n${marker}\n`, `- a\n\n${evidence}\n\n${marker}\n`],
  ['a quote before the marker', `> a\n${marker}\n`, `> a\n\n${evidence}\n\n${marker}\n`],
  ['a table before the marker', `a|b\n-|-\n${marker}\n`, `a|b\n-|-\n\n${evidence}\n\n${marker}\n`],
  ['a comment before the marker', `<!-- a -->\n${marker}\n`, `<!-- a -->\n\n${evidence}\n\n${marker}\n`],
  ['an indented marker', `a\n\n  ${marker}\n`, `a\n\n  \n${list}\n\n${marker}\n`, list],
  ['two markers', `${marker}\na\n${marker}\n`, `${evidence}\n\n${marker}\na\n${marker}\n`],
  ['a marker in a fence', `\`\`\`\n${marker}\n\`\`\``, `${evidence}\n\n\`\`\`\n${marker}\n\`\`\``],
  ['evidence that ends its line', 'a', `${evidence}\n\na`, `${evidence}\n`],
  ['a draft of Windows', `a\r\n${marker}\r\n`, `a\r\n\r\n${list}\r\n\r\n${marker}\r\n`, list],
  ['a draft of an old Mac', `a\r${marker}\r`, `a\r\r${list}\r\r${marker}\r`, list],
];

for (const [what, draft, expected, added = evidence] of cases) {
  test(`puts evidence into ${what}`, () => {
    assert.equal(inserted(draft, toInsertion(draft, added)), expected);
  });
}

test('all lines of the evidence end as those of the draft', () => {
  const { text } = toInsertion('a\r\nb', 'c\nd\re\r\nf');
  assert.equal(text, 'c\r\nd\r\ne\r\nf\r\n\r\n');
});

test('evidence leaves every other character of a draft where it was, and what it means', () => {
  const seen = { parted: 0, markerMissing: 0, markerTwice: 0 };
  fc.assert(
    fc.property(anyDrafts, writtenEvidence, (draft, added) => {
      const insertion = toInsertion(draft, added);
      const filled = inserted(draft, insertion);
      const before = parseHandoff(draft);
      const after = parseHandoff(filled);
      seen[before.kind]++;
      const [above, below] = [draft.slice(0, insertion.offset), draft.slice(insertion.offset)];
      const isRuled = /(\r\n|\r|\n)\1---\1\1$/.test(insertion.text);
      assert.deepEqual(blocks(filled), [
        ...blocks(above),
        ...blocks(added),
        ...(isRuled ? ['hr'] : []),
        ...blocks(below),
      ]);

      assert.equal(after.kind, before.kind);
      if (before.kind === 'markerMissing') return;
      assert.ok(after.kind !== 'markerMissing');
      // It stands wholly before the marker, of which the indent alone is left behind.
      const end = insertion.offset + insertion.text.length;
      assert.equal(after.start, end);
      assert.match(draft.slice(before.start, insertion.offset), /^ {0,3}$/);
      if (before.kind === 'markerTwice') return;
      assert.ok(after.kind === 'parted');
      assert.equal(after.customer, before.customer);
      assert.ok(after.note.startsWith(before.note));
      assert.ok(after.note.endsWith(insertion.text));
    }),
    { numRuns: 2000 },
  );
  for (const count of Object.values(seen)) assert.ok(count > 100, JSON.stringify(seen));
});

test('taking evidence out again gives the very text before', () => {
  fc.assert(
    fc.property(anyDrafts, writtenEvidence, (draft, added) => {
      const insertion = toInsertion(draft, added);
      const filled = inserted(draft, insertion);
      const found = findInserted(filled, insertion);
      assert.deepEqual(found, { start: insertion.offset, end: insertion.offset + insertion.text.length });
      assert.equal(filled.slice(0, found.start) + filled.slice(found.end), draft);
    }),
    { numRuns: 2000 },
  );
});

test('evidence is found where it was moved to, if it is still as it was and alone', () => {
  const insertion = { offset: 2, text: 'abab' };
  assert.deepEqual(findInserted('x abab y', insertion), { start: 2, end: 6 });
  assert.deepEqual(findInserted('abab', insertion), { start: 0, end: 4 });
  assert.deepEqual(findInserted('abab, and x abab', insertion), undefined);
  assert.deepEqual(findInserted('x abab, and abab', insertion), { start: 2, end: 6 });
  assert.equal(findInserted('xyababab', insertion)?.start, 2);
  assert.equal(findInserted('xababab', insertion), undefined);
  assert.equal(findInserted('x abxab y', insertion), undefined);
  assert.equal(findInserted('', insertion), undefined);
  assert.equal(findInserted('x abab', { offset: 2, text: '' }), undefined);
});
