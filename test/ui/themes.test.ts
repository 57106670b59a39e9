import { sampleChats } from '../standin/sampleChats';
import { chooseAgent, chooseReader, enterChat, enterComment } from './answers';
import { selectParsePrice } from './sample';
import { keyInEnvironment, uiTests, type UiTests } from './uiTests';

uiTests('themes', keyInEnvironment, {
  'a message goes its way in a light theme': inTheme('Light Modern', '.vs', 'light'),
  'a message goes its way in a high contrast theme': inTheme('Dark High Contrast', '.hc-black', 'contrast'),
});

/** Every kind of prompt, question, draft and toast in one theme. */
function inTheme(theme: string, marker: string, shot: string): UiTests[string] {
  return async ({ workbench, standin }) => {
    const { page, quickInput, modal, toasts } = workbench;
    await workbench.palette('Preferences: Color Theme');
    await quickInput.type(theme);
    await quickInput.choose(theme);
    await page.locator(`.monaco-workbench${marker}`).waitFor();

    await workbench.palette('HelpCrunch: Choose Agent...');
    await chooseAgent(workbench);
    await toasts.waitFor('You post as Sam Carter.');
    await workbench.clearToasts();

    await selectParsePrice(workbench);
    await workbench.palette('HelpCrunch: Send Selection...');
    await quickInput.row('Ann Lee').waitFor();
    await workbench.screenshot(`${shot}-chats`);
    await enterChat(workbench, sampleChats.closed);
    await quickInput.row('Message to the customer').waitFor();
    await workbench.screenshot(`${shot}-reader`);
    await chooseReader(workbench, 'Message to the customer');
    await enterComment(workbench, 'Please update to 2.4.1');
    await modal.waitFor('This chat is closed.');
    await workbench.screenshot(`${shot}-question`);
    await modal.click('Review');
    await workbench.lens('Send Draft...').waitFor();
    await workbench.screenshot(`${shot}-draft`);

    standin.inject({ kind: 'status', status: 429, path: '/messages' });
    await workbench.editorAction('Send Draft...').click();
    await modal.waitFor('Send to');
    await modal.click('Send to Customer');
    await toasts.waitFor('Not sent');
    await workbench.screenshot(`${shot}-not-sent`);
    await workbench.clearToasts();
    await workbench.editorAction('Send Draft...').click();
    await modal.waitFor('Send to');
    await modal.click('Send to Customer');
    await toasts.waitFor('Message sent');
    await workbench.screenshot(`${shot}-sent`);
  };
}
