import assert from 'node:assert/strict';
import { until } from '../editor/until';
import type { Standin } from '../standin/standin';
import { chooseAgent, chooseReader, enterChat } from './answers';
import { DraftView } from './draftView';
import { history, historyFolder } from './longHistory';
import { received } from './received';
import { keyInEnvironment, uiTests } from './uiTests';
import type { WorkbenchOptions } from './withWorkbench';
import type { Workbench } from './workbench';

const question = 'Add a note in 3 parts to chat #12345 (Ann Lee) as Sam Carter?';
const draft = 'Note to chat 12345.md';
const preview = 'Plain text, chat 12345.txt';
const limit = 4000;

uiTests('parts', options, {
  'a long file is asked about with the number of its parts, before anything is sent': async ({
    workbench,
    standin,
  }) => {
    const { modal } = workbench;
    await workbench.palette('HelpCrunch: Choose Agent...');
    await chooseAgent(workbench);
    await workbench.toasts.waitFor('You post as Sam Carter.');
    await workbench.clearToasts();
    await askToSend(workbench, 'Private note');
    await workbench.screenshot('question');
    assert.equal(await modal.message(), question);
    assert.deepEqual((await modal.buttons()).toSorted(), ['Add to Chat', 'Cancel', 'Review']);
    assert.equal(await modal.defaultButton(), 'Review');
    const detail = await modal.detail();
    assert.match(
      detail,
      /^Too long for one message, so it goes in 3 parts:\n\n\(1\/3\) [\d,]+ characters:\n/m,
    );
    assert.deepEqual(standin.posted, []);
  },

  'Review shows where one part ends and the next begins': async ({ workbench, standin }) => {
    await workbench.modal.click('Review');
    const view = new DraftView(workbench.page);
    await view.waitForText(preview, '(1/3)\n\nWhat has changed');
    await workbench.screenshot('review');
    assert.deepEqual(await view.groups(), [['history.md', draft], [preview]]);
    await workbench.tab(preview).click();
    await workbench.page.keyboard.press('ControlOrMeta+F');
    await workbench.page.locator('.find-widget:visible textarea').first().fill('(2/3)');
    await view.waitForText(preview, '────\n\n(2/3)\n');
    await workbench.screenshot('review-second-part');
    await workbench.page.keyboard.press('Escape');
    await workbench.page.keyboard.press('ControlOrMeta+Home');
    await workbench.tab(draft).click();
    assert.deepEqual(standin.posted, []);
  },

  'a part that is rejected stops those after it, and what is left goes later': async ({
    workbench,
    standin,
  }) => {
    const { modal, toasts, page } = workbench;
    standin.inject({ kind: 'status', status: 400, method: 'POST', path: '/messages', containing: '(2/3)' });
    await workbench.editorAction('Send Draft...').click();
    await modal.waitFor(question);
    await modal.click('Add to Chat');
    const toast = await toasts.waitFor('Not sent');
    await workbench.screenshot('stopped');
    assert.equal(
      toast.message,
      'Not sent to chat #12345 (Ann Lee) as Sam Carter. HelpCrunch rejected it ' +
        '(chat: This value should be of type numeric.). Went out: part 1 of 3. Stopped at: part 2 of 3, part 3 of 3. The text is kept as a draft.',
    );
    assert.deepEqual(toParts(standin), ['(1/3)']);
    await workbench.clearToasts();

    // Part 1 has arrived, so that neither the draft nor what stands beside it begins with it.
    const view = new DraftView(page);
    assert.match(await view.waitForText(draft, '## Version 2.14.0'), /^## Version 2\.14\.0\n/);
    await view.waitForText(preview, '(1/2)\n\nVersion 2.14.0');
    await workbench.screenshot('rest');
    await workbench.editorAction('Send Draft...').click();
    await modal.waitFor('Add a note in 2 parts to chat #12345 (Ann Lee) as Sam Carter?');
    await workbench.screenshot('rest-question');
    await modal.click('Add to Chat');
    await toasts.waitFor('2 notes added to chat #12345 (Ann Lee) as Sam Carter.');
    await workbench.screenshot('rest-sent');
    assert.deepEqual(toParts(standin), ['(1/3)', '(1/2)', '(2/2)']);
    assertWhole(standin);
  },

  'parts arrive in their order, none over the limit, and nothing is missing': async ({
    workbench,
    standin,
  }) => {
    await askToSend(workbench, 'Private note');
    await workbench.modal.click('Add to Chat');
    await workbench.toasts.waitFor('3 notes added to chat #12345 (Ann Lee) as Sam Carter.');
    await workbench.screenshot('sent');
    assert.deepEqual(toParts(standin), ['(1/3)', '(2/3)', '(3/3)']);
    assertWhole(standin);
  },

  'a customer gets them after one question that names their number': async ({ workbench, standin }) => {
    const { modal, toasts } = workbench;
    await askToSend(workbench, 'Message to the customer');
    await workbench.screenshot('customer-question');
    assert.equal(await modal.message(), 'Send to Ann Lee, chat #12345, as Sam Carter?');
    assert.match(await modal.detail(), /^Too long for one message, so it goes in 3 parts:\n/m);
    await modal.click('Send to Customer');
    await workbench.toasts.waitFor('Sending');
    await workbench.screenshot('customer-held');
    await until('third message', () => standin.posted.length === 3, 30_000);
    await toasts.waitFor('Message sent to chat #12345 (Ann Lee) as Sam Carter.');
    await workbench.screenshot('customer-sent');
    assert.deepEqual(
      received(standin).map(({ type }) => type),
      ['message', 'message', 'message'],
    );
    assertWhole(standin);
  },
});

function options(standin: Standin): WorkbenchOptions {
  return { ...keyInEnvironment(standin), folder: historyFolder() };
}

async function askToSend(workbench: Workbench, reader: Parameters<typeof chooseReader>[1]): Promise<void> {
  await workbench.openFile(history.file);
  await workbench.palette('HelpCrunch: Send Markdown File...');
  await enterChat(workbench);
  await chooseReader(workbench, reader);
  await workbench.modal.waitFor(' chat #12345');
}

/** The number above each message that has arrived, the same in both fields. */
function toParts(standin: Standin): readonly string[] {
  return received(standin).map(({ text, markdownText = '' }) => {
    const [number = ''] = markdownText.split('\n', 1);
    assert.ok(text.startsWith(`${number}\n\n`), text);
    return number;
  });
}

function assertWhole(standin: Standin): void {
  const parts = received(standin).map(({ text, markdownText = '' }) => {
    assert.ok(Math.max(text.length, markdownText.length) <= limit);
    return markdownText.replace(/^\(\d\/\d\)\n\n/, '').trim();
  });
  assert.equal(parts.join('\n\n'), history.markdown.trim());
}
