import assert from 'node:assert/strict';
import { sampleAgents } from '../standin/sampleTeam';
import { sampleChats } from '../standin/sampleChats';
import type { Standin } from '../standin/standin';
import { chooseAgent, enterChat } from './answers';
import { waitForBackup } from './backups';
import { DraftView } from './draftView';
import { guardCustomers } from './guardCustomers';
import { connect, guardFolder, selectConnect, token } from './guardSample';
import { received } from './received';
import { annCard } from './sample';
import { keyInEnvironment, uiTests } from './uiTests';
import type { WorkbenchOptions } from './withWorkbench';

const draft = 'Note to chat 12345.md';
const preview = 'Plain text, chat 12345.txt';
const place = 'src/connect.ts:1-4';
const note = { chat: sampleChats.opened, type: 'private', agent: sampleAgents.first } as const;

uiTests('guard', options, {
  'a note with secrets is asked about, and Enter opens it beside what goes out': async ({
    workbench,
    standin,
  }) => {
    const { modal, page } = workbench;
    await workbench.palette('HelpCrunch: Choose Agent...');
    await chooseAgent(workbench);
    await workbench.toasts.waitFor('You post as Sam Carter.');
    await workbench.clearToasts();
    await selectConnect(workbench);
    await workbench.palette('HelpCrunch: Send Selection as Note...');
    await enterChat(workbench);
    await modal.waitFor('This note seems to contain');
    await workbench.screenshot('note-question');
    assert.equal(await modal.message(), 'This note seems to contain an API key and a connection string');
    assert.deepEqual((await modal.buttons()).toSorted(), ['Cancel', 'Review', 'Send Note Anyway']);
    assert.equal(await modal.defaultButton(), 'Review');
    const detail = await modal.detail();
    const found =
      'It seems to contain:\n• an API key in line 5: ghp_…\n• a connection string in line 6: Tr0u…\n';
    const whom = `${annCard}\n\nNote to chat #12345 (Ann Lee) as Sam Carter.\n\n`;
    assert.ok(detail.startsWith(whom + found), detail);
    await modal.pressEnter();

    const view = new DraftView(page);
    const shown = await view.waitForText(preview, connect);
    assert.ok(!/[`]/.test(shown), shown);
    await view.waitForMarks(2);
    await workbench.screenshot('review');
    assert.deepEqual(await view.groups(), [['connect.ts', draft], [preview]]);
    assert.equal(await view.focused(), draft);
    assert.deepEqual(standin.posted, []);
  },

  'each finding is marked at its place': async ({ workbench }) => {
    await workbench.palette('View: Toggle Problems');
    const problems = await new DraftView(workbench.page).problems();
    await workbench.screenshot('problems');
    for (const problem of [
      'This seems to contain an API key. HelpCrunch [Ln 5, Col 16]',
      'This seems to contain a connection string. HelpCrunch [Ln 6, Col 35]',
    ])
      assert.ok(problems.includes(problem), problems);
  },

  'what is typed and what a quick fix masks stands beside it at once': async ({ workbench, standin }) => {
    const { page, quickInput } = workbench;
    const view = new DraftView(page);
    await workbench.typeAtTop('See **line 5**.\n\n');
    await view.waitForText(preview, 'See line 5.\n\nsrc/connect.ts');
    await page.locator('.markers-panel').getByText('[Ln 7, Col 16]').waitFor();
    await page.keyboard.press('Control+G');
    await quickInput.type(':7:20');
    await quickInput.accept();
    await quickInput.waitForEnd();
    // The bulb comes once VS Code knows the fixes of this place, and the keys go to the editor again.
    const editor = page.locator('.editor-group-container.active .monaco-editor.focused');
    await editor.locator('[class*="lightbulb"]').first().waitFor();
    await page.keyboard.press('Control+.');
    const fixes = page.locator('.action-widget').getByText('Replace with [removed]');
    await fixes.first().waitFor();
    await workbench.screenshot('quick-fix');
    assert.equal(await fixes.count(), 1);
    await page.keyboard.press('Enter');
    await view.waitForMarks(1);
    await view.waitForText(preview, `See line 5.\n\n${place}\n\n${connect.replace(token, '[removed]')}`);
    await workbench.screenshot('masked');
    await workbench.palette('View: Toggle Problems');
    assert.deepEqual(standin.posted, []);
  },

  'a reload brings the draft, its marks and its plain text back': async ({ workbench, server }) => {
    const view = new DraftView(workbench.page);
    await waitForBackup(server, '[removed]');
    await workbench.reload();
    await view.waitForText(preview, "const token = '[removed]';");
    // VS Code in a browser may lose which tab was in front, when the page goes faster than it can write that down.
    await workbench.tab(draft).click();
    await workbench.lens('Send Draft...').waitFor();
    await view.waitForMarks(1);
    await workbench.screenshot('reloaded');
    assert.deepEqual(await view.groups(), [['connect.ts', draft], [preview]]);
  },

  'the reviewed note goes as the plain text has shown it, and both tabs close': async ({
    workbench,
    standin,
  }) => {
    const { modal, toasts } = workbench;
    await workbench.editorAction('Send Draft...').click();
    await modal.waitFor('This note seems to contain a connection string');
    await workbench.screenshot('note-question-again');
    await modal.click('Send Note Anyway');
    await toasts.waitFor('Note added to chat #12345 (Ann Lee) as Sam Carter.');
    const code = connect.replace(token, '[removed]');
    assert.deepEqual(received(standin), [
      {
        ...note,
        text: `See line 5.\n\n${place}\n\n${code}`,
        markdownText: `See **line 5**.\n\n\`${place}\`\n\n\`\`\`typescript\n${code}\n\`\`\``,
      },
    ]);
    await workbench.tab(draft).waitFor({ state: 'detached' });
    await workbench.tab(preview).waitFor({ state: 'detached' });
    await workbench.screenshot('sent');
  },

  'Escape on the question sends nothing and keeps nothing': async ({ workbench, standin }) => {
    await selectConnect(workbench);
    await workbench.palette('HelpCrunch: Send Selection as Note...');
    await enterChat(workbench);
    await workbench.modal.waitFor('This note seems to contain');
    await workbench.page.keyboard.press('Escape');
    await workbench.modal.waitForEnd();
    assert.equal(await workbench.tab(draft).count(), 0);
    assert.deepEqual(standin.posted, []);
  },

  ...guardCustomers,
});

/** In a browser VS Code saves by itself after a second, and nothing would stay unsaved over a reload. */
function options(standin: Standin): WorkbenchOptions {
  return {
    ...keyInEnvironment(standin),
    folder: guardFolder(),
    userSettings: { 'files.autoSave': 'off', 'helpcrunch.askForComment': false },
  };
}
