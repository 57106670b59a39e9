import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { chooseReader, enterChat, enterComment } from './answers';
import { ChatsView } from './chatsView';
import { OutboxView } from './outboxView';
import { selectParsePrice } from './sample';
import { StatusBar } from './statusBar';
import type { UiTests } from './uiTests';

/** What a screen reader says of rows and status bar entries. */
export const readAloud: UiTests = {
  'rows of prompts are read as words': async ({ workbench }) => {
    const { quickInput } = workbench;
    await selectParsePrice(workbench);
    await workbench.palette('HelpCrunch: Send Selection...');
    assert.equal(
      await aloud(quickInput.row('Ann Lee')),
      'Ann Lee, #12345 · ann.lee@example.com · opened, Any news?, used last',
    );
    await enterChat(workbench, 12346);
    assert.equal(await aloud(quickInput.row('Private note')), 'Private note, Only your team');
    assert.equal(
      await aloud(quickInput.row('Message to the customer')),
      'Message to the customer, Ann Lee reads it; it cannot be edited or deleted',
    );
    assert.equal(await aloud(quickInput.row('This chat is closed.')), 'This chat is closed., chat #12346');
    await quickInput.escape();
    await workbench.palette('HelpCrunch: Assign Chat...');
    await enterChat(workbench);
    assert.equal(await aloud(quickInput.row('Lisa Rodes')), 'Lisa Rodes, lisa.rodes@acme.example');
    assert.equal(await aloud(quickInput.row('Engineering')), 'Engineering, department');
    await quickInput.escape();
    await workbench.palette('HelpCrunch: Show Sent Messages');
    assert.equal(await aloud(quickInput.row('Export as')), 'Export as JSON Lines...');
    assert.match(
      await aloud(quickInput.row('Ann Lee')),
      /^Ann Lee, #12345 · note · Sam Carter · (now|\d+ .+ ago), It is fixed\.$/,
    );
    await quickInput.escape();
  },

  'so are the rows of both views and what stands in the status bar': async ({ workbench, standin }) => {
    const { page, modal, quickInput } = workbench;
    const status = new StatusBar(page);
    await selectParsePrice(workbench);
    await workbench.palette('HelpCrunch: Send Selection...');
    await enterChat(workbench);
    await chooseReader(workbench, 'Message to the customer');
    await enterComment(workbench);
    await modal.waitFor('Send to Ann Lee');
    await modal.click('Send to Customer');
    await status.waitFor('Undo Send (');
    assert.match(
      await aloud(status.item.locator('a')),
      /^Undo Send \(\d+\)\. Take back the message that was confirmed last$/,
    );
    await workbench.palette('HelpCrunch: Show Outbox');
    assert.equal(
      await aloud(new OutboxView(page).row('can be undone')),
      'Message to the customer Ann Lee, chat #12345, as Sam Carter. can be undone, now. ' +
        'It is held for some seconds, so that it can be undone.',
    );
    await page.keyboard.press('Control+Alt+Z');
    await status.waitForSilence();
    assert.deepEqual(standin.posted, []);

    // The draft and what stands beside it take the focus, and so would close what is opened before them.
    await workbench.tab('Plain text, chat 12345.txt').waitFor();
    await workbench.lens('Message to the customer').waitFor();
    await workbench.palette('HelpCrunch: Find Chat...');
    await quickInput.waitFor('Find Chat');
    await quickInput.type('#12345');
    await quickInput.row('Department').waitFor();
    await quickInput.accept();
    await status.pin('Ann Lee').waitFor();
    assert.equal(await aloud(status.pin('Ann Lee').locator('a')), 'Pinned: chat #12345 (Ann Lee)');
    const chats = new ChatsView(page);
    await chats.waitForRow('Pinned', '#12345');
    assert.match(await aloud(chats.row('#12345')), /^Ann Lee, #12345, you wrote last, (now|\d+ min\. ago)$/);
    assert.match(await aloud(chats.row('#12346')), /^Ann Lee, #12346, closed, \d+ days ago$/);
  },
};

/** What is said of an element, once it is there. */
async function aloud(element: Locator): Promise<string> {
  await element.waitFor();
  return (await element.getAttribute('aria-label')) ?? '';
}
