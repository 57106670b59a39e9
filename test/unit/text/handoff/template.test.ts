import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { toOneLine } from '../../../../src/core/displayText';
import { handoffMarker as marker } from '../../../../src/core/handoff';
import { maxTemplateChars, maxUrlChars } from '../../../../src/core/limits';
import { toInline, toParagraph } from '../../../../src/text/handoff/inline';
import { parseHandoff } from '../../../../src/text/handoff/marker';
import {
  checkTemplate,
  fillTemplate,
  templatePlaceholders,
  toDefaultTemplate,
} from '../../../../src/text/handoff/template';
import { anyDrafts, hostileValues, knownLines } from './drafts';

const reader = MarkdownIt({ html: true });

test('every placeholder is replaced, and nothing else in braces', () => {
  const values = {
    customer: 'Ann',
    chat: '42',
    link: 'https://acme.helpcrunch.com/chats/42',
    date: '2026-11-23',
    agent: 'Sam',
    branch: 'fix_it/HC-42',
  };
  const template = `${templatePlaceholders.map((name) => `${name}: {${name}}`).join(', ')} {Customer} {name} {{chat}}`;
  assert.equal(
    fillTemplate(template, values),
    'customer: Ann, chat: 42, link: https://acme.helpcrunch.com/chats/42, date: 2026-11-23, agent: Sam, ' +
      'branch: fix_it/HC-42 {Customer} {name} {42}',
  );
});

test('a missing value leaves nothing', () => {
  assert.equal(fillTemplate('a {customer}\n{chat}b', {}), 'a \nb');
});

test('a value is never read as a placeholder', () => {
  assert.equal(fillTemplate('{customer} {chat}', { customer: '{chat}', chat: '7' }), '{chat} 7');
});

test('usual names stay as they are', () => {
  for (const name of [
    "Ann-Marie O'Neil, Jr.",
    '#42',
    'fix_it_now',
    '1_000_000',
    'ann@acme.example',
    'A & B',
    'Żółć 界 👩‍🚀',
    '2026-11-23',
  ])
    assert.equal(fillTemplate('{customer} has {customer}', { customer: name }), `${name} has ${name}`);
});

/** Values, and how they stand at the begin of a line and behind a word. */
const escaped: readonly (readonly [value: string, atBegin: string, inside: string])[] = [
  [marker, '\\<!-- helpcrunch:customer -->', '\\<!-- helpcrunch:customer -->'],
  ['# x', '\\# x', '# x'],
  ['- x', '\\- x', '- x'],
  ['> x', '\\> x', '> x'],
  ['1. x', '1\\. x', '1. x'],
  ['```', '\\`\\`\\`', '\\`\\`\\`'],
  ['~~~', '\\~\\~\\~', '\\~\\~\\~'],
  ['---', '\\---', '---'],
  ['===', '\\===', '==='],
  ['___', '\\_\\_\\_', '\\_\\_\\_'],
  ['*x*', '\\*x\\*', '\\*x\\*'],
  ['a\r\n\n\tb\u2028c\0d', 'a b c d', 'a b c d'],
  ['    x', 'x', 'x'],
  ['a\u202eb\u200b', 'ab', 'ab'],
  ['[a](command:x)', '\\[a\\](command:x)', '\\[a\\](command:x)'],
  ['&lt;b&gt;', '\\&lt;b\\&gt;', '\\&lt;b\\&gt;'],
  ['a | b', 'a \\| b', 'a \\| b'],
  ['C:\\a', 'C:\\\\a', 'C:\\\\a'],
];

for (const [value, atBegin, inside] of escaped) {
  test(`${JSON.stringify(value)} stands as text in a filled template`, () => {
    assert.equal(fillTemplate('{customer}', { customer: value }), atBegin);
    assert.equal(fillTemplate('{customer} waits', { customer: value }), `${atBegin} waits`);
    assert.equal(fillTemplate('- {chat}{customer}', { customer: value }), `- ${atBegin}`);
    assert.equal(fillTemplate('Name {customer}', { customer: value }), `Name ${inside}`);
  });
}

test('a value is read as the one line it is, and as a paragraph', () => {
  fc.assert(
    fc.property(hostileValues, (value) => {
      const tokens = reader.parse(toParagraph(value), {});
      const line = toOneLine(value);
      assert.deepEqual(
        tokens.map(({ type }) => type),
        line === '' ? [] : ['paragraph_open', 'inline', 'paragraph_close'],
      );
      assert.equal(tokens[1]?.children?.map(({ content }) => content).join('') ?? '', line);
      const [, inside] = reader.parse(`a ${toInline(value)} b`, {});
      assert.equal(inside?.children?.map(({ content }) => content).join(''), `a ${line} b`);
    }),
    { numRuns: 2000 },
  );
});

