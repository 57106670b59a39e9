import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LinkTarget } from '../../../../src/core/richText';
import { toLinkInline, toVerbatim } from '../../../../src/text/conversation/inlines';
import { toRichText } from '../../../../src/text/conversation/toRichText';

test('lines as they stand are their texts, with breaks between them only', () => {
  assert.deepEqual(toVerbatim(''), []);
  assert.deepEqual(toVerbatim('**a**'), [{ kind: 'text', text: '**a**' }]);
  assert.deepEqual(toVerbatim('a\n\n\tb\n'), [
    { kind: 'text', text: 'a' },
    { kind: 'break' },
    { kind: 'break' },
    { kind: 'text', text: ' b' },
    { kind: 'break' },
  ]);
});

test('tabs in a row are one space in a line', () => {
  assert.deepEqual(toVerbatim('a\t\tb'), [{ kind: 'text', text: 'a b' }]);
});

test('pieces have marks only where they have some, and links count from the first', () => {
  assert.deepEqual(toRichText('a [b](https://a.example) **[c](https://b.example)** `d`'), {
    blocks: [
      {
        kind: 'paragraph',
        inlines: [
          { kind: 'text', text: 'a ' },
          { kind: 'link', link: 0, to: 'web', host: 'a.example', text: 'b' },
          { kind: 'text', text: ' ' },
          { kind: 'link', link: 1, to: 'web', host: 'b.example', text: 'c', marks: ['strong'] },
          { kind: 'text', text: ' ' },
          { kind: 'text', text: 'd', marks: ['code'] },
        ],
      },
    ],
    links: [
      { kind: 'web', url: 'https://a.example/' },
      { kind: 'web', url: 'https://b.example/' },
    ],
  });
});

test('only a link with an address can say its address where it says nothing', () => {
  const targets: LinkTarget[] = [];
  const upload = { kind: 'upload', url: 'https://ucarecdn.com/a/' } as const;
  const place = { kind: 'place', path: 'a.ts', lines: { from: 3, to: 3 } } as const;
  const texts = [
    toLinkInline({ target: upload, host: 'ucarecdn.com' }, '\u2800', targets),
    toLinkInline({ target: place, host: '' }, ' ', targets),
  ];
  assert.deepEqual(texts, [
    { kind: 'link', link: 0, to: 'upload', host: 'ucarecdn.com', text: upload.url },
    { kind: 'link', link: 1, to: 'place', host: '', text: ' ' },
  ]);
  assert.deepEqual(targets, [upload, place]);
});
