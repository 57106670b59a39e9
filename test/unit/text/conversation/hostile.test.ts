import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toRichText } from '../../../../src/text/conversation/toRichText';
import { hardMarkdown } from '../../../bench/hardMarkdown';
import { depthOf, outline, textsOf } from './outline';

/** Texts that try to be more than text; all of them stay just that, as they were typed. */
const verbatim: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<div class="note">Private note</div>',
  '<!-- hidden -->',
  '<a href="command:workbench.action.quit">x</a>',
  '[x](command:workbench.action.quit)',
  '[x](<command:workbench.action.quit>)',
  '<command:workbench.action.quit>',
  '[x](javascript:alert)',
  '[x](JaVaScRiPt:alert)',
  '[x](vscode://publisher.extension/do)',
  '[x](vscode-insiders:do)',
  '[x](file:///etc/passwd)',
  '[x](data:text/html,a)',
  '![x](data:image/png;base64,AAAA)',
  '![x](command:do)',
  '![x](image.png)',
  '[x](mailto:a@b.example)',
  '[x](ftp://a.example)',
  '[x](//evil.example/a)',
  '[x](/etc/passwd)',
  '[x](docs/readme.md)',
  '[x](#top)',
  '[x](https:evil.example)',
  '[x](https:/evil.example)',
  '[x](https:///evil.example)',
  '[x](https://user@evil.example)',
  '[x](https://github.com:pass@evil.example)',
  '[x](https://@evil.example)',
  '[x](https://)',
  '[x](https://a.example:99999)',
  '<https://github.com@evil.example>',
  'https://github.com@evil.example/a',
  'https://user:pass@evil.example/src/a.ts:3',
  '[x][y] and [y]',
  '$(lock) $(shield)',
];

for (const source of verbatim) {
  test(`shows ${JSON.stringify(source)} as it is`, () => {
    assert.equal(outline(source), source);
    assert.deepEqual(toRichText(source).links, []);
  });
}

/** Schemes that are hidden from whoever looks at the source only. */
const noLinks: readonly string[] = [
  '[x](&#106;avascript:alert)',
  '[x](&#x6A;avascript:alert)',
  '[x](java&Tab;script:alert)',
  '[x](java&NewLine;script:alert)',
  '[x](ht&Tab;tps://a.example)',
  '[x](https://a.example%26b)',
  '[x](javascript&colon;alert)',
  '[x](java\\script:alert)',
  '[x](<java script:alert>)',
  '[x](java\u200bscript:alert)',
  '[x](\u202ejavascript:alert)',
  '[x](comm\0and:do)',
  '[x](\\\\\\\\server\\share)',
  '[x](https:\\\\\\\\evil.example)',
  '[x](https://a.example&#92;evil.example)',
  '[x](%68ttps://a.example)',
  '[y]\n\n[y]: command:do',
  '[y]: javascript:alert\n\n[x][y]',
];

for (const source of noLinks)
  test(`makes no link of ${JSON.stringify(source)}`, () => assert.deepEqual(toRichText(source).links, []));

/** Where a link is refused, an address that stands there is one by itself, and leads where it says. */
const refused: readonly (readonly [source: string, expected: string])[] = [
  ['[x](blob:https://a.example/b)', '[x](blob:{https://a.example/b > web https://a.example/b at a.example})'],
  ['[x](< https://a.example>)', '[x](< {https://a.example > web https://a.example/ at a.example}>)'],
  ['[x](<https://a.example b>)', '[x](<{https://a.example > web https://a.example/ at a.example} b>)'],
  ['[x](&#1;https://a.example)', '[x](\ufffd{https://a.example > web https://a.example/ at a.example})'],
  [
    '[x](https://a.example\\@evil.example)',
    '[x]({https://a.example > web https://a.example/ at a.example}@evil.example)',
  ],
  ['<div>\nx\n</div>\n\nafter', '<div>/x/</div> | after'],
  ['[Ann]: https://a.example "hi"', '[Ann]: {https://a.example > web https://a.example/ at a.example} "hi"'],
];

