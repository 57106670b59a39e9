import assert from 'node:assert/strict';
import { handoffMarker } from '../../src/core/handoff';
import { sampleAgents } from '../standin/sampleTeam';
import { sampleChats } from '../standin/sampleChats';
import type { Standin } from '../standin/standin';
import { chooseAgent } from './answers';
import { ConversationView } from './conversationView';
import { DraftView } from './draftView';
import { token } from './guardSample';
import { makePushedRepository, type Pushed, toNote, written } from './handoffSample';
import {
  closePlainText,
  followLink,
  marks,
  mask,
  openDraft,
  partLens,
  rewrite,
  toDraftName,
} from './handoffSteps';
import { collect, findSent, readAnswer, setPending, write } from './handoffStory';
import { received } from './received';
import { switchTheme } from './switchTheme';
import { keyInEnvironment, uiTests, type UiTests } from './uiTests';
import type { WorkbenchOptions } from './withWorkbench';
import type { Workbench } from './workbench';

const chat = sampleChats.opened;
/** Chats from 12401 are ordinary ones. */
const other = { chat: 12401, customer: 'Ava Example' } as const;
const internal = 'Only for the team: somebody has switched row 1207 off.';
const forAva = 'Hello Ava, it works again.';
let pushed: Pushed;

uiTests('handoff', inRepository, {
  'from a pasted chat link to the answer: what was found goes to the team, and what is meant for the customer to the customer':
    async ({ workbench, standin }) => {
      const { modal, page, toasts } = workbench;
      await workbench.palette('HelpCrunch: Choose Agent...');
      await chooseAgent(workbench);
      await toasts.waitFor('You post as Sam Carter.');
      await workbench.clearToasts();
      await followLink(workbench, chat, 'Ann Lee');
      await new ConversationView(page).entries('Any news?').waitFor();
      await workbench.screenshot('conversation');
      const terminal = await collect(workbench);
      await write(workbench);

      await workbench.editorAction('Send Handoff as Note').click();
      await modal.waitFor('This note seems to contain an API key');
      await workbench.screenshot('guard');
      assert.equal(await modal.defaultButton(), 'Review');
      await modal.pressEnter();
      await marks(workbench).first().waitFor();
      await new DraftView(page).waitForText('Plain text, chat 12345.txt', written.seen);
      await workbench.screenshot('review');
      await mask(workbench, token.slice(0, 8));
      await workbench.screenshot('masked');
      await closePlainText(workbench, chat);
      assert.deepEqual(standin.posted, []);

      await workbench.editorAction('Send Handoff as Note').click();
      const toast = await toasts.waitFor('Note added');
      await workbench.screenshot('note-sent');
      assert.deepEqual(toast, {
        message: 'Note added to chat #12345 (Ann Lee) as Sam Carter. Customer part not sent.',
        links: [],
        buttons: ['Send Customer Part...', 'Open Chat', 'Set Chat Status...'],
      });
      const note = { chat, type: 'private', agent: sampleAgents.first, ...toNote(pushed.commit, terminal) };
      assert.deepEqual(received(standin), [note]);

      await toasts.click('Note added', 'Send Customer Part...');
      await modal.waitFor('Send to Ann Lee, chat #12345, as Sam Carter?');
      await workbench.screenshot('customer-question');
      await modal.click('Send to Customer');
      await toasts.waitFor('Sending to chat #12345 (Ann Lee) as Sam Carter');
      await workbench.screenshot('customer-held');
      assert.deepEqual(received(standin), [note]);
      await toasts.waitFor('Message sent to chat #12345 (Ann Lee) as Sam Carter.');
      await partLens(workbench, 'Below this line: for Ann Lee', 'Sent ').waitFor();
      await workbench.screenshot('customer-sent');
      const text = written.customer.replaceAll('**', '');
      const message = { chat, type: 'message', agent: sampleAgents.first, text };
      assert.deepEqual(received(standin), [note, { ...message, markdownText: written.customer }]);

      await setPending(workbench, standin);
      await readAnswer(workbench, standin);
      await findSent(workbench);
    },

  'without the marker, or with two, nothing is sent and the reason is told': async ({
    workbench,
    standin,
  }) => {
    await followLink(workbench, other.chat, other.customer);
    await openDraft(workbench, other.chat);
    const once = `${internal}\n\n${handoffMarker}\n\n${forAva}\n`;
    const wrong = [
      ['is missing', 'is missing', `${internal}\n\n${forAva}\n`],
      ['must stand here only once', 'stands in the draft 2 times', `${once}\n${handoffMarker}\n`],
    ] as const;
    for (const [remark, reason, text] of wrong) {
      await rewrite(workbench, text);
      await partLens(workbench, 'Handoff for chat #12401', `${handoffMarker} ${remark}`).waitFor();
      for (const button of ['Send Handoff as Note', 'Send Customer Part...']) {
        await workbench.editorAction(button).click();
        await workbench.toasts.waitFor(reason);
        await workbench.screenshot('refused');
        await workbench.clearToasts();
        assert.equal(await workbench.modal.isOpen(), false);
      }
    }
    assert.deepEqual(standin.posted, []);
  },

  'Undo Send brings the draft to the front, and the customer never gets a word of what stands before the marker':
    async ({ workbench, standin }) => {
      const { modal, toasts } = workbench;
      const text = `${internal}\n\n${handoffMarker}\n\n${forAva}\n`;
      await rewrite(workbench, text);
      await partLens(workbench, 'Below this line: for Ava Example').waitFor();
      await sendCustomerPart(workbench);
      const wait = partLens(workbench, 'Waits in the outbox');
      await wait.waitFor();
      await workbench.page.keyboard.press('Control+Alt+Z');
      await wait.waitFor({ state: 'detached' });

      await sendCustomerPart(workbench);
      await workbench.openFile('src/report.py');
      await workbench.screenshot('held-elsewhere');
      await workbench.palette('HelpCrunch: Undo Send');
      await workbench.tab(toDraftName(other.chat)).and(workbench.page.locator('.active')).waitFor();
      await partLens(workbench, 'Below this line: for Ava Example').waitFor();
      await toasts.waitForNone();
      await workbench.screenshot('undone');
      await closePlainText(workbench, other.chat);
      assert.equal(await workbench.editorText(), text);
      assert.deepEqual(standin.posted, []);

      await sendCustomerPart(workbench);
      await toasts.waitFor('Message sent to chat #12401 (Ava Example) as Sam Carter.');
      await workbench.editorAction('Send Handoff as Note').click();
      const toast = await toasts.waitFor('Note added');
      await workbench.screenshot('both-sent');
      assert.deepEqual(toast, {
        message: 'Note added to chat #12401 (Ava Example) as Sam Carter.',
        links: [],
        buttons: ['Open Chat', 'Set Chat Status...', 'Assign Chat...'],
      });
      assert.equal(await modal.isOpen(), false);
      const both = { chat: other.chat, agent: sampleAgents.first };
      assert.deepEqual(received(standin), [
        { ...both, type: 'message', text: forAva, markdownText: forAva },
        { ...both, type: 'private', text: internal, markdownText: internal },
      ]);
    },

  'the draft and its question are read in a dark theme': inTheme('Dark Modern', '.vs-dark', 'dark'),
  'and in a light one': inTheme('Light Modern', '.vs', 'light'),
  'and in high contrast': inTheme('Dark High Contrast', '.hc-black', 'contrast'),
});

