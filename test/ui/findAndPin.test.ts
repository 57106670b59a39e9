import assert from 'node:assert/strict';
import { sampleAgents } from '../standin/sampleTeam';
import { sampleChats } from '../standin/sampleChats';
import type { Standin } from '../standin/standin';
import { chooseAgent, chooseReader, enterChat, enterComment } from './answers';
import { ChatsView } from './chatsView';
import { ConversationView } from './conversationView';
import { received } from './received';
import { parsePriceMessage, selectParsePrice } from './sample';
import { StatusBar } from './statusBar';
import { keyInEnvironment, uiTests } from './uiTests';
import type { WorkbenchOptions } from './withWorkbench';
import type { Workbench } from './workbench';

/** One of the two customers of the same name whom no list shows until somebody looks for them. */
const garcia = { customers: 125, chats: 300 } as const;
const note = 'Note added to chat #12345 (Ann Lee) as Sam Carter.';

uiTests('find and pin', withLongHold, {
  'a customer whom no list shows is found by a part of the name, and a note goes there': async ({
    workbench,
    standin,
  }) => {
    standin.change(garcia);
    const { quickInput } = workbench;
    await startSend(workbench);
    await quickInput.type('lucas gar');
    await quickInput.row('Lucas Garcia').waitFor();
    await workbench.screenshot('found');
    const [{ label, description } = { label: '', description: '' }] = await quickInput.rows();
    assert.equal(label, 'Lucas Garcia');
    const [id = ''] = /(?<=^#)\d+/.exec(description) ?? assert.fail(description);
    assert.ok(Number(id) > 20_000, `${id} is found, not listed`);
    await quickInput.accept();
    await quickInput.waitFor('Who Will Read This?');
    await quickInput.row('Department').waitFor();
    await workbench.screenshot('card');
    await chooseReader(workbench, 'Private note');
    await chooseAgent(workbench);
    await quickInput.waitForMessage(`Lucas Garcia · `);
    await workbench.screenshot('comment');
    await enterComment(workbench, 'Found it');
    await workbench.toasts.waitFor(`Note added to chat #${id} (Lucas Garcia) as Sam Carter.`);
    await workbench.screenshot('note-added');
    const content = parsePriceMessage({ comment: 'Found it', location: true });
    assert.deepEqual(received(standin), [
      { chat: Number(id), type: 'private', agent: sampleAgents.first, ...content },
    ]);
  },

  'of two customers with one name the e-mail tells which, and the question shows whose chat it is': async ({
    workbench,
    standin,
  }) => {
    const { quickInput, modal, toasts } = workbench;
    await startSend(workbench);
    await quickInput.type('maria');
    await quickInput.row('maria.garcia@example.org').waitFor();
    await workbench.screenshot('namesakes');
    assert.deepEqual(
      (await quickInput.rows()).map(({ label, description }) => [label, description]),
      [
        ['Maria Garcia', '#12358 · maria@example.com · opened · another customer has this name'],
        ['Maria Garcia', '#12359 · maria.garcia@example.org · opened · another customer has this name'],
      ],
    );
    await quickInput.choose('maria.garcia@example.org');
    await chooseReader(workbench, 'Message to the customer');
    await enterComment(workbench, 'Please update');
    await modal.waitFor('Send to Maria Garcia, chat #12359, as Sam Carter?');
    await workbench.screenshot('question');
    const detail = await modal.detail();
    assert.ok(
      detail.startsWith(
        'Maria Garcia · maria.garcia@example.org · opened · Assigned to: Sam Carter · Department: Support · ',
      ),
      detail,
    );
    await modal.click('Send to Customer');
    await toasts.waitFor('Sending to chat #12359 (Maria Garcia) as Sam Carter');
    await toasts.waitFor('Message sent to chat #12359 (Maria Garcia) as Sam Carter.');
    assert.deepEqual(
      received(standin).map(({ chat, type }) => [chat, type]),
      [[sampleChats.sameNameTwo, 'message']],
    );
  },

  'a closed chat is warned of in each prompt, and in the question': async ({ workbench, standin }) => {
    const { quickInput, modal, toasts } = workbench;
    await startSend(workbench);
    await enterChat(workbench, sampleChats.closed);
    await quickInput.waitFor('Who Will Read This?');
    await quickInput.row('This chat is closed.').waitFor();
    await workbench.screenshot('closed-reader');
    await quickInput.choose('Private note');
    await quickInput.waitForMessage('This chat is closed.');
    await workbench.screenshot('closed-comment');
    await enterComment(workbench);
    // Who was warned in a prompt is not asked once more about a note.
    await toasts.waitFor('Note added to chat #12346 (Ann Lee) as Sam Carter.');
    assert.equal(await modal.isOpen(), false);

    await startSend(workbench);
    await enterChat(workbench, sampleChats.closed);
    await chooseReader(workbench, 'Message to the customer');
    await enterComment(workbench);
    await modal.waitFor('Send to Ann Lee, chat #12346, as Sam Carter?');
    await workbench.screenshot('closed-question');
    const detail = await modal.detail();
    assert.ok(detail.startsWith('This chat is closed.\n\nAnn Lee · ann.lee@example.com · '), detail);
    await modal.click('Cancel');
    assert.deepEqual(
      received(standin).map(({ chat, type }) => [chat, type]),
      [[sampleChats.closed, 'private']],
    );
  },

  'a pasted link shows whose chat it is, and Enter pins it and opens its conversation': async ({
    workbench,
  }) => {
    const { page, quickInput, toasts } = workbench;
    await workbench.palette('HelpCrunch: Find Chat...');
    await quickInput.waitFor('Find Chat');
    await quickInput.row('Ann Lee').waitFor();
    await quickInput.type('https://acme.helpcrunch.com/inbox/chats/12345');
    await quickInput.row('User id: u-1001').waitFor();
    await workbench.screenshot('pasted-link');
    assert.deepEqual((await quickInput.rows())[0], {
      label: 'Ann Lee',
      description: '#12345 · ann.lee@example.com · opened',
      detail: 'Any news?',
    });
    await quickInput.accept();
    const conversation = new ConversationView(page);
    await conversation.waitFor('Ann Lee, chat #12345');
    await conversation.entries('Any news?').waitFor();
    await toasts.waitFor('Pinned chat #12345 (Ann Lee)');
    await new StatusBar(page).pin('Ann Lee').waitFor();
    await workbench.screenshot('pinned');
    assert.equal(await toasts.isCut('Pinned chat'), false);
  },

  'a note to the pinned chat takes one gesture, and is taken back while it is held': async ({
    workbench,
    standin,
  }) => {
    const { page, toasts } = workbench;
    await selectParsePrice(workbench);
    await workbench.palette('HelpCrunch: Send Selection as Note...');
    const held = await toasts.waitFor('Adding note to chat #12345 (Ann Lee) as Sam Carter');
    await workbench.screenshot('held');
    assert.deepEqual(held.buttons, ['Cancel']);
    const status = new StatusBar(page);
    await status.waitFor('Undo Send (');
    await workbench.palette('HelpCrunch: Undo Send');
    await status.waitForSilence();
    await toasts.waitForNone();
    await workbench.tab('Plain text, chat 12345.txt').waitFor();
    await workbench.lens('Send Draft...').waitFor();
    await workbench.screenshot('undone');
    assert.deepEqual(standin.posted, []);
  },

  'and else goes when the hold is over, exactly once': async ({ workbench, standin }) => {
    await selectParsePrice(workbench);
    await workbench.palette('HelpCrunch: Send Selection as Note...');
    await workbench.toasts.waitFor('Adding note to chat #12345 (Ann Lee) as Sam Carter');
    assert.deepEqual(standin.posted, []);
    const { message } = await workbench.toasts.waitFor(note);
    await workbench.screenshot('note-to-pinned');
    assert.equal(message, note);
    assert.deepEqual(received(standin), [
      {
        chat: sampleChats.opened,
        type: 'private',
        agent: sampleAgents.first,
        ...parsePriceMessage({ location: true }),
      },
    ]);
  },

  'pinning another chat says which one it replaces': async ({ workbench }) => {
    const { page, quickInput, toasts } = workbench;
    await workbench.palette('HelpCrunch: Pin Chat to Workspace...');
    await quickInput.waitFor('Choose Chat');
    await quickInput.type(`#${sampleChats.sameNameOne}`);
    await quickInput.onlyRow(`#${sampleChats.sameNameOne} ·`).waitFor();
    await quickInput.accept();
    const { message } = await toasts.waitFor('Pinned chat #12358 (Maria Garcia)');
    await workbench.screenshot('replaced');
    assert.match(message, /chat #12345 \(Ann Lee\)/);
    assert.equal(await toasts.isCut('Pinned chat'), false);
    await new StatusBar(page).pin('Maria Garcia').waitFor();
  },

  'a pinned chat that is closed is pinned no longer, and the note asks where to go': async ({
    workbench,
    standin,
  }) => {
    const { page, quickInput, toasts } = workbench;
    standin.changeChat({ chat: sampleChats.sameNameOne, status: 'closed' });
    await selectParsePrice(workbench);
    await workbench.palette('HelpCrunch: Send Selection as Note...');
    await toasts.waitFor('Chat #12358 (Maria Garcia) was closed, so it is no longer pinned.');
    await quickInput.waitFor('Choose Chat');
    await new StatusBar(page).pin('Maria Garcia').waitFor({ state: 'hidden' });
    await workbench.screenshot('unpinned');
    await quickInput.escape();
    assert.deepEqual(standin.posted, []);
  },

  'a pin shows in the view, and goes by its row': async ({ workbench }) => {
    const { page, toasts } = workbench;
    const view = new ChatsView(page);
    await view.show();
    await workbench.contextMenu(view.row('#12345', 'opened'), 'Pin Chat to Workspace...');
    await view.waitForRow('Pinned', 'Ann Lee');
    await new StatusBar(page).pin('Ann Lee').waitFor();
    await workbench.screenshot('pinned-in-view');
    await workbench.palette('HelpCrunch: Unpin Chat');
    await toasts.waitFor('Unpinned chat #12345 (Ann Lee).');
    await view.waitForRow('Pinned', 'No chat is pinned to this workspace.');
  },
});

function withLongHold(standin: Standin): WorkbenchOptions {
  return { ...keyInEnvironment(standin), userSettings: { 'helpcrunch.undoSeconds': 8 } };
}

async function startSend(workbench: Workbench): Promise<void> {
  await selectParsePrice(workbench);
  await workbench.palette('HelpCrunch: Send Selection...');
  await workbench.quickInput.waitFor('Choose Chat');
  await workbench.quickInput.row('Ann Lee').waitFor();
}
