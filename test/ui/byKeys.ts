import assert from 'node:assert/strict';
import { until } from '../editor/until';
import { sampleAgents } from '../standin/sampleTeam';
import { sampleChats } from '../standin/sampleChats';
import { findViolations } from '../webview/axe';
import { ActionCount } from './actionCount';
import { enterChat, enterComment } from './answers';
import { ConversationView } from './conversationView';
import { received } from './received';
import type { UiTests } from './uiTests';
import type { Workbench } from './workbench';

const sent = 'Note added to chat #12345 (Ann Lee) as Sam Carter.';
const patienceMs = 30_000;

/** What a person does who has no mouse. */
export const byKeys: UiTests = {
  'a note and an answer from the conversation go out without a mouse': async ({ workbench, standin }) => {
    const { page, toasts } = workbench;
    const count = await ActionCount.begin(page);
    await runByKeys(workbench, 'View: Focus Active Editor Group');
    await runByKeys(workbench, 'HelpCrunch: Send Selection as Note...');
    await enterChat(workbench);
    await enterComment(workbench, 'By keys');
    await toasts.waitFor(sent);

    await runByKeys(workbench, 'HelpCrunch: Show Conversation...');
    await enterChat(workbench);
    const view = new ConversationView(page);
    await view.entries('Any news?').waitFor();
    await tabTo(workbench, view, 'Reply as Note');
    await workbench.screenshot('focused-button');
    await page.keyboard.press('Enter');
    await workbench.lens('Send Draft...').waitFor();
    await page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
    await page.keyboard.type('It is fixed.');
    await runByKeys(workbench, 'HelpCrunch: Send Draft...');
    await until('two notes', () => standin.posted.length === 2, patienceMs);
    await toasts.waitFor(sent);
    assert.deepEqual(received(standin).at(-1), {
      ...{ chat: sampleChats.opened, type: 'private', agent: sampleAgents.first },
      ...{ text: 'It is fixed.', markdownText: 'It is fixed.' },
    });
    assert.equal((await count.actions()).includes('click'), false);
  },

  'axe finds nothing wrong in the conversation as VS Code shows it': async ({ workbench }) => {
    const view = new ConversationView(workbench.page);
    await view.bringToFront(sampleChats.opened);
    await view.entries('Any news?').waitFor();
    const frame = await view.frame();
    assert.deepEqual(await findViolations(frame), []);
    assert.equal(await frame.evaluate<string>('document.documentElement.lang'), 'en');
  },
};

async function runByKeys(workbench: Workbench, title: string): Promise<void> {
  await workbench.findCommand(title);
  await workbench.quickInput.accept();
}

/** Presses Tab until a button of the conversation has the focus. */
async function tabTo({ page }: Workbench, view: ConversationView, name: string): Promise<void> {
  const focused = view.body.locator('button:focus', { hasText: name });
  await until(
    `focus on ${name}`,
    async () => {
      if (await focused.isVisible()) return true;
      await page.keyboard.press('Tab');
      return false;
    },
    patienceMs,
  );
}