/** The draft with the lines above its parts, and the question before its customer's part is sent. */
function inTheme(theme: string, marker: string, shot: string): UiTests[string] {
  return async ({ workbench, standin }) => {
    await switchTheme(workbench, theme, marker);
    await rewrite(workbench, `## Cause\n\n${internal}\n\n${handoffMarker}\n\nIn ${theme}: ${forAva}\n`);
    await partLens(workbench, 'Below this line: for Ava Example', 'changed since').waitFor();
    await workbench.screenshot(`${shot}-draft`);
    await workbench.editorAction('Send Customer Part...').click();
    await workbench.modal.waitFor('Send to Ava Example, chat #12401, as Sam Carter?');
    await workbench.screenshot(`${shot}-question`);
    await workbench.modal.click('Cancel');
    assert.deepEqual(standin.posted, []);
  };
}

async function sendCustomerPart(workbench: Workbench): Promise<void> {
  await workbench.editorAction('Send Customer Part...').click();
  await workbench.modal.waitFor('Send to Ava Example, chat #12401, as Sam Carter?');
  await workbench.modal.click('Send to Customer');
  await workbench.toasts.waitFor('Sending to chat #12401 (Ava Example) as Sam Carter');
}

/** A hold that is long enough to press `Undo Send`. VS Code saves by itself, in the middle of a step, as it does in a browser. */
async function inRepository(standin: Standin): Promise<WorkbenchOptions> {
  pushed = await makePushedRepository();
  const userSettings = { 'helpcrunch.undoSeconds': 8, 'terminal.integrated.gpuAcceleration': 'off' };
  return { ...keyInEnvironment(standin), folder: pushed.repository.folder, userSettings };
}
