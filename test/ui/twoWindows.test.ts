import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copySample } from '../host/sampleCopy';
import { sampleChats } from '../standin/sampleChats';
import { withStandin } from '../standin/withStandin';
import { chooseAgent, chooseReader, enterChat } from './answers';
import { OutboxView } from './outboxView';
import { selectParsePrice } from './sample';
import { StatusBar } from './statusBar';
import { keyInEnvironment, pointedTo } from './uiTests';
import { withWorkbench } from './withWorkbench';
import { Workbench } from './workbench';

test('two windows share one outbox: each message goes once, and only its own window holds it', () =>
  withStandin({}, async (standin) => {
    const settings = { 'helpcrunch.askForComment': false, 'helpcrunch.undoSeconds': 60 };
    const folder = copySample();
    const options = pointedTo(standin, { ...keyInEnvironment(standin), userSettings: settings, folder });
    await withWorkbench('two-windows', options, async (first, server) => {
      await first.palette('HelpCrunch: Choose Agent...');
      await chooseAgent(first);
      await first.toasts.waitFor('You post as Sam Carter.');
      // In a browser a window sees only the secrets that were there when it was opened, and the first send makes one.
      await selectParsePrice(first);
      await first.palette('HelpCrunch: Send Selection as Note...');
      await enterChat(first, sampleChats.opened);
      await first.toasts.waitFor('Note added');
      standin.reset();
      const second = new Workbench(await first.page.context().newPage(), 'two-windows-second', first.words);
      await second.open(server.url, folder);
      await second.answers();

      // What one window holds the other shows, and cannot undo.
      await first.page.bringToFront();
      await selectParsePrice(first);
      await first.palette('HelpCrunch: Send Selection...');
      await enterChat(first, sampleChats.opened);
      await chooseReader(first, 'Message to the customer');
      await first.modal.waitFor('Send to Ann Lee');
      await first.modal.click('Send to Customer');
      await new StatusBar(first.page).waitFor('Undo Send (');
      await second.page.bringToFront();
      await second.palette('HelpCrunch: Show Outbox');
      await new OutboxView(second.page).row('can be undone').waitFor();
      await second.screenshot('held-by-the-other');
      assert.equal(await new StatusBar(second.page).item.isVisible(), false);

      await first.page.bringToFront();
      await new StatusBar(first.page).item.locator('a').click();
      await first.tab('Message to customer, chat 12345.md').waitFor();
      await second.page.bringToFront();
      await new OutboxView(second.page).rows.first().waitFor({ state: 'detached' });
      assert.deepEqual(standin.posted, []);

      // What waits is seen by both, and goes once when the network is back.
      const { port } = new URL(standin.origin);
      await first.page.bringToFront();
      await first.page.keyboard.press('ControlOrMeta+Shift+E');
      await selectParsePrice(first);
      await first.palette('HelpCrunch: Send Selection...');
      await enterChat(first, sampleChats.opened);
      await first.quickInput.waitFor('Who Will Read This?');
      await standin.close();
      await chooseReader(first, 'Private note');
      await new StatusBar(first.page).waitFor('HelpCrunch: 1 waiting');
      await new StatusBar(second.page).waitFor('HelpCrunch: 1 waiting');
      await withStandin({ port: Number(port) }, async (back) => {
        await Promise.all([first, second].map(({ page }) => new StatusBar(page).waitForSilence()));
        assert.deepEqual(
          back.posted.map(({ chat, type }) => [chat, type]),
          [[sampleChats.opened, 'private']],
        );
      });
    });
  }));
