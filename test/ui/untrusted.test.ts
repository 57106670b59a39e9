import assert from 'node:assert/strict';
import { sampleAgents } from '../standin/sampleTeam';
import { sampleChats } from '../standin/sampleChats';
import type { Standin } from '../standin/standin';
import { chooseAgent, enterChat, enterComment } from './answers';
import { makePushedRepository } from './handoffSample';
import { received } from './received';
import { parsePriceMessage, selectParsePrice } from './sample';
import { keyInEnvironment, uiTests } from './uiTests';
import type { WorkbenchOptions } from './withWorkbench';

const key = 'ctrl+alt+n';
const args = { chat: sampleChats.opened, comment: '' };

uiTests('untrusted', inRestrictedMode, {
  'in Restricted Mode a selection is sent by hand, without a link because git is off': async ({
    workbench,
    standin,
  }) => {
    await workbench.page.getByText('Restricted Mode').first().waitFor();
    await selectParsePrice(workbench);
    await workbench.palette('HelpCrunch: Send Selection as Note...');
    await enterChat(workbench);
    await chooseAgent(workbench);
    await enterComment(workbench);
    await workbench.toasts.waitFor('Note added');
    await workbench.screenshot('by-hand');
    assert.deepEqual(received(standin), [
      {
        ...{ chat: sampleChats.opened, type: 'private', agent: sampleAgents.first },
        ...parsePriceMessage({ location: true }),
      },
    ]);
  },

  'a keybinding that names the chat does nothing, and it is said why': async ({ workbench, standin }) => {
    await selectParsePrice(workbench);
    await workbench.page.keyboard.press('Control+Alt+N');
    await workbench.toasts.waitFor(
      'Nothing was done: a command may name its chat or text only in a workspace that you trust.',
    );
    await workbench.screenshot('refused');
    assert.deepEqual(standin.requests, []);
  },

  'once the workspace is trusted the same keybinding sends': async ({ workbench, standin }) => {
    const { page } = workbench;
    await workbench.palette('Workspaces: Manage Workspace Trust');
    await page.getByRole('button', { name: 'Trust', exact: true }).waitFor();
    await workbench.screenshot('trust');
    await page.getByRole('button', { name: 'Trust', exact: true }).click();
    await page.getByText('Restricted Mode').first().waitFor({ state: 'hidden' });
    await selectParsePrice(workbench);
    await page.keyboard.press('Control+Alt+N');
    await workbench.toasts.waitFor('Note added to chat #12345 (Ann Lee) as Sam Carter.');
    assert.equal(standin.posted.length, 1);
  },
});

/** A pushed repository, of which VS Code's git would know the links, and a keybinding that names a chat. */
async function inRestrictedMode(standin: Standin): Promise<WorkbenchOptions> {
  const { repository } = await makePushedRepository();
  return {
    ...keyInEnvironment(standin),
    folder: repository.folder,
    isRestricted: true,
    keybindings: [{ key, command: 'helpcrunch.sendSelectionAsNote', args }],
    userSettings: { 'security.workspace.trust.startupPrompt': 'never' },
  };
}