for (const [source, expected] of refused)
  test(`shows all of ${JSON.stringify(source)}`, () => assert.equal(outline(source), expected));

/** What would change how others are read, and what is left. */
const cleaned: readonly (readonly [what: string, source: string, expected: string])[] = [
  ['overrides', 'a\u202eb\u2066c\u200ed', 'abcd'],
  ['overrides as entities', 'a&#x202e;b&#8294;c&rlm;d', 'abcd'],
  ['overrides in code', '`a\u202eb`\n\n```\u202ets\nc\u202ed\n```', '<code ab> | code(ts) cd'],
  ['overrides in a link', '[a\u202eb](https://a.example)', '{ab > web https://a.example/ at a.example}'],
  ['control characters', 'a\0b\x1b[31mc\x08\x7f\x9bd', 'ab[31mcd'],
  ['line ends of all kinds', 'a\u2028b\u2029c\u0085d\re', 'a/b/c/d/e'],
  ['line ends as entities', 'a&#10;b&#x2028;c&Tab;d', 'a b c d'],
  ['invisible letters', 'a\u200b\u2060\ufeff\u00ad\u3164b', 'ab'],
  ['half surrogate pairs', 'a\ud800b\udc00c', 'a\ufffdb\ufffdc'],
  [
    'a link that is not to be seen',
    '[\u200d](https://a.example)',
    '{https://a.example/ > web https://a.example/ at a.example}',
  ],
  [
    'a link of blanks',
    '[\u2800&nbsp;](https://a.example)',
    '{https://a.example/ > web https://a.example/ at a.example}',
  ],
  [
    'a link that names another',
    '[https://good.example](https://evil.example)',
    '{https://good.example > web https://evil.example/ at evil.example}',
  ],
  ['a host in figures', '[x](https://0x7f.1)', '{x > web https://127.0.0.1/ at 127.0.0.1}'],
  [
    'links in links',
    '[a [b](https://b.example) c](https://c.example)',
    '[a {b > web https://b.example/ at b.example} c]({https://c.example > web https://c.example/ at c.example})',
  ],
  [
    'a heading that plays another author',
    '# Private note: Bob Ray\nHello',
    '# Private note: Bob Ray | Hello',
  ],
];

for (const [what, source, expected] of cleaned)
  test(`takes the harm out of ${what}`, () => assert.equal(outline(source), expected));

test('a long word stays whole', () => {
  const word = 'ab'.repeat(5_000);
  assert.equal(outline(`x ${word} y`), `x ${word} y`);
});

const hard: Readonly<Record<string, (chars: number) => string>> = {
  ...hardMarkdown,
  'addresses of nothing but their begin': (chars) => 'http://'.repeat(chars / 7),
  'addresses in brackets that never close': (chars) => '[https://ucarecdn.com/'.repeat(chars / 22),
  'an address of brackets': (chars) => `https://a.example/${'('.repeat(chars / 2)}${')'.repeat(chars / 2)}`,
  'paths that never end': (chars) => 'a/b.'.repeat(chars / 4),
  'files without lines': (chars) => 'a.b:'.repeat(chars / 4),
  'drives and homes': (chars) => 'C:/~/'.repeat(chars / 5),
  'mentions in brackets': (chars) => '['.repeat(chars / 2) + 'a.ts:3 '.repeat(chars / 14),
  'mentions between stars': (chars) => '*a.ts:3 '.repeat(chars / 8),
};

for (const [what, make] of Object.entries(hard)) {
  test(`${what} come to an end`, () => {
    // Linear work takes some 50 ms here; what grows with the square would be seen as a suite that stands still.
    const { blocks } = toRichText(make(50_000));
    assert.ok(depthOf(blocks) <= 21);
    assert.equal(typeof textsOf({ blocks }).join(''), 'string');
  });
}
