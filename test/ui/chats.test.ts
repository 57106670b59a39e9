import assert from 'node:assert/strict';
import { until } from '../editor/until';
import type { GitRepository } from '../git/gitRepository';
import { sampleAgents } from '../standin/sampleTeam';
import { sampleChats } from '../standin/sampleChats';
import type { Standin } from '../standin/standin';
import { chooseAgent, enterChat, enterComment } from './answers';
import { ChatsView } from './chatsView';
import { ConversationView } from './conversationView';
import { DraftView } from './draftView';
import { fixBranch, makeFixRepository, mergeFix } from './fixRepository';
import { selectParsePrice } from './sample';
import { keyInEnvironment, uiTests } from './uiTests';
import type { WorkbenchOptions } from './withWorkbench';
import type { Workbench } from './workbench';

const { opened } = sampleChats;
const secret = 'The price list of Acme is wrong';
let repository: GitRepository;

uiTests('chats', inRepository, {
  'an agent’s note answers an escalation: the row, the badge and a toast say so, and never what it says':
    async ({ workbench, standin }) => {
      const { page, toasts } = workbench;
      const view = new ChatsView(page);
      await view.show();
      await view.waitForRow('Recent', '#12345');
      await workbench.screenshot('view');
      await selectParsePrice(workbench);
      await workbench.palette('HelpCrunch: Send Selection as Note...');
      await enterChat(workbench);
      await chooseAgent(workbench);
      await enterComment(workbench);
      await toasts.waitFor('Note added to chat #12345 (Ann Lee) as Sam Carter.');
      await view.waitForRow('My Escalations', fixBranch);
      await workbench.clearToasts();
      standin.say({
        ...{ chat: opened, type: 'private', text: secret },
        ...{ from: 'agent', agent: sampleAgents.second },
      });
      await view.press('Refresh Chats');
      await view.waitForRow('My Escalations', 'answered by Lisa Rodes');
      const toast = await toasts.waitFor('Lisa Rodes added a note to chat #12345 (Ann Lee).');
      await view.badge('1').waitFor();
      await workbench.screenshot('answered');
      assert.deepEqual(toast, {
        message: 'Lisa Rodes added a note to chat #12345 (Ann Lee).',
        links: [],
        buttons: ['Show Conversation'],
      });
      await toasts.click('added a note', 'Show Conversation');
      const conversation = new ConversationView(page);
      await conversation.entries(secret).waitFor();
      await view.badge('1').waitFor({ state: 'detached' });
      await workbench.screenshot('answer-read');
    },

  'a merged branch is told where a chat waits for it, and offers a message that is begun already': async ({
    workbench,
    standin,
  }) => {
    const { page, quickInput, toasts } = workbench;
    const view = new ChatsView(page);
    await workbench.contextMenu(view.row('#12345', fixBranch), 'Set Chat Status...');
    await quickInput.waitFor('Set Chat Status');
    await quickInput.choose('Waiting for Fix');
    await toasts.waitFor('Waiting for a fix: chat #12345 (Ann Lee).');
    await view.waitForRow('My Escalations', 'waiting for fix');
    await workbench.screenshot('waiting');
    await workbench.clearToasts();
    await mergeFix(repository);
    const toast = await toasts.waitFor('is merged');
    await view.waitForRow('My Escalations', `${fixBranch} is merged`);
    await workbench.screenshot('merged');
    assert.deepEqual(toast, {
      message: `Branch ${fixBranch} is merged. Chat #12345 (Ann Lee) waits for it.`,
      links: [],
      buttons: ['Write to Customer...'],
    });
    await toasts.click('is merged', 'Write to Customer...');
    await workbench.lens('Send Draft...').waitFor();
    await new DraftView(page).waitForText(
      'Message to customer, chat 12345.md',
      'Hello Ann Lee,\n\nthe problem you told us about is fixed.',
    );
    await workbench.screenshot('prefilled');
    assert.deepEqual(standin.posted, []);
  },

  'a row’s menu sets the status, and the row says so': async ({ workbench }) => {
    const { quickInput, toasts } = workbench;
    const view = new ChatsView(workbench.page);
    await workbench.openContextMenu(view.row('#12345', 'opened'));
    await workbench.menuItem('Set Chat Status...').waitFor();
    await workbench.screenshot('menu');
    await workbench.chooseMenuItem('Set Chat Status...');
    await quickInput.waitFor('Set Chat Status');
    await quickInput.row('Waiting for Fix').waitFor();
    await workbench.screenshot('status');
    await quickInput.choose('pending');
    await toasts.waitFor('Chat #12345 (Ann Lee) is now pending.');
    await view.waitForRow('Assigned to Me', '#12345 · pending');
    await workbench.screenshot('status-set');
  },

  'and gives the chat to an agent or a department': async ({ workbench, standin }) => {
    const view = new ChatsView(workbench.page);
    await untilRead(standin, () => view.press('Refresh Chats'));
    await view.waitForRow('Assigned to Me', '#12345 · opened');
    await workbench.contextMenu(view.row('#12345'), 'Assign Chat...');
    await assign(workbench, 'lisa.rodes@acme.example', 'Lisa Rodes');
    const isThere = async (): Promise<boolean> =>
      (await view.rows('Assigned to Me')).some((row) => row.includes('#12345'));
    await until('end of the row', async () => !(await isThere()));
    // Not by the menu of a row, which is drawn anew after the change: its menu is then nobody's.
    await workbench.palette('HelpCrunch: Assign Chat...');
    await enterChat(workbench);
    await assign(workbench, 'Engineering', 'Engineering');
    await workbench.screenshot('assigned');
    assert.deepEqual(
      standin.requests.filter(({ method }) => method === 'PUT').map(({ status }) => status),
      [200, 200],
    );
  },
});

/** The sample workspace as a repository. */
async function inRepository(standin: Standin): Promise<WorkbenchOptions> {
  repository = await makeFixRepository();
  return { ...keyInEnvironment(standin), folder: repository.folder };
}

/** Waits until the view was read anew to its end because of `act`: a row that is drawn anew meanwhile loses its menu. */
async function untilRead(standin: Standin, act: () => Promise<void>): Promise<void> {
  const looks = (): number =>
    standin.requests.filter(({ path }) => path.startsWith(`/v1/chats/${opened}/messages`)).length;
  const before = looks();
  await act();
  await until('look into the conversation', () => looks() > before);
}

/** Chooses who gets the chat. */
async function assign(workbench: Workbench, choice: string, name: string): Promise<void> {
  const { quickInput, toasts } = workbench;
  await quickInput.waitFor('Assign Chat');
  await quickInput.row(choice).waitFor();
  await workbench.screenshot('assign');
  await quickInput.choose(choice);
  await toasts.waitFor(`Chat #12345 (Ann Lee) is now assigned to ${name}.`);
}
