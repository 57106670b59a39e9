import assert from 'node:assert/strict';
import { bring, toEntries, toEntry } from './entries';
import type { PanelPage } from './panelPage';
import { panelTests } from './panelTests';
import { sampleEntries, sampleHead } from './sampleConversation';

const test = panelTests();

/** Everything that a screen reader says by itself. */
const said = async (panel: PanelPage): Promise<string[]> =>
  (await panel.page.locator('[aria-live], [role=status]').allTextContents()).filter((text) => text !== '');

test('what comes while somebody reads at the end is said once: who wrote it, who reads it, and when', async (panel) => {
  await panel.send(bring(toEntries(1, 3)));
  assert.deepEqual(await said(panel), [], 'not what was there before');
  await panel.send(bring([toEntry(2, { marks: ['edited'] }), ...toEntries(1, 1)], true));
  assert.deepEqual(await said(panel), [], 'nor what has only changed');
  const note = toEntry(4, { kind: 'note', author: 'Bob Ray', role: 'Private note, only your team' });
  await panel.send(bring([note]));
  assert.deepEqual(await said(panel), ['Newer Messages: Bob Ray, Private note, only your team, 14:03']);
  await panel.send(bring(toEntries(5, 8).map((entry) => ({ ...entry, author: `Author ${entry.id}` }))));
  assert.deepEqual(await said(panel), [
    'Newer Messages: Author 6, Customer, 14:03; Author 7, Customer, 14:03; Author 8, Customer, 14:03',
  ]);
});

test('whoever reads further up only hears that there are newer messages', async (panel) => {
  await panel.send(bring(toEntries(1, 60)));
  await panel.scrollTo(0);
  await panel.send(bring(toEntries(61, 61)));
  assert.deepEqual(await said(panel), ['Newer Messages']);
});

test('a fault is said once, and that it was read again and again is not', async (panel) => {
  const state = { kind: 'state', isReading: false } as const;
  await panel.send({ ...state, line: 'Read at 14:03:20', isFault: false });
  assert.deepEqual(await said(panel), []);
  const fault = { ...state, line: 'HelpCrunch does not answer.', isFault: true };
  await panel.send(fault);
  assert.deepEqual(await said(panel), [fault.line]);
  await panel.page.locator('.announcer').evaluate((announcer) => announcer.replaceChildren());
  await panel.send(fault);
  assert.deepEqual(await said(panel), []);
});

test('nothing moves by itself', async (panel) => {
  await panel.send({ kind: 'head', head: sampleHead });
  await panel.send(bring(sampleEntries, true));
  const moving = await panel.page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .map((element) => getComputedStyle(element))
      .filter(
        ({ animationName, transitionDuration, scrollBehavior }) =>
          animationName !== 'none' || transitionDuration !== '0s' || scrollBehavior !== 'auto',
      ),
  );
  assert.deepEqual(moving, []);
});

test(
  'a narrow panel, or one that is zoomed, is read by scrolling down only and loses nothing',
  async (panel) => {
    await panel.send({ kind: 'head', head: sampleHead });
    await panel.send(bring(sampleEntries, true));
    await panel.send({ kind: 'state', line: 'Read at 14:03:20', isFault: false, isReading: false });
    const cut = await panel.page.evaluate(() =>
      [...document.querySelectorAll('.head *, article *:not(pre *, .table *), footer')]
        .filter((element) => {
          const { left, right } = element.getBoundingClientRect();
          return left < 0 || right > document.documentElement.clientWidth;
        })
        .map(({ outerHTML }) => outerHTML),
    );
    assert.deepEqual(cut, []);
    for (const name of ['Reply as Note', 'Reply to Customer...', 'Copy User Id']) {
      const button = panel.page.getByRole('button', { name });
      await button.scrollIntoViewIfNeeded();
      assert.ok(await button.isVisible(), name);
    }
    assert.ok((await panel.page.locator('main').evaluate(({ clientHeight }) => clientHeight)) > 100);
  },
  // What is left of 1280 by 1024 pixels at 400 %.
  { width: 320, height: 256 },
);
