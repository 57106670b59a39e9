import assert from 'node:assert/strict';
import { panelTests } from './panelTests';
import { bring, toEntries } from './entries';
import { sampleHead } from './sampleConversation';

const test = panelTests();

test('the head names the chat, its card and what speaks against writing, and its buttons tell the host', async (panel) => {
  const { page } = panel;
  await panel.send({ kind: 'head', head: sampleHead });
  assert.equal(await page.locator('h1').innerText(), sampleHead.title);
  const card = await page
    .locator('dl > div')
    .evaluateAll((lines) =>
      lines.map((line) =>
        [line.querySelector('dt'), line.querySelector('dd bdi')].map((each) => each?.textContent),
      ),
    );
  assert.deepEqual(
    card,
    sampleHead.card.map(({ name, value }) => [name, value]),
  );
  assert.deepEqual(await page.locator('.warnings > p').allInnerTexts(), [...sampleHead.warnings]);
  for (const name of ['Copy User Id', 'Reply as Note', 'Reply to Customer...']) {
    await page.getByRole('button', { name }).click();
  }
  assert.deepEqual(await panel.posted(), [
    { kind: 'copy', line: 2 },
    { kind: 'replyAsNote' },
    { kind: 'replyToCustomer' },
  ]);
});

test('a head that says the same again leaves the focus where it is', async (panel) => {
  await panel.send({ kind: 'head', head: sampleHead });
  const copy = panel.page.getByRole('button', { name: 'Copy E-mail' });
  await copy.focus();
  await panel.send({ kind: 'head', head: sampleHead });
  assert.ok(await copy.evaluate((button) => button === document.activeElement));
  await panel.send({ kind: 'head', head: { ...sampleHead, warnings: [] } });
  assert.equal(await panel.page.locator('.warnings').innerText(), '');
});

test('the line at the bottom says when it was read, and what went wrong with more than a colour', async (panel) => {
  const footer = panel.page.locator('footer');
  const before = (): Promise<string> => footer.evaluate((line) => getComputedStyle(line, '::before').content);
  await panel.send({ kind: 'state', line: 'Read at 14:03:20', isFault: false, isReading: false });
  assert.equal(await footer.innerText(), 'Read at 14:03:20');
  assert.equal(await before(), 'none');
  await panel.send({ kind: 'state', line: 'HelpCrunch does not answer.', isFault: true, isReading: false });
  assert.equal(await footer.innerText(), 'HelpCrunch does not answer.');
  assert.match(await before(), /\u26a0/);
});

test(
  'what the host wants to be kept is kept, and it hears that the panel is ready',
  async (panel) => {
    const { kept, posted } = await panel.noted();
    assert.deepEqual(kept, { chat: 12345, organization: '"acme" & <co>' });
    assert.deepEqual(posted, [{ kind: 'ready' }]);
  },
  { restore: { chat: 12345, organization: '"acme" & <co>' } },
);

test('messages of no known kind change nothing', async (panel) => {
  await panel.send(bring(toEntries(1, 3)));
  const before = await panel.page.locator('body').innerHTML();
  for (const data of [null, 7, 'entries', {}, { kind: 'script', text: 'alert(1)' }, { kind: 'toString' }]) {
    await panel.page.evaluate((message) => window.postMessage(message), data);
  }
  await panel.drawn();
  assert.equal(await panel.page.locator('body').innerHTML(), before);
});
