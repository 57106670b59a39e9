import assert from 'node:assert/strict';
import type { RichInline } from '../../src/core/richText';
import type { PanelPage } from './panelPage';
import { panelTests } from './panelTests';
import { bring, toEntry } from './entries';
import { sampleEntries, sampleHead } from './sampleConversation';

const test = panelTests();

const links: readonly RichInline[] = [
  { kind: 'link', link: 0, to: 'web', host: 'evil.example', text: 'https://bank.example/login' },
  { kind: 'link', link: 1, to: 'upload', host: 'uploads.example', text: 'a.png', marks: ['strong', 'code'] },
  { kind: 'link', link: 2, to: 'place', host: '', text: 'src/cart.ts:42' },
];

test('a click on a link posts its number and that of its entry, and nothing else', async (panel) => {
  const body = [{ kind: 'paragraph', inlines: links }] as const;
  await panel.send(bring([toEntry(7, { body }), toEntry(8, { body })]));
  const all = panel.page.getByRole('link');
  assert.equal(await all.count(), 6);
  for (const index of [3, 1, 2]) await all.nth(index).click();
  await all.nth(0).click({ button: 'middle' });
  assert.deepEqual(await panel.posted(), [
    { kind: 'open', entry: 8, link: 0 },
    { kind: 'open', entry: 7, link: 1 },
    { kind: 'open', entry: 7, link: 2 },
  ]);
  assert.equal(await panel.page.locator('body').locator('[href], [style]').count(), 0);
});

test('the host of a link stands beside whatever its text claims', async (panel) => {
  await panel.send(bring([toEntry(7, { body: [{ kind: 'paragraph', inlines: links }] })]));
  assert.deepEqual(await panel.page.locator('.link').allInnerTexts(), [
    'https://bank.example/login (evil.example)',
    'a.png (uploads.example)',
    'src/cart.ts:42',
  ]);
});

test('everything can be reached by Tab, in the order of reading and back, and is opened by Enter', async (panel) => {
  await panel.send({ kind: 'head', head: sampleHead });
  await panel.send(bring(sampleEntries, true));
  const reached: string[] = [];
  for (let presses = 0; presses < 40; presses++) {
    await panel.page.keyboard.press('Tab');
    const name = await focusedName(panel);
    if (name === '') break;
    reached.push(name);
    const outline = await panel.page.evaluate(
      () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
    );
    assert.equal(outline, 'solid', name);
    if (name === 'src/export/readRecords.ts:42') await panel.page.keyboard.press('Enter');
  }
  assert.deepEqual(reached, [
    'Ann Lee, chat #12345',
    'Copy E-mail',
    'Copy User Id',
    'Reply as Note',
    'Reply to Customer...',
    'Conversation',
    'Show Older Messages',
    'in our guide',
    'export-2026-11-02.csv',
    'src/export/readRecords.ts:42',
    'the lines at 3f9c2ab',
    // What may be cut off is scrolled by the keys.
    ...(await panel.page.locator('pre, .table').allTextContents()),
  ]);
  for (const name of [...reached].reverse()) {
    await panel.page.keyboard.press('Shift+Tab');
    assert.equal(await focusedName(panel), name);
  }
  assert.deepEqual(
    (await panel.posted()).filter(({ kind }) => kind === 'open'),
    [{ kind: 'open', entry: 7, link: 0 }],
  );
});

/** What has the focus, by its name or text; empty where nothing has it. */
function focusedName(panel: PanelPage): Promise<string> {
  return panel.page.evaluate(() => {
    const { activeElement } = document;
    return activeElement === document.body
      ? ''
      : (activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '');
  });
}
