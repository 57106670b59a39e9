import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxRichTextChars } from '../../../../src/core/limits';
import { toRichText } from '../../../../src/text/conversation/toRichText';
import { depthOf, outline, textsOf } from './outline';

const id = '3fa85f64-5717-4562-b3fc-2c963f66afa6';

/** What people write, and what becomes of it. */
const ordinary: readonly (readonly [what: string, source: string, expected: string])[] = [
  ['an empty text', '', ''],
  ['lines', 'one\ntwo\r\nthree', 'one/two/three'],
  ['lines that end in spaces or a backslash', 'one  \ntwo\\\nthree', 'one/two/three'],
  ['paragraphs', 'one\n\n\n\ntwo', 'one | two'],
  ['emphasis', '**a** _b_ ~~c~~ `d`', '<strong a> <em b> <strike c> <code d>'],
  ['emphasis in emphasis', '**a *b* `c`** d', '<strong a ><em <strong b>><strong  ><code <strong c>> d'],
  ['strong in strong', '**a **b** c** d', '<strong a ><strong b><strong  c> d'],
  ['headings', '# One\n### Two', '# One | ### Two'],
  ['a fenced block', '```ts\nconst a = 1;\n\tb\n```', 'code(ts) const a = 1;\n\tb'],
  ['a fence with more behind it', '``` look at this\nx\n```', 'code(look at this) x'],
  ['an indented block', 'a\n\n    at x\n      at y', 'a | code() at x\n  at y'],
  ['quotes', '> one\n> > two\n\nthree', 'quote(one | quote(two)) | three'],
  ['bullets', '- a\n- b\n  - c', 'list(a ; b | list(c))'],
  ['numbers', '3. a\n4. b', 'list3(a ; b)'],
  ['task boxes', '- [ ] a\n- [x] b', 'list([ ] a ; [x] b)'],
  ['a table', '|a|b|\n|-|:-:|\n|**c**|`d`|', 'table(a, b ; <strong c>, <code d>)'],
  ['a rule', 'a\n\n***', 'a | ---'],
  ['a paragraph behind a table', '|a|\n|-|\n|b|\n\nafter', 'table(a ; b) | after'],
  ['paragraphs and headings of which nothing is to be seen', '#\n\na\n\n&#x200b;\n\nb', 'a | b'],
  [
    'a link',
    '[docs](https://acme.example/a?b=c#d)',
    '{docs > web https://acme.example/a?b=c#d at acme.example}',
  ],
  [
    'a link on a port',
    '[x](http://acme.example:8080)',
    '{x > web http://acme.example:8080/ at acme.example:8080}',
  ],
  ['a link in emphasis', '**[x](https://a.example)**', '{<strong x> > web https://a.example/ at a.example}'],
  ['emphasis in a link', '[**x**](https://a.example)', '{<strong x> > web https://a.example/ at a.example}'],
  [
    'the marks that are those of all pieces of a link',
    '**[x `y` _z_](https://a.example)**',
    '{<strong x y z> > web https://a.example/ at a.example}',
  ],
  ['a link of two lines', '[x\\\ny](https://a.example)', '{x y > web https://a.example/ at a.example}'],
  [
    'a link of several pieces',
    '[**x** `y`\nz](https://a.example)',
    '{x y z > web https://a.example/ at a.example}',
  ],
  [
    'a link without text',
    '[](https://a.example)',
    '{https://a.example/ > web https://a.example/ at a.example}',
  ],
  [
    'an address in brackets',
    '<https://a.example>',
    '{https://a.example > web https://a.example/ at a.example}',
  ],
  ['an image', '![a *b*](https://a.example/i.png)', '{a b > web https://a.example/i.png at a.example}'],
  [
    'an image whose words are on several lines',
    '![a\nb\\\nc](https://a.example/i.png)',
    '{a b c > web https://a.example/i.png at a.example}',
  ],
  [
    'an image without words',
    '![](https://a.example/i.png)',
    '{https://a.example/i.png > web https://a.example/i.png at a.example}',
  ],
  [
    'an image in a link',
    '[![a](https://i.example/a.png)](https://l.example)',
    '{a > web https://l.example/ at l.example}',
  ],
  [
    'a name of other letters',
    '[x](https://gıthub.example)',
    '{x > web https://xn--gthub-n4a.example/ at xn--gthub-n4a.example}',
  ],
  ['entities', '&lt;b&gt; &amp; &#65;', '<b> & A'],
  ['right-to-left text', 'שלום **עולם** مرحبا', 'שלום <strong עולם> مرحبا'],
  ['emoji and joiners', '👩‍👩‍👧 ❤️ می‌خواهم 葛󠄀', '👩‍👩‍👧 ❤️ می‌خواهم 葛󠄀'],
];

for (const [what, source, expected] of ordinary)
  test(`reads ${what}`, () => assert.equal(outline(source), expected));

