import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Place,
  toMarkdownPlace,
  toPlainPlace,
  withPlainPlaces,
} from '../../../../src/text/location/place';

const url = 'https://git.example.org/a.ts#L12-L34';

/** Places, in plain words and in Markdown. */
const places: readonly (readonly [place: Place, plain: string, markdown: string])[] = [
  [{ label: 'src/a.ts:3' }, 'src/a.ts:3', '`src/a.ts:3`'],
  [{ label: 'src/a.ts:12-34', url }, `src/a.ts:12-34 (${url})`, `[\`src/a.ts:12-34\`](${url})`],
  [{ label: 'a.ts:12', remark: 'unsaved' }, 'a.ts:12 (unsaved)', '`a.ts:12` (unsaved)'],
  [{ label: 'a.ts:1-23', url, remark: 'b' }, `a.ts:1-23 (${url}) (b)`, `[\`a.ts:1-23\`](${url}) (b)`],
  [{ label: 'a`b.ts:12-34' }, 'a`b.ts:12-34', '``a`b.ts:12-34``'],
  [{ label: '`a`.ts:5', url }, `\`a\`.ts:5 (${url})`, `[\`\` \`a\`.ts:5 \`\`](${url})`],
];

for (const [place, plain, markdown] of places) {
  test(`the place ${plain} is written in words and in Markdown, and one becomes the other`, () => {
    assert.equal(toPlainPlace(place), plain);
    assert.equal(toMarkdownPlace(place), markdown);
    assert.equal(withPlainPlaces(`above\n${markdown}\r\nbelow`), `above\n${plain}\r\nbelow`);
  });
}

/** Lines that are like a place, and are none. */
const others: readonly string[] = [
  '`a.ts:3` and more',
  'see `a.ts:3`',
  '`a.ts`',
  '`a.ts:3-`',
  '`a.ts:b`',
  '[`a.ts:3`](http://git.example.org)',
  `[\`a.ts:3\`](${url}`,
  `[\`a.ts:3\`](${url}) and more`,
  '``a.ts:3`',
  '`a.ts:3` (unsaved) and more',
  ' `a.ts:3`',
];

for (const line of others)
  test(`the line ${line} stays as it is`, () => assert.equal(withPlainPlaces(line), line));
