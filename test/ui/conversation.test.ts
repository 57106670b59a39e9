import assert from 'node:assert/strict';
import { until } from '../editor/until';
import { sampleAgents } from '../standin/sampleTeam';
import { sampleChats } from '../standin/sampleChats';
import type { Standin } from '../standin/standin';
import { chooseAgent } from './answers';
import { ConversationView } from './conversationView';
import { hostileChats } from './hostileChats';
import { received } from './received';
import { switchTheme } from './switchTheme';
import { keyInEnvironment, uiTests } from './uiTests';
import type { WorkbenchOptions } from './withWorkbench';
import type { Workbench } from './workbench';

const { opened } = sampleChats;
const patienceMs = 60_000;

uiTests('conversation', readingOften, {
  'a conversation is read oldest first, by day, and tells notes from messages by words': async ({
    workbench,
  }) => {
    const view = await showConversation(workbench, opened, 'Ann Lee, chat #12345');
    await view.entries('Any news?').waitFor();
    await view.button('Reply to Customer...').waitFor();
    await workbench.screenshot('conversation');
    const texts = (await view.entries('').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
    assert.equal(texts.length, 6);
    for (const [index, pattern] of [
      /^HelpBot Agent, to the customer .* Hello, I am the HelpBot\./,
      /^Ann Lee Customer .* It says "null is not an object"\.$/,
      /^HelpCrunch .* The chat was assigned automatically\.$/,
      /^Sam Carter Agent, to the customer .* read by the customer Thank you, Ann\./,
      /^Sam Carter Private note, only your team .* Happens in 2\.14\.1 only/,
      /^Ann Lee Customer .* Any news\?$/,
    ].entries())
      assert.match(texts[index] ?? '', pattern);
    assert.deepEqual(await view.days.allInnerTexts(), ['Monday, November 24, 2025']);
    const head = (await view.head.innerText()).replace(/\s+/g, ' ');
    for (const part of [/ann\.lee@example\.com/, /u-1001/, /opened/, /Sam Carter/, /Support/])
      assert.match(head, part);
    assert.match(await view.state.innerText(), /^Read at /);
  },

  'what somebody writes meanwhile appears by itself': async ({ workbench, standin }) => {
    const view = new ConversationView(workbench.page);
    standin.say({ chat: opened, type: 'message', text: 'It happens again!', from: 'customer' });
    await view.entries('It happens again!').waitFor({ timeout: patienceMs });
    assert.equal(await view.days.count(), 2);
    await workbench.screenshot('followed');
  },

  'a place in the workspace that a message names is a link to these lines': async ({
    workbench,
    standin,
  }) => {
    const view = new ConversationView(workbench.page);
    standin.say({
      ...{ chat: opened, type: 'private', from: 'agent', agent: sampleAgents.second },
      text: 'I think it is src/exportRows.ts:23-27, see https://acme.example/export',
    });
    await view.link('src/exportRows.ts:23-27').waitFor({ timeout: patienceMs });
    assert.match(await view.entries('I think it is').innerText(), /https:\/\/acme\.example\/export/);
    await view.link('src/exportRows.ts:23-27').click();
    await workbench.tab('exportRows.ts').and(workbench.page.locator('.active')).waitFor();
    await workbench.page.locator('#status\\.editor\\.selection', { hasText: 'selected' }).waitFor();
    await workbench.screenshot('place');
    await view.bringToFront(opened);
    await view.entries('I think it is').waitFor();
  },

  'Reply as Note opens a draft to this chat, which is sent and appears in the conversation': async ({
    workbench,
    standin,
  }) => {
    const view = new ConversationView(workbench.page);
    await view.button('Reply as Note').click();
    await chooseAgent(workbench);
    await workbench.lens('Send Draft...').waitFor();
    await workbench.typeAtTop('It is the **null check**.');
    await workbench.screenshot('note-draft');
    await workbench.editorAction('Send Draft...').click();
    await workbench.toasts.waitFor('Note added to chat #12345 (Ann Lee) as Sam Carter.');
    assert.deepEqual(received(standin), [
      {
        ...{ chat: opened, type: 'private', agent: sampleAgents.first },
        ...{ text: 'It is the null check.', markdownText: 'It is the **null check**.' },
      },
    ]);
    await view.bringToFront(opened);
    const entry = view.entries('It is the null check.');
    await entry.waitFor({ timeout: patienceMs });
    await workbench.screenshot('note-in-conversation');
    assert.match(await entry.innerText(), /Private note, only your team/);
  },

  'Reply to Customer... opens a draft, asks before it goes, and appears too': async ({
    workbench,
    standin,
  }) => {
    const { modal, toasts } = workbench;
    const view = new ConversationView(workbench.page);
    await view.button('Reply to Customer...').click();
    await workbench.lens('Send Draft...').waitFor();
    await workbench.typeAtTop('We have found it, Ann.');
    await workbench.editorAction('Send Draft...').click();
    await modal.waitFor('Send to Ann Lee, chat #12345, as Sam Carter?');
    await workbench.screenshot('customer-question');
    await modal.click('Send to Customer');
    await toasts.waitFor('Message sent to chat #12345 (Ann Lee) as Sam Carter.');
    assert.deepEqual(
      received(standin).map(({ chat, type, text }) => [chat, type, text]),
      [[opened, 'message', 'We have found it, Ann.']],
    );
    await view.bringToFront(opened);
    const entry = view.entries('We have found it, Ann.');
    await entry.waitFor({ timeout: patienceMs });
    await workbench.screenshot('message-in-conversation');
    assert.match(await entry.innerText(), /Agent, to the customer/);
  },

  'the conversation is there again after the window was loaded anew': async ({ workbench }) => {
    await workbench.reload();
    const view = new ConversationView(workbench.page);
    // VS Code in a browser may lose which tab was in front, when the page goes faster than it can write that down.
    await view.bringToFront(opened);
    await view.waitFor('Ann Lee, chat #12345');
    await view.entries('Any news?').waitFor({ timeout: patienceMs });
    await workbench.screenshot('reloaded');
  },

  'an upload is a link, which shows its host before anything is opened': async ({ workbench }) => {
    const view = await showConversation(workbench, sampleChats.uploads, 'chat #12362');
    await view.link('screenshot.png').click();
    await workbench.modal.waitFor('Open a link on ucarecdn.com?');
    await workbench.screenshot('upload');
    assert.deepEqual((await workbench.modal.buttons()).toSorted(), [
      'Cancel',
      'Open Link',
      'Open Upload in Editor',
    ]);
    await workbench.modal.click('Cancel');
  },

  'a long conversation is read back to its first message by scrolling': async ({ workbench }) => {
    const view = await showConversation(workbench, sampleChats.longConversation, 'chat #12361');
    await view.entries('').last().waitFor();
    await workbench.screenshot('long-end');
    await until(
      'beginning of the conversation',
      async () => {
        await view.scrollToTop();
        return view.body.getByText('The conversation begins here.').isVisible();
      },
      patienceMs,
    );
    await view.entries(/Question number 1$/).waitFor();
    await workbench.screenshot('long-beginning');
    assert.equal(await view.entries('').count(), 230);
  },

  ...hostileChats,

  'the conversation has the colours of the theme': async ({ workbench }) => {
    const view = await showConversation(workbench, opened, 'Ann Lee, chat #12345');
    await view.entries('Any news?').waitFor();
    for (const [theme, marker, colour] of [
      ['Light Modern', '.vs', 'rgb(255, 255, 255)'],
      ['Dark High Contrast', '.hc-black', 'rgb(0, 0, 0)'],
      ['Dark Modern', '.vs-dark', 'rgb(31, 31, 31)'],
    ] as const) {
      await switchTheme(workbench, theme, marker);
      let shown = '';
      await until(
        () => `${colour} behind the messages in ${theme}, but ${shown}`,
        async () => (shown = await view.background()) === colour,
      );
      await workbench.screenshot(`theme${marker}`);
    }
  },
});

function readingOften(standin: Standin): WorkbenchOptions {
  const userSettings = {
    'helpcrunch.refreshSeconds': 5,
    'helpcrunch.undoSeconds': 1,
    // What a row shows below the mouse is looked at here.
    'workbench.hover.delay': 500,
  };
  return { ...keyInEnvironment(standin), userSettings };
}

/** Opens a chat's conversation by its id. */
async function showConversation(
  workbench: Workbench,
  chat: number,
  title: string,
): Promise<ConversationView> {
  const { quickInput } = workbench;
  // With a conversation in front the command means that one.
  await workbench.palette('View: Close All Editors');
  await workbench.palette('HelpCrunch: Show Conversation...');
  await quickInput.waitFor('Choose Chat');
  await quickInput.type(`#${chat}`);
  await quickInput.onlyRow(`#${chat} ·`).waitFor();
  await quickInput.accept();
  const view = new ConversationView(workbench.page);
  await view.waitFor(title);
  return view;
}
