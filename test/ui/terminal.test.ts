import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { copySample } from '../host/sampleCopy';
import { sampleAgents } from '../standin/sampleTeam';
import { sampleChats } from '../standin/sampleChats';
import type { Standin } from '../standin/standin';
import { chooseAgent, enterChat, enterComment } from './answers';
import { received } from './received';
import { Terminal } from './terminal';
import { keyInEnvironment, uiTests } from './uiTests';
import type { WorkbenchOptions } from './withWorkbench';
import type { Workbench } from './workbench';

const escape = '\u001b';
const lines = ['FAIL  row 1207: price is empty', 'done  1,206 of 4,000 rows'] as const;
const coloured = [
  `${escape}[1;31mFAIL${escape}[0m  row ${escape}[36m1207${escape}[0m: price is empty`,
  `${escape}[32mdone${escape}[0m  1,206 of 4,000 rows`,
].join('\n');
const copiedBefore = 'what I have copied before';

uiTests('terminal', options, {
  'without a selection neither menu nor palette offers it': async ({ workbench }) => {
    const { page, quickInput } = workbench;
    const terminal = new Terminal(page);
    await terminal.run(workbench, 'cat logs/coloured.log', lines[1]);
    await workbench.openContextMenu(terminal.row(lines[0]));
    await workbench.menuItem('Select All').waitFor();
    await workbench.screenshot('menu-without-selection');
    assert.equal(await workbench.menuItem('HelpCrunch').count(), 0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await quickInput.type('>HelpCrunch: Send');
    await quickInput.row('Send Selection as Note...').waitFor();
    assert.equal(await quickInput.row('Send Terminal Selection as Note...').count(), 0);
    await quickInput.escape();
  },

  'the menu of a selection sends it without its colours, and the clipboard keeps its text': async ({
    workbench,
    standin,
  }) => {
    const terminal = new Terminal(workbench.page);
    await copy(workbench, copiedBefore);
    await terminal.select(...lines);
    await workbench.openContextMenu(terminal.row(lines[0]), 'HelpCrunch');
    await workbench.screenshot('menu');
    assert.deepEqual(await workbench.submenuItems(), [
      'Send Terminal Selection as Note...',
      'Add Selection to Handoff',
    ]);
    await workbench.chooseMenuItem('Send Terminal Selection as Note...');
    await enterChat(workbench);
    await chooseAgent(workbench);
    await workbench.quickInput.waitFor('Add a Comment');
    await workbench.screenshot('comment');
    await enterComment(workbench, 'This is what the export says');
    await workbench.toasts.waitFor('Note added to chat #12345 (Ann Lee) as Sam Carter.');
    await workbench.screenshot('sent');
    const shown = lines.join('\n');
    assert.deepEqual(received(standin), [
      {
        ...{ chat: sampleChats.opened, type: 'private', agent: sampleAgents.first },
        text: `This is what the export says\n\n${shown}`,
        markdownText: `This is what the export says\n\n\`\`\`\n${shown}\n\`\`\``,
      },
    ]);
    assert.equal(await copied(workbench), copiedBefore);
  },

  'Escape sends nothing, and the clipboard keeps its text': async ({ workbench, standin }) => {
    const { quickInput } = workbench;
    await copy(workbench, 'something else');
    await workbench.palette('HelpCrunch: Send Terminal Selection as Note...');
    await quickInput.waitFor('Choose Chat');
    await quickInput.escape();
    await quickInput.waitForEnd();
    assert.equal(await copied(workbench), 'something else');
    assert.deepEqual(standin.posted, []);
  },

  'a secret that the terminal shows is asked about': async ({ workbench, standin }) => {
    const { modal, page } = workbench;
    const terminal = new Terminal(page);
    const line = 'login password=Tr0ub4dor7q';
    await terminal.run(workbench, 'cat logs/login.log', line);
    await terminal.select(line, line);
    await workbench.palette('HelpCrunch: Send Terminal Selection as Note...');
    await enterChat(workbench);
    await enterComment(workbench);
    await modal.waitFor('This note seems to contain a password');
    await workbench.screenshot('secret');
    await page.keyboard.press('Escape');
    await modal.waitForEnd();
    assert.deepEqual(standin.posted, []);
  },
});

function options(standin: Standin): WorkbenchOptions {
  const folder = copySample();
  writeFileSync(path.join(folder, 'logs/coloured.log'), `${coloured}\n`);
  writeFileSync(path.join(folder, 'logs/login.log'), 'login password=Tr0ub4dor7q\n');
  const userSettings = { 'terminal.integrated.gpuAcceleration': 'off' };
  return { ...keyInEnvironment(standin), folder, userSettings };
}

async function copy({ page }: Workbench, text: string): Promise<void> {
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
}

function copied({ page }: Workbench): Promise<string> {
  return page.evaluate<string>('navigator.clipboard.readText()');
}
