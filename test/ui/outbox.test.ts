import assert from 'node:assert/strict';
import { sampleChats } from '../standin/sampleChats';
import { withStandin } from '../standin/withStandin';
import { chooseAgent, chooseReader, enterChat } from './answers';
import { OutboxView } from './outboxView';
import { parsePriceMessage, selectParsePrice } from './sample';
import { StatusBar } from './statusBar';
import { keyInEnvironment, uiTests } from './uiTests';
import type { Workbench } from './workbench';

const question = 'Send to Ann Lee, chat #12345, as Sam Carter?';
const sending = 'Sending to chat #12345 (Ann Lee) as Sam Carter';
const draft = 'Message to customer, chat 12345.md';
const post = { method: 'POST', path: '/messages' } as const;

uiTests(
  'outbox',
  (standin) => ({
    ...keyInEnvironment(standin),
    userSettings: { 'helpcrunch.askForComment': false, 'helpcrunch.undoSeconds': 60 },
  }),
  {
    'a message to the customer can be taken back in its notification': async ({ workbench, standin }) => {
      await workbench.palette('HelpCrunch: Choose Agent...');
      await chooseAgent(workbench);
      await selectParsePrice(workbench);
      await sendToCustomer(workbench);
      const notice = await workbench.toasts.waitFor(sending);
      assert.deepEqual(notice.buttons, ['Cancel']);
      const status = new StatusBar(workbench.page);
      await status.waitFor('Undo Send (');
      await workbench.palette('HelpCrunch: Show Outbox');
      await new OutboxView(workbench.page).row('can be undone').waitFor();
      await workbench.screenshot('held');
      await workbench.page.keyboard.press('Control+Shift+E');
      await workbench.toasts.click(sending, 'Cancel');
      await workbench.tab(draft).waitFor();
      await workbench.toasts.waitForNone();
      await status.waitForSilence();
      await workbench.screenshot('undone');
      assert.equal(await workbench.editorText(), parsePriceMessage({}).markdownText);
      assert.deepEqual(standin.posted, []);
    },

    'and from the status bar, by its key, and by the palette': async ({ workbench, standin }) => {
      const status = new StatusBar(workbench.page);
      const ways: readonly (() => Promise<void>)[] = [
        () => status.item.locator('a').click(),
        () => workbench.page.keyboard.press('Control+Alt+Z'),
        () => workbench.palette('HelpCrunch: Undo Send'),
      ];
      for (const undo of ways) {
        await workbench.editorAction('Send Draft...').click();
        await workbench.modal.waitFor(question);
        await workbench.modal.click('Send to Customer');
        await workbench.tab(draft).waitFor({ state: 'detached' });
        await status.waitFor('Undo Send (');
        await undo();
        await workbench.tab(draft).waitFor();
        await status.waitForSilence();
      }
      assert.deepEqual(standin.posted, []);
    },

    'a window that is loaded anew during the hold does not send, and asks': async ({
      workbench,
      standin,
    }) => {
      const { toasts, page } = workbench;
      await workbench.editorAction('Send Draft...').click();
      await workbench.modal.waitFor(question);
      await workbench.modal.click('Send to Customer');
      await toasts.waitFor(sending);
      await workbench.tab(draft).waitFor({ state: 'detached' });
      await workbench.reload();
      const toast = await toasts.waitFor('The window was closed before it went.');
      assert.deepEqual(toast, {
        message: 'Not sent to chat #12345 (Ann Lee) as Sam Carter. The window was closed before it went.',
        links: [],
        buttons: ['Send to Customer...', 'Review', 'Discard'],
      });
      const status = new StatusBar(page);
      await status.waitFor('HelpCrunch: 1 needs you');
      await workbench.screenshot('interrupted');
      assert.deepEqual(standin.posted, []);

      await toasts.click('The window was closed', 'Send to Customer...');
      await workbench.modal.waitFor(question);
      await workbench.screenshot('interrupted-question');
      assert.match(await workbench.modal.detail(), /^The window was closed before it went\./);
      await workbench.modal.click('Send to Customer');
      // What goes to the customer after all can be undone once more.
      await toasts.waitFor(sending);
      await status.waitFor('Undo Send (');
      await workbench.screenshot('held-once-more');
      await toasts.click(sending, 'Cancel');
      await workbench.lens('Send Draft...').waitFor();
      await status.waitForSilence();
      assert.deepEqual(standin.posted, []);
    },

    'a window that is loaded anew in the middle of a send finds the message in the chat': async ({
      workbench,
      standin,
    }) => {
      standin.inject({ ...post, kind: 'hang', commit: true });
      await selectParsePrice(workbench);
      await workbench.palette('HelpCrunch: Send Selection as Note...');
      await enterChat(workbench);
      await workbench.toasts.waitFor('Adding note');
      await workbench.reload();
      await workbench.toasts.waitFor('Note added to chat #12345 (Ann Lee) as Sam Carter.');
      assert.equal(standin.posted.length, 1);
    },

    'what is not found in the chat is left to the user': async ({ workbench, standin }) => {
      const { toasts, page, quickInput, modal } = workbench;
      standin.inject({ ...post, kind: 'cutAfterBody' });
      await selectParsePrice(workbench);
      await workbench.palette('HelpCrunch: Send Selection as Note...');
      await enterChat(workbench);
      const toast = await toasts.waitFor('not confirmed');
      assert.deepEqual(toast.buttons, ['Open Chat']);
      await workbench.palette('HelpCrunch: Show Outbox');
      const view = new OutboxView(page);
      await view.row('may have arrived').waitFor();
      await workbench.screenshot('unconfirmed');
      await view.row('may have arrived').click();
      await quickInput.row('Send Again (may duplicate)').waitFor();
      await workbench.screenshot('deeds');
      await quickInput.choose('Send Again (may duplicate)');
      await modal.waitFor('Add a note to chat #12345 (Ann Lee) as Sam Carter?');
      await workbench.screenshot('send-again');
      assert.equal(await modal.defaultButton(), 'Open Chat');
      await modal.click('Send Again (may duplicate)');
      await toasts.waitFor('Note added');
      assert.equal(standin.posted.length, 1);
      await page.keyboard.press('Control+Shift+E');
    },

    'without a network it waits, and goes by itself when it is back': async ({ workbench, standin }) => {
      const { toasts, page } = workbench;
      const { port } = new URL(standin.origin);
      await selectParsePrice(workbench);
      await workbench.palette('HelpCrunch: Send Selection...');
      await enterChat(workbench);
      await workbench.quickInput.waitFor('Who Will Read This?');
      await standin.close();
      await chooseReader(workbench, 'Private note');
      const toast = await toasts.waitFor('Not sent yet');
      assert.deepEqual(toast.buttons, ['Show Outbox']);
      const status = new StatusBar(page);
      await status.waitFor('HelpCrunch: 1 waiting');
      await workbench.palette('HelpCrunch: Show Outbox');
      await new OutboxView(page).row('no network').waitFor();
      await workbench.screenshot('offline');
      await withStandin({ port: Number(port) }, async (back) => {
        await toasts.waitFor('Note added to chat #12345 (Ann Lee) as Sam Carter.');
        await status.waitForSilence();
        assert.equal(back.posted.length, 1);
      });
      await workbench.palette('HelpCrunch: Show Sent Messages');
      await workbench.quickInput.row('Ann Lee').waitFor();
      await workbench.screenshot('sent-messages');
      await workbench.quickInput.escape();
    },
  },
);

async function sendToCustomer(workbench: Workbench): Promise<void> {
  await workbench.palette('HelpCrunch: Send Selection...');
  await enterChat(workbench, sampleChats.opened);
  await chooseReader(workbench, 'Message to the customer');
  await workbench.modal.waitFor(question);
  await workbench.modal.click('Send to Customer');
}
