import { sampleChats } from '../standin/sampleChats';
import type { Standin } from '../standin/standin';
import { chooseAgent, chooseReader, enterChat, enterComment } from './answers';
import { ChatsView } from './chatsView';
import { ConversationView } from './conversationView';
import { openDraft } from './handoffSteps';
import { OutboxView } from './outboxView';
import { selectParsePrice } from './sample';
import { StatusBar } from './statusBar';
import { switchTheme } from './switchTheme';
import { keyInEnvironment, uiTests, type UiTests } from './uiTests';
import type { WorkbenchOptions } from './withWorkbench';

const withShortHold = (standin: Standin): WorkbenchOptions => ({
  ...keyInEnvironment(standin),
  userSettings: { 'helpcrunch.undoSeconds': 8 },
});

uiTests('themes', withShortHold, {
  'a message goes its way in a light theme': inTheme('Light Modern', '.vs', 'light'),
  'a message goes its way in a high contrast theme': inTheme('Dark High Contrast', '.hc-black', 'contrast'),
});

/** Every kind of prompt, question, draft and toast in one theme. */
function inTheme(theme: string, marker: string, shot: string): UiTests[string] {
  return async ({ workbench, standin }) => {
    const { page, quickInput, modal, toasts } = workbench;
    await switchTheme(workbench, theme, marker);

    await workbench.palette('HelpCrunch: Choose Agent...');
    await chooseAgent(workbench);
    await toasts.waitFor('You post as Sam Carter.');
    await workbench.clearToasts();

    const view = new ChatsView(page);
    await view.show();
    await view.waitForRow('Assigned to Me', '#12345');
    await workbench.screenshot(`${shot}-view`);
    await workbench.palette('HelpCrunch: Find Chat...');
    await quickInput.waitFor('Find Chat');
    await quickInput.type('#12345');
    await quickInput.row('Department').waitFor();
    await workbench.screenshot(`${shot}-find`);
    await quickInput.accept();
    await new ConversationView(page).entries('Any news?').waitFor();
    await workbench.screenshot(`${shot}-conversation`);
    await workbench.clearToasts();
    // By the palette: a key right after another may be lost on its way out of a webview.
    await workbench.palette('View: Show Explorer');

    await selectParsePrice(workbench);
    await workbench.palette('HelpCrunch: Send Selection...');
    await quickInput.row('Ann Lee').waitFor();
    await workbench.screenshot(`${shot}-chats`);
    await enterChat(workbench, sampleChats.closed);
    await quickInput.row('Message to the customer').waitFor();
    await workbench.screenshot(`${shot}-reader`);
    await chooseReader(workbench, 'Message to the customer');
    await quickInput.waitForMessage('This chat is closed.');
    await workbench.screenshot(`${shot}-comment`);
    await enterComment(workbench, 'Please update to 2.4.1');
    await modal.waitFor('This chat is closed.');
    await workbench.screenshot(`${shot}-question`);
    await modal.click('Review');
    await workbench.lens('Send Draft...').waitFor();
    await workbench.screenshot(`${shot}-draft`);

    standin.inject({ kind: 'status', status: 400, path: '/messages' });
    await workbench.editorAction('Send Draft...').click();
    await modal.waitFor('Send to');
    await modal.click('Send to Customer');
    await workbench.palette('HelpCrunch: Show Outbox');
    await new OutboxView(page).row('can be undone').waitFor();
    await workbench.screenshot(`${shot}-held`);
    await toasts.waitFor('Not sent');
    await new StatusBar(page).waitFor('HelpCrunch: 1 needs you');
    await workbench.screenshot(`${shot}-not-sent`);
    await toasts.click('Not sent', 'Review');
    await workbench.lens('Send Draft...').waitFor();
    await page.keyboard.press('ControlOrMeta+Shift+E');
    await workbench.editorAction('Send Draft...').click();
    await modal.waitFor('Send to');
    await modal.click('Send to Customer');
    await toasts.waitFor('Message sent');
    await workbench.screenshot(`${shot}-sent`);
    await workbench.clearToasts();
    await openDraft(workbench);
    await workbench.screenshot(`${shot}-handoff`);
  };
}
