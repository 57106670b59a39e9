import assert from 'node:assert/strict';
import { panelTests } from './panelTests';
import { bring, toEntry } from './entries';
import { everywhere } from './everywhere';
import { words } from './words';

const test = panelTests();

const hostile = [
  '<script>document.title = "run"</script>',
  '<img src="https://outside.invalid/x.png" onerror="alert(1)">',
  '"><svg onload=alert(1)>',
  '<style>article{display:none}</style><base href="https://outside.invalid/">',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe><meta http-equiv=refresh content="0;url=https://outside.invalid">',
  'javascript:alert(1) command:workbench.action.closeWindow',
  '[x](command:helpcrunch.sendDraft) ![](https://outside.invalid/a.png)',
  '\u202eevil\u202d \u2066isolates\u2067 \u200f\u200e\u061c',
  '{{constructor.constructor("alert(1)")()}} ${alert(1)}',
  '\0\u001b[2J\ud800 \u{e0041}',
];

for (const text of [...hostile, 'w'.repeat(10_000), 'م'.repeat(1_000)]) {
  test(
    `is text wherever it stands: ${JSON.stringify(text.slice(0, 40))}`,
    async (panel) => {
      const { page } = panel;
      const title = await page.title();
      const line = { name: text, value: text, copy: text };
      await panel.send({ kind: 'words', words: { ...words, older: text, replyAsNote: text } });
      await panel.send({ kind: 'head', head: { title: text, card: [line], warnings: [text] } });
      await panel.send({ kind: 'state', line: text, isFault: true, isReading: false });
      const entry = { author: text, role: text, time: text, dateTime: text, day: text, marks: [text] };
      await panel.send(
        bring([
          toEntry(1, { ...entry, kind: 'note', body: everywhere(text) }),
          ...(['customer', 'agent', 'system'] as const).map((kind, index) =>
            toEntry(index + 2, { ...entry, kind, body: everywhere(text) }),
          ),
        ]),
      );
      const author = page.locator('.author').first();
      // Compared in the page: half a surrogate pair does not survive the way out of it.
      assert.ok(await author.evaluate(({ textContent }, given) => textContent === given, text));
      assert.equal(await page.title(), title);
      const foreign =
        'script:not([nonce]), body style, img, svg, iframe, object, embed, form, input, base, [href]:not(head *), [style]:not(html)';
      assert.equal(await page.locator(foreign).count(), 0);
      assert.equal(await page.locator('body > script').count(), 1);
      // What is wider than the panel scrolls within itself.
      const widths = await page.evaluate(() =>
        [...document.querySelectorAll('.head, .head *, main, article, article header, .body, .newer, footer')]
          .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth)
          .map(({ tagName, className }) => `${tagName}.${className}`),
      );
      assert.deepEqual(widths, []);
      const scrolls = await page.locator('main').evaluate((main) => main.scrollWidth > main.clientWidth);
      assert.equal(scrolls, false);
    },
    { width: 360 },
  );
}

test('an override that a text leaves open turns nothing around it', async (panel) => {
  const inlines = [
    { kind: 'text', text: '\u202eabc ' },
    { kind: 'link', link: 0, to: 'web', host: 'evil.example', text: '\u202egood.example' },
  ] as const;
  await panel.send(bring([toEntry(1, { author: '\u202eAnn', body: [{ kind: 'paragraph', inlines }] })]));
  const lefts = (selector: string): Promise<number[]> =>
    panel.page.locator(selector).evaluateAll((all) => all.map((each) => each.getBoundingClientRect().left));
  const inOrder = [...(await lefts('.author')), ...(await lefts('.role')), ...(await lefts('time'))];
  assert.deepEqual(
    inOrder,
    [...inOrder].sort((a, b) => a - b),
  );
  const [link = 0] = await lefts('.link a');
  const [host = 0] = await lefts('.link .host');
  assert.ok(link < host);
  const first = await panel.page.locator('.host').evaluate((element) => {
    const range = document.createRange();
    const text = element.firstChild ?? element;
    return [1, 2, 3].map((at) => {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().left;
    });
  });
  assert.deepEqual(
    first,
    [...first].sort((a, b) => a - b),
    'the letters of the host',
  );
});
