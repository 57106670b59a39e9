import { handoffMarker } from '../../src/core/handoff';
import type { Standin } from '../standin/standin';
import { chooseReader, enterChat, enterComment } from '../ui/answers';
import { ChatsView } from '../ui/chatsView';
import { ConversationView } from '../ui/conversationView';
import { DraftView } from '../ui/draftView';
import { selectConnect, token } from '../ui/guardSample';
import { followLink, openDraft, openQuickFixes, partLens, rewrite } from '../ui/handoffSteps';
import { lenses } from '../ui/lenses';
import { OutboxView } from '../ui/outboxView';
import { selectParsePrice } from '../ui/sample';
import { StatusBar } from '../ui/statusBar';
import type { Workbench } from '../ui/workbench';
import { annsChat, tellAnn } from './exampleChats';

/** A picture of README: its name, how large the window is, and how it comes to look like this after the picture before. */
export interface Picture {
  readonly name: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly pose: (workbench: Workbench, standin: Standin) => Promise<void>;
}

const usual = { width: 1000, height: 580 } as const;
const preview = `Plain text, chat ${annsChat}.txt`;
const question = `Send to Ann Lee, chat #${annsChat}, as Sam Carter?`;

const seen = 'The export stops at row 1207: a price is missing there.';
const cause = '`parsePrice` expects a text and gets null. A price "on request" is null since 2.4.0.';
const answer = [
  'Hello Ann,',
  'thank you for waiting. Row 1207 has no price, and the export stops there.',
  'Please update to **2.4.1**: the export goes on then.',
].join('\n\n');

/** All pictures, in the order of one story: a note, the answer in the conversation, and what the customer gets. */
export const pictures: readonly Picture[] = [
  { name: 'note', size: usual, pose: chooseChat },
  { name: 'conversation', size: { width: 1300, height: 870 }, pose: readBesideCode },
  { name: 'guard', size: { width: 1230, height: 400 }, pose: maskSecret },
  { name: 'handoff', size: { ...usual, height: 680 }, pose: writeHandoff },
  { name: 'gate', size: usual, pose: askBeforeSending },
  { name: 'undo', size: usual, pose: hold },
];

async function chooseChat(workbench: Workbench): Promise<void> {
  const { page, quickInput } = workbench;
  await selectParsePrice(workbench);
  // So far down that the list ends above the selection.
  for (let line = 0; line < 4; line++) await page.keyboard.press('Control+ArrowUp');
  await workbench.palette('HelpCrunch: Send Selection as Note...');
  await quickInput.waitFor('Choose Chat');
  await quickInput.row('Ava Example').waitFor();
}

async function readBesideCode(workbench: Workbench, standin: Standin): Promise<void> {
  const { page, toasts } = workbench;
  await enterChat(workbench, annsChat);
  await enterComment(workbench, 'Found it: a price "on request" is null. Fixed in 2.4.1.');
  await toasts.waitFor('Note added');
  tellAnn(standin);
  await followLink(workbench, annsChat, 'Ann Lee');
  await new ConversationView(page).entries('Good news').waitFor();
  await workbench.palette('View: Move Editor into Right Group');
  await new ChatsView(page).show();
  await workbench.palette('View: Focus First Editor Group');
  await new ConversationView(page).entries('Good news').waitFor();
  await workbench.clearToasts();
}

async function maskSecret(workbench: Workbench): Promise<void> {
  const { page, modal } = workbench;
  await workbench.palette('View: Close All Editors');
  await workbench.palette('View: Toggle Primary Side Bar Visibility');
  await selectConnect(workbench);
  await workbench.palette('HelpCrunch: Send Selection...');
  await enterChat(workbench, annsChat);
  await chooseReader(workbench, 'Message to the customer');
  await enterComment(workbench);
  await modal.waitFor(question);
  await modal.click('Review');
  const view = new DraftView(page);
  await view.waitForText(preview, 'TODO');
  await view.waitForMarks(2, 3);
  await workbench.palette('View: Close Other Editors in Group');
  await lenses(workbench);
  await openQuickFixes(workbench, token.slice(0, 8));
}

async function writeHandoff(workbench: Workbench): Promise<void> {
  const { page, toasts } = workbench;
  await page.keyboard.press('Escape');
  await workbench.palette('View: Close All Editors');
  await selectParsePrice(workbench);
  await workbench.palette('HelpCrunch: Add Selection to Handoff');
  await toasts.waitFor('Added to the handoff');
  await openDraft(workbench, annsChat);
  await workbench.palette('View: Close Other Editors in Group');
  const text = await workbench.editorText();
  const evidence = text.slice(text.indexOf('[`src/'), text.indexOf(handoffMarker)).trim();
  const parts = [`## What the customer sees\n\n${seen}`, `## Cause\n\n${cause}`, evidence];
  await rewrite(workbench, `${[...parts, handoffMarker, answer].join('\n\n')}\n`);
  await partLens(workbench, 'Below this line: for Ann Lee').waitFor();
  await page.keyboard.press('ControlOrMeta+Home');
  await workbench.clearToasts();
  await lenses(workbench);
}

async function askBeforeSending(workbench: Workbench): Promise<void> {
  await workbench.editorAction('Send Customer Part...').click();
  await workbench.modal.waitFor(question);
}

async function hold(workbench: Workbench): Promise<void> {
  const { page, modal, toasts } = workbench;
  await modal.click('Send to Customer');
  await toasts.waitFor('Sending to');
  await workbench.palette('HelpCrunch: Show Outbox');
  await new OutboxView(page).row('can be undone').waitFor();
  await new StatusBar(page).waitFor('Undo Send (');
  await lenses(workbench);
}
