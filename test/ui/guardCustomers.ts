import assert from 'node:assert/strict';
import { chooseReader, enterChat } from './answers';
import { DraftView } from './draftView';
import { selectConnect } from './guardSample';
import { annCard } from './sample';
import { switchTheme } from './switchTheme';
import type { UiTests } from './uiTests';
import type { Workbench } from './workbench';

const question = 'Send to Ann Lee, chat #12345, as Sam Carter?';
const draft = 'Message to customer, chat 12345.md';
const preview = 'Plain text, chat 12345.txt';
const findings = [
  'It seems to contain:',
  '• a TODO in line 2: TODO',
  '• an API key in line 3: ghp_…',
  '• a connection string in line 4: Tr0u…',
  '• the name of an internal host in line 4: db.acme.internal',
  '• a path on a computer in line 5: /home/sam/shop/cache',
].join('\n');

/** The same text on its way to the customer, with the agent chosen. */
export const guardCustomers: UiTests = {
  'the one question to a customer tells what the text seems to contain': async ({ workbench, standin }) => {
    const { modal, page } = workbench;
    await askToSend(workbench);
    await workbench.screenshot('customer-question');
    assert.equal(await modal.message(), question);
    assert.deepEqual((await modal.buttons()).toSorted(), ['Cancel', 'Review', 'Send to Customer Anyway']);
    assert.equal(await modal.defaultButton(), 'Review');
    const detail = await modal.detail();
    assert.ok(detail.startsWith(`${annCard}\n\n${findings}`), detail);
    assert.ok(detail.endsWith('Sent as a chat message. It cannot be edited or deleted.'), detail);
    await modal.click('Review');
    const view = new DraftView(page);
    await view.waitForText(preview, 'TODO');
    await view.waitForMarks(2, 3);
    await workbench.screenshot('customer-review');
    assert.equal(await view.focused(), draft);
    await page.keyboard.press('F8');
    await page.locator('.marker-widget').getByText('This seems to contain').waitFor();
    await workbench.screenshot('customer-problem');
    await page.keyboard.press('Escape');
    assert.deepEqual(standin.posted, []);
  },

  'a draft that is closed takes its plain text along': async ({ workbench }) => {
    await workbench
      .tab(draft)
      .getByRole('button', { name: /^Close/ })
      .click();
    await workbench.tab(preview).waitFor({ state: 'detached' });
  },

  'Send to Customer Anyway sends it': async ({ workbench, standin }) => {
    await askToSend(workbench);
    await workbench.modal.click('Send to Customer Anyway');
    await workbench.toasts.waitFor('Message sent to chat #12345 (Ann Lee) as Sam Carter.');
    assert.deepEqual(
      standin.posted.map(({ type }) => type),
      ['message'],
    );
  },

  'in a light theme': inTheme('Light Modern', '.vs', 'light'),
  'in a high contrast theme': inTheme('Dark High Contrast', '.hc-black', 'contrast'),
};

function inTheme(theme: string, marker: string, shot: string): UiTests[string] {
  return async ({ workbench, standin }) => {
    await switchTheme(workbench, theme, marker);
    await askToSend(workbench);
    await workbench.screenshot(`${shot}-question`);
    await workbench.modal.click('Review');
    const view = new DraftView(workbench.page);
    await view.waitForText(preview, 'TODO');
    await view.waitForMarks(2, 3);
    await workbench.screenshot(`${shot}-review`);
    await workbench
      .tab(draft)
      .getByRole('button', { name: /^Close/ })
      .click();
    await workbench.tab(preview).waitFor({ state: 'detached' });
    assert.deepEqual(standin.posted, []);
  };
}

async function askToSend(workbench: Workbench): Promise<void> {
  await selectConnect(workbench);
  await workbench.palette('HelpCrunch: Send Selection...');
  await enterChat(workbench);
  await chooseReader(workbench, 'Message to the customer');
  await workbench.modal.waitFor(question);
}