/** Addresses as they stand in a sentence. */
const addresses: readonly (readonly [source: string, expected: string])[] = [
  ['see https://a.example/b.', 'see {https://a.example/b > web https://a.example/b at a.example}.'],
  ['(see https://a.example/b).', '(see {https://a.example/b > web https://a.example/b at a.example}).'],
  ['https://a.example`x', '{https://a.example > web https://a.example/ at a.example}`x'],
  ['(https://a.example/b_(c))', '({https://a.example/b_(c) > web https://a.example/b_(c) at a.example})'],
  ['https://a.example/_b_*c*', '{https://a.example/_b_*c > web https://a.example/_b_*c at a.example}*'],
  ['**https://a.example**', '{<strong https://a.example> > web https://a.example/ at a.example}'],
  ['"HTTP://A.example", ok', '"{HTTP://A.example > web http://a.example/ at a.example}", ok'],
  ['|a|\n|-|\n|https://a.example|', 'table(a ; {https://a.example > web https://a.example/ at a.example})'],
  ['`https://a.example`', '<code https://a.example>'],
  ['www.a.example a.example x@a.example', 'www.a.example a.example x@a.example'],
  ['https://a.example/'.padEnd(2001, 'a'), 'https://a.example/'.padEnd(2001, 'a')],
];

for (const [source, expected] of addresses)
  test(`finds the addresses of ${JSON.stringify(source.slice(0, 40))}`, () =>
    assert.equal(outline(source), expected));

/** Uploads as transcripts have them (helpcrunch-api.md 2.1, Attachments). */
const uploads: readonly (readonly [source: string, expected: string])[] = [
  [id, `{${id} > upload https://ucarecdn.com/${id}/ at ucarecdn.com}`],
  [`  ${id}\n`, `{${id} > upload https://ucarecdn.com/${id}/ at ucarecdn.com}`],
  [
    id.toUpperCase(),
    `{${id.toUpperCase()} > upload https://ucarecdn.com/${id.toUpperCase()}/ at ucarecdn.com}`,
  ],
  [`order ${id}`, `order ${id}`],
  [
    `https://ucarecdn.com/${id}/a_b_.png`,
    `{https://ucarecdn.com/${id}/a_b_.png > upload https://ucarecdn.com/${id}/a_b_.png at ucarecdn.com}`,
  ],
  [
    `[https://ucarecdn.com/${id}/]`,
    `{https://ucarecdn.com/${id}/ > upload https://ucarecdn.com/${id}/ at ucarecdn.com}`,
  ],
  [`ucarecdn.com/${id}/ 12`, `{ucarecdn.com/${id}/ > upload https://ucarecdn.com/${id}/ at ucarecdn.com} 12`],
  [`![shot](https://ucarecdn.com/${id}/)`, `{shot > upload https://ucarecdn.com/${id}/ at ucarecdn.com}`],
  [`[shot](https://ucarecdn.com:443/${id}/)`, `{shot > upload https://ucarecdn.com/${id}/ at ucarecdn.com}`],
  ['http://ucarecdn.com/a', '{http://ucarecdn.com/a > web http://ucarecdn.com/a at ucarecdn.com}'],
  [
    'https://ucarecdn.com:8443/a',
    '{https://ucarecdn.com:8443/a > web https://ucarecdn.com:8443/a at ucarecdn.com:8443}',
  ],
  [
    'https://ucarecdn.com.evil.example/a',
    '{https://ucarecdn.com.evil.example/a > web https://ucarecdn.com.evil.example/a at ucarecdn.com.evil.example}',
  ],
  [
    '[https://ucarecdn.com/a](https://evil.example)',
    '{https://ucarecdn.com/a > web https://evil.example/ at evil.example}',
  ],
];

for (const [source, expected] of uploads)
  test(`tells an upload: ${source.trim()}`, () => assert.equal(outline(source), expected));

test('what is nested deeper than anybody writes is shown as it was typed', () => {
  const { blocks } = toRichText(`${'> '.repeat(60)}**deep**\n${'> '.repeat(60)}down`);
  assert.ok(depthOf(blocks) <= 21, `${depthOf(blocks)} blocks within each other`);
  const text = textsOf({ blocks }).join('');
  assert.ok(text.includes('> **deep**\n') && text.includes('> down'), text);
});

test('no line of lists within lists is lost', () => {
  const lines = Array.from({ length: 60 }, (_, depth) => `${'  '.repeat(depth)}- word${depth}`);
  const { blocks } = toRichText(`${lines.join('\n')}\n\nend`);
  assert.deepEqual(textsOf({ blocks }).join('').match(/\w+/g), [
    ...lines.map((_, depth) => `word${depth}`),
    'end',
  ]);
});

test('a text that was cut says so, and no other does', () => {
  const whole = 'a'.repeat(maxRichTextChars);
  assert.equal(toRichText(`${whole}b`).isCut, true);
  for (const text of ['', 'a', whole]) assert.equal('isCut' in toRichText(text), false);
});

test('a text is cut at its bound, and not within a character', () => {
  const text = 'a'.repeat(maxRichTextChars - 1);
  assert.equal(
    textsOf(toRichText(`${text}b`))
      .join('')
      .trim(),
    `${text}b`,
  );
  assert.equal(
    textsOf(toRichText(`${text}🙂b`))
      .join('')
      .trim(),
    text,
  );
});
