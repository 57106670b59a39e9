import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanMarkdown } from '../../../../src/text/markdown/cleanMarkdown';
import { clean, testClean, toFile } from './cases';

testClean([
  [
    'leaves the text of a relative link that leads nowhere',
    'See [the *guide*](docs/guide.md "G").',
    'See the *guide*.',
  ],
  ['leaves the text of an image that leads nowhere', '![A *b*](./a.png) c', 'A *b* c'],
  ['leaves the text of a link within the page', '[Top](#top)', 'Top'],
  ['leaves the text of a relative reference', '[a][b]\n\n[b]: ../b.md\n', 'a\n'],
  ['leaves the text of an image in a link', '[![i](i.png)](LICENSE)', 'i'],
  ['leaves the text of a link with the path of a drive', '[a](C:/b.md)', 'a'],
  ['keeps a link with a scheme or a host', '[a](mailto:a@e.com) [b](vscode://file) [c](//e.com/c)'],
  ['keeps what is no link because its scheme is dangerous', '[a](javascript:b)'],
]);

test('leads relative links and images to where the resolver says', () => {
  const source =
    '[a](./docs/a.md "T") ![b](b.png) <a href="c.md">c</a> <img src="d.png"> [e][f]\n\n[f]: f.md\n';
  const to = (name: string): string => `https://e.com/blob/${name}`;
  assert.equal(
    clean(source, toFile),
    `[a](${to('docs/a.md')} "T") ![b](${to('b.png')}) [c](${to('c.md')}) ![](${to('d.png')}) [e](${to('f.md')})\n`,
  );
});

test('leads only what it is asked to, never what has a scheme', () => {
  const asked: string[] = [];
  clean('[a](a.md) [b](https://e.com) ![c](data:image/png;base64,AA) [d](#d)', (href) => {
    asked.push(href);
    return undefined;
  });
  assert.deepEqual(asked, ['a.md', '#d']);
});

test('leaves the text of an image that is in the address itself', () => {
  assert.equal(clean('![c](data:image/png;base64,AA) d', toFile), 'c d');
});

test('counts the images beside the file, in HTML and in the address as well, each once', () => {
  const source =
    '![a](a.png) ![a][b] <img src="c.png"> ![d](data:image/png;base64,AA) ![e](https://e.com/e.png)\n\n[b]: b.png\n';
  for (const resolve of [() => undefined, toFile])
    assert.equal(cleanMarkdown(source, resolve).localImages, 4);
});

test('counts no image where there is none', () => {
  assert.equal(cleanMarkdown('`![a](a.png)` [b](b.png)', toFile).localImages, 0);
});
