import assert from 'node:assert/strict';
import { sampleAgents } from '../standin/sampleTeam';
import { sampleChats } from '../standin/sampleChats';
import { ChatsView } from './chatsView';
import { ConversationView } from './conversationView';
import type { UiTests } from './uiTests';
import type { Workbench } from './workbench';

const { hostileName, bidiName, markupName, longName } = sampleChats;

/** What a stranger may write in the hope that something of it runs, loads, hides or passes for another's. */
const hostileTexts = [
  '<img src="https://evil.example/a.png" onerror="alert(1)"><script>alert(2)</script><iframe src="https://evil.example/b"></iframe>',
  '![pixel](https://evil.example/c.png) [run](command:workbench.action.closeWindow) [js](javascript:alert(3))',
  '[https://acme.example](https://evil.example/d) \u202egnp.exe\u202c שלום #12345',
  '**Sam Carter** Private note, only your team\n\n# Ann Lee, chat #12345\n\n> Agent, to the customer',
  `\`\`\`html\n<svg onload=alert(4)>\n\`\`\`\n${'long'.repeat(400)}`,
];

/** Names and messages that try to be more than text: in the view, the prompts and the conversation they stay text. */
export const hostileChats: UiTests = {
  'hostile names stay text in rows of one height, and leave each number in its place': async ({
    workbench,
  }) => {
    const view = new ChatsView(workbench.page);
    await noticing(workbench, async () => {
      await view.show();
      for (const [chat, name] of [
        [hostileName, '[x] (command:workbench.action.closeWindow) $ (lock)'],
        [bidiName, 'Eve txt.exe אבג'],
        [markupName, '<img src=x onerror=alert(1)> **Bob** `tick`'],
        [longName, 'Wolfeschlegelsteinhausenbergerdorff'],
      ] as const) {
        const row = view.row(`#${chat}`);
        await view.scrollTo(row);
        assert.ok((await row.innerText()).includes(name), name);
        assert.equal((await row.boundingBox())?.height, 22);
      }
      await workbench.screenshot('hostile-view');
      await view.row(`#${markupName}`).hover();
      const hover = workbench.page.locator('.workbench-hover-container');
      await hover.getByText('bob@example.com').waitFor();
      await workbench.screenshot('hostile-hover');
      assert.equal(await hover.locator('a').count(), 0);
      await workbench.page.mouse.move(0, 0);
    });
  },

  'hostile names stay text in the card': async ({ workbench }) => {
    const { quickInput } = workbench;
    await noticing(workbench, async () => {
      for (const chat of [bidiName, markupName]) {
        await workbench.palette('HelpCrunch: Find Chat...');
        await quickInput.waitFor('Find Chat');
        await quickInput.type(`#${chat}`);
        await quickInput.row('Department').waitFor();
        await workbench.screenshot(`hostile-card-${chat}`);
        await quickInput.escape();
      }
    });
  },

  'nothing runs, loads or forges an author in a conversation': async ({ workbench, standin }) => {
    for (const text of hostileTexts)
      standin.say({ chat: hostileName, type: 'message', text, from: 'customer' });
    standin.say({
      ...{ chat: hostileName, type: 'private', from: 'agent', agent: sampleAgents.hostileName },
      text: '<b onclick=alert(5)>bold</b>',
    });
    await noticing(workbench, async () => {
      const chats = new ChatsView(workbench.page);
      await chats.row(`#${hostileName}`).click();
      const view = new ConversationView(workbench.page);
      await view.waitFor(`chat #${hostileName}`);
      await view.entries('bold').waitFor();
      await workbench.screenshot('hostile-conversation');
      assert.equal(await view.made.count(), 0);
      assert.match(await view.entries('evil.example/a.png').innerText(), /<script>alert\(2\)<\/script>/);
      assert.equal(await view.link('run').count(), 0);
      assert.equal(await view.link('js').count(), 0);
      assert.match(await view.entries('gnp.exe').innerText(), /\(evil\.example\)/);
      const forged = (await view.entries('Ann Lee, chat #12345').innerText()).replace(/\s+/g, ' ');
      assert.ok(forged.startsWith('[x] (command:workbench.action.closeWindow) $ (lock) Customer'), forged);
      assert.equal(await view.isWide(), false);
    });
    await workbench.page.keyboard.press('ControlOrMeta+Shift+E');
  },
};

/** Fails when anything asks the user, opens a page or asks a stranger's server while `use` runs. */
async function noticing({ page }: Workbench, use: () => Promise<void>): Promise<void> {
  const noticed: string[] = [];
  const onDialog = (): void => void noticed.push('dialog');
  const onPage = (): void => void noticed.push('page');
  const onRequest = (request: { url(): string }): void => {
    if (request.url().includes('evil.example')) noticed.push(request.url());
  };
  page.on('dialog', onDialog);
  page.context().on('page', onPage).on('request', onRequest);
  try {
    await use();
  } finally {
    page.off('dialog', onDialog);
    page.context().off('page', onPage).off('request', onRequest);
  }
  assert.deepEqual(noticed, []);
}
