import assert from 'node:assert/strict';
import { say } from '../host/say';
import { sampleAgents } from '../standin/sampleTeam';
import { sampleChats } from '../standin/sampleChats';
import type { Standin } from '../standin/standin';
import { ActionCount } from './actionCount';
import { byKeys } from './byKeys';
import { ChatsView } from './chatsView';
import { readAloud } from './readAloud';
import { received } from './received';
import { parsePriceMessage, selectParsePrice } from './sample';
import { firstLook } from './firstLook';
import { uiTests } from './uiTests';
import { WalkthroughView } from './walkthroughView';
import type { Workbench } from './workbench';

const atMost = 6;
const sent = 'Note added to chat #12345 (Ann Lee) as Sam Carter.';

uiTests('first minutes', () => ({ userSettings: { 'helpcrunch.undoSeconds': 60 } }), {
  ...firstLook,

  'from the pasted key to the first note by the command, with the chat by its id': async ({
    workbench,
    standin,
  }) => {
    const { page, quickInput, toasts } = workbench;
    await selectParsePrice(workbench);
    await workbench.palette('HelpCrunch: Send Selection as Note...');
    const count = await beginToPaste(workbench, standin);
    await page.keyboard.press('ControlOrMeta+V');
    await page.keyboard.press('Enter');
    await quickInput.row('Ann Lee').waitFor();
    await page.keyboard.type('#12345');
    await quickInput.onlyRow('#12345 ·').waitFor();
    await page.keyboard.press('Enter');
    await quickInput.row('Sam Carter').waitFor();
    await page.keyboard.press('Enter');
    await quickInput.waitFor('Add a Comment');
    await page.keyboard.press('Enter');
    await toasts.waitFor(sent);
    await assertFew(count, 'by the command', standin);
  },

  'every step but the handoff is ticked off then, and that one by opening a draft': async ({ workbench }) => {
    const { quickInput } = workbench;
    const walkthrough = new WalkthroughView(workbench);
    await walkthrough.open();
    await walkthrough.waitForDone('key', 'agent', 'note');
    await walkthrough.select('handoff');
    await walkthrough.press('Open Handoff Draft...');
    await quickInput.choose('Ann Lee');
    await workbench.lens('Handoff for').waitFor();
    await walkthrough.open();
    await walkthrough.waitForDone('key', 'agent', 'note', 'handoff');
    await workbench.screenshot('walkthrough-done');
    await workbench.palette('View: Close All Editors');
  },

  'and by the welcome view, which offers the note right after the key': async ({ workbench, standin }) => {
    const { page, quickInput, toasts } = workbench;
    await workbench.palette('HelpCrunch: Remove API Key');
    await toasts.waitFor('The API key and the chosen agent were removed.');
    await workbench.clearToasts();
    await selectParsePrice(workbench);
    await new ChatsView(page).icon.click();
    await page.locator('.welcome-view-content').getByRole('button', { name: 'Set API Key...' }).click();
    const count = await beginToPaste(workbench, standin);
    await page.keyboard.press('ControlOrMeta+V');
    await page.keyboard.press('Enter');
    const toast = await toasts.waitFor('API key of acme saved');
    await workbench.screenshot('key-saved');
    assert.deepEqual(toast.buttons, ['Send Selection as Note...']);
    await toasts.click('API key of acme saved', 'Send Selection as Note...');
    await quickInput.choose('Ann Lee');
    await quickInput.choose('Sam Carter');
    await quickInput.waitFor('Add a Comment');
    await page.keyboard.press('Enter');
    await toasts.waitFor(sent);
    await workbench.screenshot('first-note');
    await assertFew(count, 'by the welcome view', standin);
  },

  ...byKeys,
  ...readAloud,
});

/** Puts the key on the clipboard, as somebody has it who comes from HelpCrunch, and counts from then on. */
async function beginToPaste({ page, quickInput }: Workbench, { key, origin }: Standin): Promise<ActionCount> {
  await quickInput.waitFor(`HelpCrunch API Key for ${new URL(origin).host}`);
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(key)})`);
  return ActionCount.begin(page);
}

async function assertFew(count: ActionCount, way: string, standin: Standin): Promise<void> {
  const actions = await count.actions();
  say(`From the pasted key to the first note, ${way}: ${actions.length} actions (${actions.join(', ')})`);
  assert.ok(actions.length > 2 && actions.length <= atMost, actions.join(', '));
  assert.deepEqual(received(standin), [
    {
      ...{ chat: sampleChats.opened, type: 'private', agent: sampleAgents.first },
      ...parsePriceMessage({ location: true }),
    },
  ]);
}
