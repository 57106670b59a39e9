import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { handoffMarker } from '../../../src/core/handoff';
import { HandoffError } from '../../../src/core/failure';
import type { MessageType } from '../../../src/core/message';
import { toInsertion } from '../../../src/text/handoff/insertEvidence';
import { toMessageParts } from '../../../src/text/messageParts';
import { composePart, toHandoffParts } from '../../../src/ui/handoff/handoffParts';
import { hostileValues, knownLines } from '../text/handoff/drafts';

/** Characters for private use, of which only a note is made. */
const ofNote = /[\ue000-\ue0ff]/;
const secret = fc
  .array(fc.integer({ min: 0xe000, max: 0xe0ff }), { minLength: 1, maxLength: 6 })
  .map((points) => String.fromCodePoint(...points));

/** What reaches from one place of a Markdown document to another, or seems to; `S` is a word of the note. */
const reaching = [
  '[a]: https://example.com/S "S"',
  '[S]: <S>',
  '[^1]: S',
  '[a]: /u "S',
  "[b]: /u 'S",
  '*[a]: S',
  '---\ntitle: S\n---',
  '<!-- S',
  '<!-- S -->',
  '<div title="S',
  '<details><summary>S',
  '<pre>S',
  '<![CDATA[ S',
  '```S',
  '~~~~ S\nS',
  '> S',
  '- S\n\n  - S',
  '1. S',
  '| S | S |\n|---|---|\n| S | a |',
  '**S',
  '[S](',
  '![S](S.png)',
  '`S',
  '    S',
  'S\\',
  'S  ',
];
/** What such things could be called for by, in the part for the customer. */
const calling = [
  '[a]',
  '[b][a]',
  '[^1]',
  '![a]',
  '[a][]',
  'a',
  '</div>',
  '-->',
  '```',
  '~~~~',
  "'",
  '`',
  '**',
];

const free = hostileValues.filter((text) => !ofNote.test(text));
const noteLine = fc
  .tuple(
    fc.oneof(fc.constantFrom(...reaching), fc.constantFrom(...knownLines), free, fc.constant('S')),
    secret,
  )
  .map(([line, word]) => (line.includes('S') ? line.replaceAll('S', word) : `${line}${word}`))
  // The marker that counts is the one behind the note.
  .filter((line) => !/^ {0,3}<!--[ \t]*helpcrunch:customer[ \t]*-->[ \t]*$/im.test(line));
const customerLine = fc.oneof(fc.constantFrom(...calling), fc.constantFrom(...knownLines), free);

const drafts = fc
  .record({
    note: fc.array(noteLine, { minLength: 1, maxLength: 8 }),
    close: fc.constantFrom('', '', '\n', '\n```\n', '\n-->\n', '\n</pre>\n', '\n]]>\n', '\n~~~~~\n'),
    marker: fc.constantFrom(handoffMarker, `  ${handoffMarker}`, '<!--HelpCrunch:Customer-->\t'),
    customer: fc.array(customerLine, { maxLength: 12 }),
    lineEnd: fc.constantFrom('\n', '\n', '\r\n', '\r'),
  })
  .map(({ note, close, marker, customer, lineEnd }) =>
    [...note, close, marker, ...customer].join('\n').replaceAll('\n', lineEnd),
  );

/** Everything that would be sent of a part; none where it is refused. */
function toSent(
  draft: string,
  type: MessageType,
  format: 'markdown' | 'plain',
  maxChars: number,
): readonly string[] {
  const parts = toHandoffParts(draft);
  if (!parts) return [];
  try {
    const { composed } = composePart(parts[type], type, { signature: 'Sam', format });
    return toMessageParts(composed, maxChars).flatMap(({ content, source }) => [
      content.text,
      content.markdownText ?? '',
      source.text,
    ]);
  } catch (error) {
    if (error instanceof HandoffError) return [];
    throw error;
  }
}

test('no character before the marker is in any message to the customer, whatever the draft', (t) => {
  const seen = { drafts: 0, toCustomer: 0, split: 0, toTeam: 0 };
  fc.assert(
    fc.property(
      ...[drafts, secret, fc.constantFrom('markdown', 'plain'), fc.constantFrom(60, 200, 4000)],
      (draft, word, format, maxChars) => {
        const { offset, text } = toInsertion(draft, `\`${word}\`\n\n\`\`\`\n${word}\n\`\`\``);
        const added = draft.slice(0, offset) + text + draft.slice(offset);
        for (const each of [draft, added]) {
          const sent = toSent(each, 'message', format, maxChars);
          for (const field of sent) assert.doesNotMatch(field, ofNote);
          seen.drafts++;
          if (sent.length > 0) seen.toCustomer++;
          if (sent.length > 3) seen.split++;
          if (toSent(each, 'private', format, 100_000).some((field) => ofNote.test(field))) seen.toTeam++;
        }
      },
    ),
    { numRuns: 2000 },
  );
  t.diagnostic(JSON.stringify(seen));
  assert.ok(seen.split > 20 && Math.min(seen.toCustomer, seen.toTeam) > 500, JSON.stringify(seen));
});
