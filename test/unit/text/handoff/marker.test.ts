import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { handoffMarker as marker } from '../../../../src/core/handoff';
import { parseHandoff } from '../../../../src/text/handoff/marker';
import { anyDrafts, knownDrafts } from './drafts';
import { topLevelMarkers } from './topLevelMarkers';

const reader = MarkdownIt({ html: true });
const blocks = (text: string): string[] => reader.parse(text, {}).map(({ type }) => type);

/** Drafts with one marker at top level, between the note and the customer's part. */
const parted: readonly (readonly [what: string, note: string, line: string, customer: string])[] = [
  ['alone', '', marker, ''],
  ['between texts', 'note\n\n', `${marker}\n`, '\ncustomer\n'],
  ['right between texts', 'note\n', `${marker}\n`, 'customer'],
  ['in a file of Windows', 'note\r\n', `${marker}\r\n`, 'customer\r\n'],
  ['in a file of an old Mac', 'note\r', `${marker}\r`, 'customer\r'],
  ['in a file with all line ends', 'a\rb\r\nc\nd\r\r\n', `${marker}\r`, '\ncustomer'.slice(1)],
  ['indented', 'note\n', `   ${marker}\n`, 'customer'],
  ['without spaces', 'note\n', '<!--helpcrunch:customer-->\n', 'customer'],
  ['with tabs, in upper case', 'note\n', '<!--\tHELPCRUNCH:CUSTOMER\t-->\t \n', 'customer'],
  ['behind NUL, U+2028 and half a pair', 'a\0\u2028b\ud83d\n\0\n', `${marker}\n`, '\0customer'],
  ['behind a closed fence', '```\na\n```\n', `${marker}\n`, '```\nb'],
  ['behind a quote', '> a\n', `${marker}\n`, '> b'],
  ['behind a fence in a quote', '> ```\n', `${marker}\n`, 'b'],
  ['behind a list', '- a\n', `${marker}\n`, 'b'],
  ['behind a list and its indent', '- a\n', ` ${marker}\n`, 'b'],
  ['behind a table', 'a|b\n-|-\nc|d\n', `${marker}\n`, 'b'],
  ['behind a definition without address', '[a]:\n', `${marker}\n`, 'b'],
  ['behind a definition with half a title', "[a]: /u '\n", `${marker}\n`, "'"],
  ['behind closed HTML', '<div>\n\n', `${marker}\n`, 'b'],
  ['behind another comment', '<!-- a -->\n', `${marker}\n`, 'b'],
  ['above a line of a heading', 'a\n\n', `${marker}\n`, '---\nb'],
  ['behind what looks like front matter', '---\ntitle: a\n', `${marker}\n`, '---\nb'],
  [
    'beside another in code',
    `\`${marker}\`\n\n    ${marker}\n\n`,
    `${marker}\n`,
    `\`\`\`\n${marker}\n\`\`\`\n`,
  ],
  ['beside another in a quote', `> ${marker}\n\n`, `${marker}\n`, `> ${marker}\n`],
  ['beside others with words', `${marker} a\n<!-- helpcrunch:customer:a -->\n`, `${marker}\n`, `a ${marker}`],
];

for (const [what, note, line, customer] of parted) {
  test(`parts a draft at a marker ${what}`, () => {
    assert.deepEqual(parseHandoff(note + line + customer), {
      kind: 'parted',
      note,
      customer,
      start: note.length,
      end: note.length + line.length,
    });
  });
}

