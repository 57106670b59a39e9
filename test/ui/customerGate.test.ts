import assert from 'node:assert/strict';
import { sampleAgents } from '../standin/sampleTeam';
import { sampleChats } from '../standin/sampleChats';
import type { Standin } from '../standin/standin';
import { chooseReader, enterChat, enterComment } from './answers';
import { waitForBackup, waitForNoBackup } from './backups';
import { lenses } from './lenses';
import { hostileNames } from './hostileNames';
import { received } from './received';
import { annCard, parsePriceMessage, selectParsePrice } from './sample';
import { keyInEnvironment, uiTests } from './uiTests';
import type { WorkbenchOptions } from './withWorkbench';
import type { Workbench } from './workbench';

const draft = 'Message to customer, chat 12345.md';
const greeting = 'Dear Ann, the export fails because of this:\n\n';
const shown = parsePriceMessage({ comment: 'Found it' });
const expected = { chat: sampleChats.opened, type: 'message', agent: sampleAgents.first } as const;

uiTests('customer gate', withDirtyEditors, {
  'Enter, Enter, Enter from the first prompt to the last never reaches the customer': async ({
    workbench,
    standin,
  }) => {
    const { quickInput, modal } = workbench;
    await selectParsePrice(workbench);
    await workbench.palette('HelpCrunch: Send Selection...');
    await quickInput.waitFor('Choose Chat');
    await quickInput.row('Ann Lee').waitFor();
    await quickInput.accept();
    await quickInput.waitFor('Who Will Read This?');
    await quickInput.row('Private note').waitFor();
    await workbench.screenshot('reader');
    await quickInput.accept();
    await quickInput.waitFor('Post as Which Agent?');
    await quickInput.row('Sam Carter').waitFor();
    await quickInput.accept();
    await quickInput.waitFor('Add a Comment');
    await quickInput.accept();
    await workbench.toasts.waitFor('Note added');
    assert.equal(await modal.isOpen(), false);
    assert.deepEqual(
      received(standin).map(({ type }) => type),
      ['private'],
    );
  },

  'Enter on the question opens the draft and sends nothing': async ({ workbench, standin }) => {
    const { modal } = workbench;
    await askToSend(workbench, 'Found it');
    await workbench.screenshot('question');
    assert.equal(await modal.message(), 'Send to Ann Lee, chat #12345, as Sam Carter?');
    assert.deepEqual((await modal.buttons()).toSorted(), ['Cancel', 'Review', 'Send to Customer']);
    assert.equal(await modal.defaultButton(), 'Review');
    const detail = await modal.detail();
    assert.ok(detail.includes(shown.text), detail);
    assert.ok(detail.endsWith('Sent as a chat message. It cannot be edited or deleted.'), detail);
    await modal.pressEnter();
    await workbench.tab(draft).waitFor();
    await workbench.lens('Send Draft...').waitFor();
    await workbench.screenshot('draft');
    assert.deepEqual(await lenses(workbench), [
      'Message to the customer Ann Lee, chat #12345, as Sam Carter',
      'Send Draft...',
    ]);
    assert.equal(await workbench.editorText(), shown.markdownText);
    assert.deepEqual(standin.posted, []);
  },

  'what is typed into a draft survives a reload, saved or not': async ({ workbench, standin, server }) => {
    await workbench.typeAtTop(greeting);
    await workbench.tab(draft).and(workbench.page.locator('.dirty')).waitFor();
    await waitForBackup(server, greeting);
    await workbench.reload();
    // VS Code in a browser may lose which tab was in front, when the page goes faster than it can write that down.
    await workbench.tab(draft).click();
    await workbench.lens('Send Draft...').waitFor();
    await workbench.tab(draft).and(workbench.page.locator('.dirty')).waitFor();
    await workbench.screenshot('draft-reloaded');
    assert.equal(await workbench.editorText(), greeting + shown.markdownText);

    await workbench.page.keyboard.press('ControlOrMeta+S');
    await workbench.tab(draft).and(workbench.page.locator(':not(.dirty)')).waitFor();
    await waitForNoBackup(server, greeting);
    await workbench.reload();
    await workbench.lens('Send Draft...').waitFor();
    assert.equal(await workbench.editorText(), greeting + shown.markdownText);
    assert.deepEqual(standin.posted, []);
  },

  'an edited draft is sent as it was shown, and its tab closes': async ({ workbench, standin }) => {
    const { modal, toasts } = workbench;
    await workbench.editorAction('Send Draft...').click();
    await modal.waitFor('Send to Ann Lee, chat #12345, as Sam Carter?');
    const detail = await modal.detail();
    assert.ok(
      detail.startsWith(`${annCard}\n\nOne message, 296 characters:\n\n${greeting}Found it\n`),
      detail,
    );
    await workbench.screenshot('question-again');
    await modal.click('Send to Customer');
    const toast = await toasts.waitFor('Message sent');
    await workbench.screenshot('sent');
    assert.deepEqual(toast, {
      message: 'Message sent to chat #12345 (Ann Lee) as Sam Carter.',
      links: [],
      buttons: ['Open Chat'],
    });
    assert.deepEqual(received(standin), [
      { ...expected, text: greeting + shown.text, markdownText: greeting + shown.markdownText },
    ]);
    await workbench.tab(draft).waitFor({ state: 'detached' });
  },

  'Escape on the question sends nothing and keeps nothing': async ({ workbench, standin }) => {
    await askToSend(workbench, '');
    await workbench.page.keyboard.press('Escape');
    await workbench.modal.waitForEnd();
    assert.equal(await workbench.tab(draft).count(), 0);
    assert.deepEqual(standin.posted, []);
  },

  'Send to Customer sends exactly what was shown': async ({ workbench, standin }) => {
    await askToSend(workbench, 'Found it');
    await workbench.modal.click('Send to Customer');
    await workbench.toasts.waitFor('Message sent');
    assert.deepEqual(received(standin), [{ ...expected, ...shown }]);
  },

  ...hostileNames,
});

/** In a browser VS Code saves by itself after a second, and nothing would stay unsaved over a reload. */
function withDirtyEditors(standin: Standin): WorkbenchOptions {
  return { ...keyInEnvironment(standin), userSettings: { 'files.autoSave': 'off' } };
}

async function askToSend(workbench: Workbench, comment: string): Promise<void> {
  await selectParsePrice(workbench);
  await workbench.palette('HelpCrunch: Send Selection...');
  await enterChat(workbench);
  await chooseReader(workbench, 'Message to the customer');
  await enterComment(workbench, comment);
  await workbench.modal.waitFor('Send to');
}
