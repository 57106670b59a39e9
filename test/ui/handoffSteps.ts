import type { Locator, Page } from 'playwright-core';
import { sampleChats } from '../standin/sampleChats';
import { ConversationView } from './conversationView';
import type { Workbench } from './workbench';

/** The tab of the handoff draft of a chat. */
export function toDraftName(chat: number): string {
  return `Handoff chat ${chat}.md`;
}

/** Pastes the link of a chat into `Find Chat...`, and takes what is found. */
export async function followLink(workbench: Workbench, chat: number, customer: string): Promise<void> {
  const { page, quickInput } = workbench;
  await page.evaluate(`navigator.clipboard.writeText('https://acme.helpcrunch.com/inbox/chats/${chat}')`);
  await workbench.palette('HelpCrunch: Find Chat...');
  await quickInput.waitFor('Find Chat');
  await quickInput.row('Ann Lee').waitFor();
  await page.keyboard.press('ControlOrMeta+V');
  await quickInput.row('Department').waitFor();
  await workbench.screenshot('link');
  await quickInput.accept();
  await new ConversationView(page).waitFor(`${customer}, chat #${chat}`);
}

/** Opens the draft of the pinned chat, and waits for the buttons above its text. */
export async function openDraft(workbench: Workbench, chat: number = sampleChats.opened): Promise<void> {
  await workbench.palette(`HelpCrunch: ${workbench.words('Open Handoff Draft...')}`);
  await workbench.tab(toDraftName(chat)).and(workbench.page.locator('.active')).waitFor();
  await workbench.lens(workbench.words('Handoff for {0}', '').trim()).waitFor();
}

/** Puts the cursor into a line of the active editor. */
async function goTo({ page, quickInput }: Workbench, line: number): Promise<void> {
  await page.keyboard.press('Control+G');
  await quickInput.type(`:${line}:1`);
  await quickInput.accept();
  await quickInput.waitForEnd();
  await focusedEditor(page).waitFor();
}

/** Types in a line of the active editor. */
export async function typeAt(workbench: Workbench, line: number, text: string): Promise<void> {
  await goTo(workbench, line);
  await workbench.page.keyboard.type(text);
}

/** Puts a text in place of all that the active editor has. */
export async function rewrite(workbench: Workbench, text: string): Promise<void> {
  const { page } = workbench;
  await workbench.typeAtTop('');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

/** Opens the quick fixes of a text which the guard has marked; `begin` is the begin of it. */
export async function openQuickFixes({ page }: Workbench, begin: string): Promise<void> {
  const editor = focusedEditor(page);
  await editor
    .locator('.view-line')
    .getByText(begin)
    .click({ position: { x: 12, y: 8 } });
  // The bulb comes once VS Code knows the fixes of this place.
  await editor.locator('[class*="lightbulb"]').first().waitFor();
  await page.keyboard.press('ControlOrMeta+.');
  await page.locator('.action-widget').getByText('Replace with [removed]').first().waitFor();
}

/** Takes the quick fix that masks a text which the guard has marked; `begin` is the begin of it. */
export async function mask(workbench: Workbench, begin: string): Promise<void> {
  await openQuickFixes(workbench, begin);
  await workbench.screenshot('quick-fix');
  await workbench.page.keyboard.press('Enter');
  await marks(workbench).first().waitFor({ state: 'detached' });
}

/** The line above a part of the draft that has all of these texts in it. */
export function partLens({ page }: Workbench, ...texts: readonly string[]): Locator {
  const lines = page.locator('.editor-group-container.active .codelens-decoration');
  return texts.reduce((found, hasText) => found.filter({ hasText }), lines).first();
}

/** Closes what shows a chat's draft as plain text, so that the draft has the whole width again. */
export async function closePlainText(workbench: Workbench, chat: number): Promise<void> {
  const tab = workbench.tab(`Plain text, chat ${chat}.txt`);
  await tab.click({ button: 'middle' });
  await tab.waitFor({ state: 'detached' });
}

/** What is underlined as a warning in the active editor. */
export function marks({ page }: Workbench): Locator {
  return page.locator('.editor-group-container.active .squiggly-warning');
}

function focusedEditor(page: Page): Locator {
  return page.locator('.editor-group-container.active .monaco-editor.focused');
}