const missing: readonly (readonly [where: string, draft: string])[] = [
  ['nowhere', ''],
  ['nowhere, but text', 'note\n\ncustomer'],
  ['in a fence', `\`\`\`\n${marker}\n\`\`\`\nb`],
  ['in a fence of tildes', `~~~\n${marker}\n~~~\nb`],
  ['in a fence without end', `note\n\`\`\`\`md\n\`\`\`\n${marker}\nb`],
  ['in indented code', `a\n\n    ${marker}\nb`],
  ['in code behind a tab', `a\n\n\t${marker}\nb`],
  ['in a paragraph behind a deep indent', `a\n     ${marker}\nb`],
  ['in a code span', `\`${marker}\`\nb`],
  ['in a code span of two lines', `\`a\n    ${marker}\`\nb`],
  ['in a quote', `> ${marker}\nb`],
  ['in a quote of quotes', `> > ${marker}\nb`],
  ['in a list', `- ${marker}\nb`],
  ['in a list behind its text', `- a\n\n  ${marker}\nb`],
  ['in a numbered list', `1. a\n   ${marker}\nb`],
  ['in a table', `a|b\n-|-\n${marker}|c\nb`],
  ['in a tag', `<div>\n${marker}\n</div>\nb`],
  ['in preformatted HTML without end', `<pre>\n\n${marker}\nb`],
  ['in a comment without end', `<!-- todo\n\n${marker}\nb`],
  ['in a comment of its own lines', '<!--\nhelpcrunch:customer\n-->\nb'],
  ['in an instruction', `<?php\n${marker}\n?>\nb`],
  ['in the text of a line', `a ${marker}\nb`],
  ['before text on its line', `${marker} a\nb`],
  ['behind a line separator, which is no line end', `a\u2028${marker}\nb`],
  ['behind a byte order mark', `\ufeff${marker}\nb`],
  [
    'with other words',
    '<!-- helpcrunch:customers -->\n<!-- customer -->\n<!-- helpcrunch:\u212austomer -->\nb',
  ],
  ['behind lists and quotes deeper than anybody reads', `${'- '.repeat(120)}a\n\n${marker}\nb`],
  ['behind quotes deeper than anybody reads', `${'> '.repeat(120)}a\n\n${marker}\nb`],
];

for (const [where, draft] of missing) {
  test(`finds no marker that stands ${where}`, () => {
    assert.deepEqual(parseHandoff(draft), { kind: 'markerMissing' });
  });
}

test('counts markers where there is more than one', () => {
  assert.deepEqual(parseHandoff(`a\r\n${marker}\r\nb\r\n${marker}\r\n`), {
    kind: 'markerTwice',
    count: 2,
    start: 3,
  });
  assert.deepEqual(parseHandoff(`${marker}\n${marker}\n> ${marker}\n${marker}`), {
    kind: 'markerTwice',
    count: 3,
    start: 0,
  });
});

test('finds just the markers that another reader of lines finds', () => {
  const seen = { parted: 0, markerMissing: 0, markerTwice: 0 };
  fc.assert(
    fc.property(knownDrafts, (draft) => {
      const expected = topLevelMarkers(draft);
      const handoff = parseHandoff(draft);
      seen[handoff.kind]++;
      const lineOf = (start: number): number => draft.slice(0, start).split(/\r\n|[\r\n]/).length - 1;
      if (handoff.kind === 'markerMissing') {
        assert.deepEqual(expected, []);
        return;
      }
      assert.equal(handoff.kind === 'parted' ? 1 : handoff.count, expected.length);
      assert.equal(lineOf(handoff.start), expected[0]);
    }),
    { numRuns: 2000 },
  );
  for (const count of Object.values(seen)) assert.ok(count > 40, JSON.stringify(seen));
});

test('nothing before the marker reaches the customer, whatever the draft', () => {
  let count = 0;
  fc.assert(
    fc.property(anyDrafts, (draft) => {
      const handoff = parseHandoff(draft);
      if (handoff.kind !== 'parted') return;
      count++;
      const { note, customer, start, end } = handoff;
      const line = draft.slice(start, end);
      assert.equal(note + line + customer, draft);
      assert.match(line, /^ {0,3}<!--\s*helpcrunch:customer\s*-->[ \t]*(?:\r\n|\r|\n|$)$/i);
      assert.ok(note === '' || /[\r\n]$/.test(note));
      // Neither part goes on in the other, nor has one of them a marker.
      assert.deepEqual(blocks(draft), [...blocks(note), 'html_block', ...blocks(customer)]);
      assert.equal(parseHandoff(note).kind, 'markerMissing');
      assert.equal(parseHandoff(customer).kind, 'markerMissing');
    }),
    { numRuns: 2000 },
  );
  assert.ok(count > 200, `${count} drafts were parted`);
});