/** Links, and what is left of them. */
const links: readonly (readonly [link: string, kept: string])[] = [
  ['https://acme.helpcrunch.com/v2/chats/42?a=1&b=2#c', 'https://acme.helpcrunch.com/v2/chats/42?a=1&b=2#c'],
  ['http://localhost:8080/chats/42', 'http://localhost:8080/chats/42'],
  ['http://127.0.0.1/a_b', 'http://127.0.0.1/a_b'],
  ['https://a.example/_a_(b)*[c]~`d`', 'https://a.example/%5Fa%5F%28b%29%2A%5Bc%5D%7E%60d%60'],
  [
    'https://a.example/<!-- helpcrunch:customer -->',
    'https://a.example/%3C%21--%20helpcrunch:customer%20--%3E',
  ],
  ['https://a.example/a\n\n# b', 'https://a.example/a#%20b'],
  ['http://acme.example/', ''],
  ['https://ann@acme.example/', ''],
  ['javascript:alert(1)', ''],
  ['http://[::1]:8080/', ''],
  ['command:x', ''],
  ['chats/42', ''],
  [`https://a.example/${'a'.repeat(3_000)}`, ''],
];

for (const [link, kept] of links) {
  test(`of the link ${JSON.stringify(link.slice(0, 60))} stays ${kept === '' ? 'nothing' : 'what leads there'}`, () => {
    assert.equal(fillTemplate('{link}', { link }), kept);
  });
}

/** Lines of templates, such that a value could make a marker of some of them, or take one away. */
const templateLine = fc.oneof(
  fc.constantFrom(...knownLines),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...templatePlaceholders.map((name) => `{${name}}`)),
        fc.constantFrom(
          '',
          ' ',
          '- ',
          '> ',
          '```',
          '<!-- ',
          '<!-- helpcrunch:',
          ' -->',
          marker,
          'text',
          '\n',
          '1',
          '#',
        ),
      ),
      { maxLength: 4 },
    )
    .map((pieces) => pieces.join('')),
);
const templates = fc.oneof(
  fc
    .tuple(fc.array(templateLine, { maxLength: 6 }), fc.array(templateLine, { maxLength: 4 }))
    .map(([above, below]) => [...above, '', marker, ...below].join('\n')),
  anyDrafts,
);
const values = fc.record(Object.fromEntries(templatePlaceholders.map((name) => [name, hostileValues])), {
  requiredKeys: [],
});

test('a filled template keeps its one marker, whatever the values', () => {
  let count = 0;
  fc.assert(
    fc.property(templates, values, (template, given) => {
      const filled = fillTemplate(template, given);
      if (checkTemplate(template) !== undefined) return;
      if (filled !== template) count++;
      assert.equal(parseHandoff(filled).kind, 'parted');
    }),
    { numRuns: 2000 },
  );
  assert.ok(count > 300, `${count} were filled`);
});

test('a template stays as it is where a value would make a marker of it, or move it', () => {
  const makes = `<!-- helpcrunch:{agent} -->\n\n${marker}\n`;
  assert.equal(fillTemplate(makes, { agent: 'customer' }), makes);
  assert.notEqual(fillTemplate(makes, { agent: 'Ann' }), makes);
  const moves = `{agent}${marker}\n\n- a\n\n{agent}\n  ${marker}\n`;
  assert.equal(checkTemplate(moves), undefined);
  assert.equal(fillTemplate(moves, {}), moves);
});

test('a link is as long as any may be, and no longer', () => {
  const link = (chars: number): string => 'https://a.example/'.padEnd(chars, 'a');
  assert.equal(fillTemplate('{link}', { link: link(maxUrlChars) }), link(maxUrlChars));
  assert.equal(fillTemplate('{link}', { link: link(maxUrlChars + 1) }), '');
});

test('a template needs its marker once, and is a text of no endless length', () => {
  assert.equal(checkTemplate(`# {customer}\n\n${marker}\n`), undefined);
  assert.equal(checkTemplate(`> ${marker}\n`), 'markerMissing');
  assert.equal(checkTemplate(`${marker}\n${marker}\n`), 'markerTwice');
  assert.equal(checkTemplate(`a\0\n${marker}\n`), 'notText');
  assert.equal(checkTemplate(`a\ufffd\n${marker}\n`), 'notText');
  const longest = `${'a'.repeat(maxTemplateChars - marker.length - 1)}\n${marker}`;
  assert.equal(checkTemplate(longest), undefined);
  assert.equal(checkTemplate(`a${longest}`), 'tooLong');
});

test('the default template has its sections, the marker, and room behind it', () => {
  const template = toDefaultTemplate(['What the customer sees', 'C# *cause*']);
  assert.equal(template, `## What the customer sees\n\n\n## C# \\*cause\\*\n\n\n${marker}\n\n`);
  assert.equal(checkTemplate(template), undefined);
  assert.equal(toDefaultTemplate([]), `${marker}\n\n`);
});
