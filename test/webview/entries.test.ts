import assert from 'node:assert/strict';
import type { PanelPage } from './panelPage';
import { panelTests } from './panelTests';
import { bring, toEntries, toEntry, toParagraph } from './entries';
import { sampleEntries } from './sampleConversation';
import { words } from './words';

const test = panelTests();

const texts = (panel: PanelPage): Promise<string[]> => panel.page.locator('article .body').allInnerTexts();
const days = (panel: PanelPage): Promise<string[]> => panel.page.locator('h2').allInnerTexts();

test('entries stand in the order of their ids, each once, however they come', async (panel) => {
  const five = toEntry(5);
  await panel.send(bring([five, toEntry(6), toEntry(9)]));
  await panel.send(bring([toEntry(2), toEntry(4), five, five]));
  await panel.send(bring([toEntry(1), toEntry(3), toEntry(7), toEntry(8), toEntry(9), toEntry(10)]));
  assert.deepEqual(
    await texts(panel),
    Array.from({ length: 10 }, (_, index) => `Message ${index + 1}`),
  );
});

test('each day stands once above its entries, wherever a page ends', async (panel) => {
  const on = (day: string, ...ids: number[]) => ids.map((id) => toEntry(id, { day }));
  await panel.send(bring(on('Tuesday', 4, 5), true));
  assert.deepEqual(await days(panel), ['Tuesday']);
  await panel.send(bring([...on('Monday', 1, 2), ...on('Tuesday', 3)]));
  assert.deepEqual(await days(panel), ['Monday', 'Tuesday']);
  await panel.send(bring(on('Wednesday', 6)));
  const lines = await panel.page.locator('li').allInnerTexts();
  const heads = lines.map((line) => /^\w+day/.exec(line)?.[0] ?? '');
  assert.deepEqual(heads, ['Monday', '', 'Tuesday', '', '', 'Wednesday']);
});

test('an entry that has changed is drawn anew, and no other', async (panel) => {
  await panel.send(bring(toEntries(1, 5)));
  await panel.page.evaluate(() => {
    for (const article of document.querySelectorAll('article')) article.classList.add('seen');
  });
  const changed = toEntry(3, { body: [toParagraph('Something else')], marks: ['edited'], day: 'Day 0' });
  await panel.send(bring([...toEntries(1, 2), changed, ...toEntries(4, 5)]));
  const articles = panel.page.locator('article');
  const looks = await articles.evaluateAll((all) => all.map(({ classList }) => classList.contains('seen')));
  assert.deepEqual(looks, [true, true, false, true, true]);
  assert.equal(await articles.nth(2).innerText(), 'Ann Lee\nCustomer\n14:03\nedited\n\nSomething else');
});

test('author, role and time stand as text in every entry, and are its name for a screen reader', async (panel) => {
  await panel.send(bring(sampleEntries));
  for (const { id, author, role, time, kind } of sampleEntries) {
    const article = panel.page.locator('article').nth(id - 1);
    const header = await article.locator('header').innerText();
    for (const word of [author, role, time]) assert.ok(header.includes(word), word);
    assert.equal(await article.getAttribute('aria-label'), [author, role, time].filter(Boolean).join(', '));
    assert.equal(await article.getAttribute('class'), `entry ${kind}`);
  }
});

test('the kinds of entries differ by their shapes, whatever the colours', async (panel) => {
  await panel.send(bring(sampleEntries));
  const shapes = await panel.page.locator('article').evaluateAll((all) =>
    all.map((article) => {
      const body = article.querySelector('.body') ?? article;
      const [outer, inner] = [getComputedStyle(article), getComputedStyle(body)];
      const side = body.getBoundingClientRect().left - article.getBoundingClientRect().left > 50;
      return `${article.classList.value}: ${outer.borderLeftStyle} ${inner.borderRadius} ${inner.display} ${side}`;
    }),
  );
  const ofKind = (kind: string) => shapes.find((shape) => shape.startsWith(`entry ${kind}`))?.split(': ')[1];
  const distinct = new Set(['customer', 'agent', 'note', 'system'].map(ofKind));
  assert.equal(distinct.size, 4);
});

test('what stands above the first entry says whether there are older ones', async (panel) => {
  const older = panel.page.locator('.older');
  await panel.send(bring([]));
  assert.equal(await older.innerText(), words.empty);
  await panel.send(bring(toEntries(100, 180), true));
  assert.equal(await older.innerText(), words.older);
  await panel.send(bring(toEntries(80, 99), false));
  assert.equal(await older.innerText(), words.begin);
});
