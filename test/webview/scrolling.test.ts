import assert from 'node:assert/strict';
import type { ToView } from '../../src/core/conversationView';
import type { PanelPage } from './panelPage';
import { panelTests } from './panelTests';
import { bring, toEntries, toEntry, toParagraph } from './entries';

const test = panelTests();

/** Sends a message and gives how far, at most, the entry with a text moves in the frames after it. */
async function movementOf(panel: PanelPage, text: string, message: ToView): Promise<number> {
  return panel.page.evaluate(
    async ([wanted, data]) => {
      const tops: number[] = [];
      for (let frames = 0; frames < 12; frames++) {
        const paragraphs = [...document.querySelectorAll('article p')];
        const found = paragraphs.find(({ textContent }) => textContent === wanted);
        tops.push(found?.getBoundingClientRect().top ?? NaN);
        if (frames === 0) window.postMessage(data);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return Math.max(...tops.map((top) => Math.abs(top - (tops[0] ?? NaN))));
    },
    [text, message] as const,
  );
}

/** The text of the first entry that is wholly in view. */
async function topEntry(panel: PanelPage): Promise<string> {
  return panel.page.evaluate(() => {
    const top = document.querySelector('main')?.getBoundingClientRect().top ?? 0;
    const seen = [...document.querySelectorAll('article p:first-child')].find(
      (article) => article.getBoundingClientRect().top > top,
    );
    return seen?.textContent ?? '';
  });
}

const older = async (panel: PanelPage): Promise<number> =>
  (await panel.posted()).filter(({ kind }) => kind === 'older').length;

test('the newest entry is in view at first, and new ones are followed', async (panel) => {
  await panel.send(bring(toEntries(1, 100)));
  assert.ok((await panel.distanceToEnd()) < 1);
  await panel.send(bring(toEntries(101, 104)));
  assert.ok((await panel.distanceToEnd()) < 1);
  await panel.send({
    kind: 'head',
    head: { title: 'Ann Lee', card: [], warnings: ['This chat is closed.'] },
  });
  assert.ok((await panel.distanceToEnd()) < 1, 'also when the head grows');
  await panel.page.setViewportSize({ width: 420, height: 400 });
  await panel.drawn();
  assert.ok((await panel.distanceToEnd()) < 1, 'also when the panel shrinks');
  assert.equal(await panel.page.getByRole('button', { name: 'Newer Messages' }).count(), 0);
});

test('the keys scroll the entries as soon as the panel has the focus', async (panel) => {
  await panel.send(bring(toEntries(1, 100)));
  await panel.page.evaluate(() => window.dispatchEvent(new FocusEvent('focus')));
  await panel.page.keyboard.press('Home');
  await panel.page.waitForFunction(() => document.querySelector('main')?.scrollTop === 0);
});

test('older entries come in above without moving what is seen', async (panel) => {
  await panel.send(bring(toEntries(301, 400), true));
  for (const [from, to] of [
    [201, 300],
    [101, 200],
    [1, 100],
  ] as const) {
    await panel.scrollTo(0);
    const seen = await topEntry(panel);
    assert.equal(seen, `Message ${to + 1}`);
    const movement = await movementOf(panel, seen, bring(toEntries(from, to), from > 1));
    assert.ok(movement < 2, `${movement} px`);
  }
});

test('entries that change or come below or between leave what is seen in its place', async (panel) => {
  await panel.send(bring(toEntries(1, 100).filter(({ id }) => id !== 50)));
  await panel.scrollTo(9000);
  const seen = await topEntry(panel);
  const long = [toParagraph('Much more. '.repeat(200))];
  for (const message of [
    bring([toEntry(50, { body: long })]),
    bring([toEntry(3, { body: long, day: 'Day 0' }), toEntry(99, { body: long, day: 'Day 2' })]),
    bring(toEntries(101, 110)),
  ]) {
    const movement = await movementOf(panel, seen, message);
    assert.ok(movement < 2, `${movement} px`);
  }
});

test('whoever reads above the end is shown the way to newer ones, and stays', async (panel) => {
  const newer = panel.page.getByRole('button', { name: 'Newer Messages' });
  await panel.send(bring(toEntries(1, 100)));
  await panel.scrollTo(3000);
  await panel.send(bring(toEntries(99, 100)));
  assert.equal(await newer.count(), 0, 'what is known already is no news');
  await panel.send(bring(toEntries(101, 102)));
  assert.equal(await panel.page.locator('[aria-live=polite]').innerText(), 'Newer Messages');
  await newer.click();
  await panel.drawn();
  assert.ok((await panel.distanceToEnd()) < 1);
  assert.equal(await newer.count(), 0);
  await panel.send(bring(toEntries(103, 104)));
  assert.ok((await panel.distanceToEnd()) < 1);
});

test('arriving at the top asks for older ones, once for each arrival', async (panel) => {
  await panel.send(bring(toEntries(201, 300), true));
  assert.equal(await older(panel), 0);
  await panel.scrollTo(0);
  await panel.scrollTo(40);
  await panel.scrollTo(0);
  assert.equal(await older(panel), 1, 'not again while they are being read');
  await panel.send(bring(toEntries(101, 200), true));
  assert.equal(await older(panel), 1, 'those that came have moved the top away');
  await panel.scrollTo(0);
  assert.equal(await older(panel), 2);
});

test('the button asks again when reading has failed, and does nothing while it goes on', async (panel) => {
  await panel.send(bring(toEntries(201, 300), true));
  await panel.scrollTo(0);
  const button = panel.page.getByRole('button', { name: 'Show Older Messages' });
  await panel.send({ kind: 'state', line: 'Reading...', isFault: false, isReading: true });
  await button.click({ force: true });
  assert.equal(await older(panel), 1);
  await panel.send({ kind: 'state', line: 'HelpCrunch does not answer.', isFault: true, isReading: false });
  assert.equal(await older(panel), 1, 'nothing is asked again by itself');
  await button.click();
  assert.equal(await older(panel), 2);
});

test('a page that is too short to scroll asks for older ones by itself', async (panel) => {
  await panel.send(bring([toEntry(5), toEntry(6)], true));
  assert.equal(await older(panel), 1);
  await panel.send(bring([toEntry(3), toEntry(4)], true));
  assert.equal(await older(panel), 2);
  await panel.send(bring([toEntry(7)], true));
  assert.equal(await older(panel), 2, 'news is no answer');
});

test('five thousand entries come in, page by page, and scroll back to the first', async (panel) => {
  for (let from = 4901; from > 0; from -= 100) {
    await panel.page.evaluate(
      async (data) => {
        window.postMessage(data);
        await new Promise((resolve) => requestAnimationFrame(resolve));
        document.querySelector('main')?.scrollTo(0, 0);
      },
      bring(toEntries(from, from + 99), from > 1),
    );
  }
  await panel.scrollTo(0);
  assert.equal(await panel.page.locator('article').count(), 5000);
  assert.equal(await topEntry(panel), 'Message 1');
  assert.equal(await panel.page.locator('h2').count(), 126);
});
