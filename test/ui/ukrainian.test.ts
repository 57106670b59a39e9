import assert from 'node:assert/strict';
import { sampleAgents } from '../standin/sampleTeam';
import { sampleChats } from '../standin/sampleChats';
import { chooseAgent, chooseReader, enterChat, enterComment, enterKey } from './answers';
import { ChatsView } from './chatsView';
import { ConversationView } from './conversationView';
import { englishLeft } from './englishLeft';
import { openDraft } from './handoffSteps';
import { lenses } from './lenses';
import { received } from './received';
import { parsePriceMessage, selectParsePrice } from './sample';
import { uiTests } from './uiTests';
import { toWords } from './words';
import type { Workbench } from './workbench';

const language = 'uk';
const words = toWords(language);
const comment = 'Причина — перевірка на null';
const place = [sampleChats.opened, 'Ann Lee', 'Sam Carter'] as const;
const draft = `${words('Message to customer, chat {0}', sampleChats.opened)}.md`;

uiTests('ukrainian', () => ({ language, userSettings: { 'helpcrunch.undoSeconds': 15 } }), {
  'without a key the view of chats tells how to begin': async ({ workbench }) => {
    const view = new ChatsView(workbench.page, words);
    await view.icon.click();
    await workbench.page.getByText(words('%view.chats.noKey%').split('\n')[0] ?? '').waitFor();
    await workbench.page.getByRole('button', { name: words('Set API Key...') }).waitFor();
    await look(workbench, 'welcome');
    await workbench.palette('View: Show Explorer');
  },

  'from no key to a note, by the editor’s menu': async ({ workbench, standin }) => {
    const { quickInput, toasts } = workbench;
    await selectParsePrice(workbench);
    await workbench.openContextMenu(workbench.selection, 'HelpCrunch');
    await workbench.submenuItems();
    await look(workbench, 'editor-menu');
    await workbench.chooseMenuItem(words('Send Selection...'));
    const { host } = new URL(standin.origin);
    await quickInput.waitFor(words('HelpCrunch API Key for {0}', host));
    await look(workbench, 'key');
    await enterKey(workbench, host, standin.key);
    await quickInput.row('Ann Lee').waitFor();
    await quickInput.row(words('Customer {0}', 504)).waitFor();
    await look(workbench, 'chats');
    const [chat] = await quickInput.rows();
    assert.equal(chat?.description, `#12345 · ann.lee@example.com · ${words('opened')}`);
    await enterChat(workbench);
    await quickInput.row(words('Private note')).waitFor();
    await look(workbench, 'reader');
    await chooseReader(workbench, 'Private note');
    await quickInput.row('Sam Carter').waitFor();
    await look(workbench, 'agents');
    await chooseAgent(workbench);
    await quickInput.waitFor(words('Add a Comment'));
    await look(workbench, 'comment');
    await enterComment(workbench, comment);
    const toast = await toasts.waitFor(words('Note added to chat #{0} ({1}) as {2}.', ...place));
    await look(workbench, 'sent');
    assert.deepEqual(
      toast.buttons,
      ['Open Chat', 'Set Chat Status...', 'Assign Chat...'].map((label) => words(label)),
    );
    assert.deepEqual(received(standin), [
      {
        ...{ chat: sampleChats.opened, type: 'private', agent: sampleAgents.first },
        ...parsePriceMessage({ comment, location: true }),
      },
    ]);
  },

  'a message to the customer is asked about, reviewed, held and taken back': async ({
    workbench,
    standin,
  }) => {
    const { modal, toasts } = workbench;
    await selectParsePrice(workbench);
    await run(workbench, 'Send Selection...');
    await enterChat(workbench);
    await chooseReader(workbench, 'Message to the customer');
    await enterComment(workbench, comment);
    const question = words('Send to {0}, chat #{1}, as {2}?', 'Ann Lee', sampleChats.opened, 'Sam Carter');
    await modal.waitFor(question);
    await look(workbench, 'question');
    const review = words('Review');
    const send = words('Send to Customer');
    assert.equal(await modal.defaultButton(), review);
    assert.ok((await modal.buttons()).includes(send));
    const { markdownText } = parsePriceMessage({ comment });
    const detail = await modal.detail();
    for (const sentence of [
      words('One message, {0} characters:', markdownText.length),
      words('Sent as a chat message. It cannot be edited or deleted.'),
    ])
      assert.ok(detail.includes(sentence), detail);
    await modal.click(review);
    await workbench.tab(draft).waitFor();
    await workbench.lens(words('Send Draft...')).waitFor();
    await look(workbench, 'draft');
    assert.deepEqual(await lenses(workbench), [
      words('Message to the customer {1}, chat #{0}, as {2}', ...place),
      words('Send Draft...'),
    ]);

    await workbench.editorAction(words('Send Draft...')).click();
    await modal.waitFor(question);
    await modal.click(send);
    const chat = words('chat #{0} ({1})', ...place);
    await toasts.waitFor(words('Sending to {0} as {1}', chat, 'Sam Carter'));
    await look(workbench, 'held');
    await run(workbench, 'Undo Send');
    await workbench.tab(draft).waitFor();
    await toasts.waitForNone();
    assert.deepEqual(standin.posted, []);
  },

  'the view of chats and a conversation, with its day, its sides and the language of its page': async ({
    workbench,
  }) => {
    const { page } = workbench;
    await workbench.palette('View: Close All Editors');
    const view = new ChatsView(page, words);
    await view.show();
    await view.waitForRow('Assigned to Me', '#12345');
    await look(workbench, 'view');
    await workbench.openContextMenu(view.row('#12345'));
    await workbench.menuItem(words('Show Conversation...')).waitFor();
    await look(workbench, 'chat-menu');
    await workbench.chooseMenuItem(words('Show Conversation...'));
    const conversation = new ConversationView(page);
    await conversation.waitFor(words('{0}, chat #{1}', 'Ann Lee', sampleChats.opened));
    await conversation.entries('Any news?').waitFor();
    await look(workbench, 'conversation');
    assert.equal(await conversation.body.locator('xpath=..').getAttribute('lang'), language);
    const shown = (await conversation.entries('').allInnerTexts()).join('\n');
    for (const side of ['Customer', 'Agent, to the customer', 'Private note, only your team'])
      assert.ok(shown.includes(words(side)), `${words(side)} in:\n${shown}`);
    const [day] = await conversation.days.allInnerTexts();
    assert.equal(day, new Date(2025, 10, 24).toLocaleDateString(language, { dateStyle: 'full' }));
  },

  'the draft of a handoff, what is added to it, and what was sent': async ({ workbench }) => {
    await openDraft(workbench);
    await run(workbench, 'Add Versions to Handoff');
    await workbench.toasts.waitFor(words('versions'));
    await workbench.lens(words('Send Handoff as Note')).waitFor();
    await look(workbench, 'handoff');
    await workbench.clearToasts();
    const text = await workbench.editorText();
    for (const heading of ['What the customer sees', 'Cause', 'Next step', 'Operating system'])
      assert.ok(text.includes(words(heading)), text);
    await run(workbench, 'Show Sent Messages');
    await workbench.quickInput.waitFor(words('Sent Messages'));
    await workbench.quickInput.row(words('note')).waitFor();
    await look(workbench, 'sent-messages');
    await workbench.quickInput.escape();
  },

  'settings and the walkthrough': async ({ workbench }) => {
    const { page, quickInput } = workbench;
    await workbench.palette('Preferences: Open Settings (UI)');
    await page.locator('.settings-editor .settings-header .monaco-editor.focused').waitFor();
    await page.keyboard.type('@ext:support-handoff.helpcrunch-handoff');
    await page.getByText(words('%setting.includeLocation%')).waitFor();
    await look(workbench, 'settings');
    await page.keyboard.press('Escape');
    await workbench.palette('Welcome: Open Walkthrough...');
    await quickInput.choose(words('%walkthrough.title%'));
    await page.getByText(words('%walkthrough.key.title%')).waitFor();
    await look(workbench, 'walkthrough');
  },
});

/** Runs a command of ours by its title. */
async function run(workbench: Workbench, title: string): Promise<void> {
  await workbench.palette(`HelpCrunch: ${words(title)}`);
}

/** Takes a picture, and makes sure that nothing of ours in it is English. */
async function look(workbench: Workbench, name: string): Promise<void> {
  await workbench.screenshot(name);
  assert.deepEqual(await englishLeft(workbench.page, language), []);
}
