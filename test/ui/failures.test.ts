import assert from 'node:assert/strict';
import type { Fault } from '../standin/standin';
import { sampleAgents } from '../standin/sampleTeam';
import { sampleChats } from '../standin/sampleChats';
import { chooseAgent, chooseReader, enterChat, enterKey } from './answers';
import { ChatsView } from './chatsView';
import { lenses } from './lenses';
import { OutboxView } from './outboxView';
import { received } from './received';
import { parsePriceMessage, selectParsePrice } from './sample';
import { StatusBar } from './statusBar';
import { uiTests, type UiTests } from './uiTests';
import type { Workbench } from './workbench';

const draft = 'Note to chat 12345.md';
const notSent = 'Not sent to chat #12345 (Ann Lee) as Sam Carter.';
const kept = 'The text is kept as a draft.';
const note = {
  chat: sampleChats.opened,
  type: 'private',
  agent: sampleAgents.first,
  ...parsePriceMessage({ location: true }),
};

/** What goes wrong when a draft is sent, what is said about it, and the next step. */
interface Failure {
  readonly faults: readonly Fault[];
  readonly says: string;
  readonly offers: string;
}

const post = { method: 'POST', path: '/messages' } as const;
const readChat = { method: 'GET', path: '/chats/12345' } as const;

const failures: Readonly<Record<string, Failure>> = {
  'a chat that is gone': {
    faults: [
      { ...post, kind: 'status', status: 404 },
      { ...readChat, kind: 'delay', ms: 0 },
      { ...readChat, kind: 'status', status: 404 },
    ],
    says: 'There is no chat #12345.',
    offers: 'Show Log',
  },
  'an agent who is gone': {
    faults: [{ ...post, kind: 'status', status: 404 }],
    says: 'There is no agent with the id 4188 any more. Choose another agent and send again; a draft keeps the old one.',
    offers: 'Choose Agent...',
  },
};

const userSettings = { 'helpcrunch.askForComment': false, 'helpcrunch.undoSeconds': 60 };

uiTests('failures', () => ({ userSettings }), {
  'a wrong key is refused in its box, and can be corrected there': async ({ workbench, standin }) => {
    const { toasts, quickInput } = workbench;
    const { host } = new URL(standin.origin);
    await workbench.palette('HelpCrunch: Set API Key...');
    await enterKey(workbench, host, 'two words');
    await quickInput.waitForMessage('This is not an API key.');
    await workbench.screenshot('no-key');
    assert.deepEqual(standin.requests, []);
    await enterKey(workbench, host, 'wrong-key');
    await quickInput.waitForMessage(`${host} does not accept the API key. Use the key from`);
    await workbench.screenshot('wrong-key');
    assert.equal(await quickInput.isMasked(), true);
    assert.deepEqual(await toasts.all(), []);
    await enterKey(workbench, host, standin.key);
    await toasts.waitFor(`API key of acme saved for ${host}.`);
    await workbench.screenshot('key-saved');
    assert.equal(await toasts.isCut('API key'), false);
  },

  'an answer that is no JSON leads to the setting': async ({ workbench, standin }) => {
    standin.inject({ kind: 'html', path: '/v1/agents' });
    await workbench.palette('HelpCrunch: Choose Agent...');
    const toast = await workbench.toasts.waitFor('could not be read');
    await workbench.screenshot('no-json');
    assert.deepEqual(toast, {
      message: 'The answer could not be read. Check the setting helpcrunch.apiUrl.',
      links: [],
      buttons: ['Open Settings'],
    });
  },

  'a chat that does not exist cannot be chosen': async ({ workbench }) => {
    const { quickInput } = workbench;
    await selectParsePrice(workbench);
    await workbench.palette('HelpCrunch: Send Selection as Note...');
    await quickInput.waitFor('Choose Chat');
    await quickInput.type(`${sampleChats.unknown}`);
    await quickInput.onlyRow('cannot be chosen').waitFor();
    await workbench.screenshot('no-such-chat');
    assert.deepEqual(await quickInput.rows(), [
      { label: 'Chat #99999 cannot be chosen', description: '', detail: 'There is no chat #99999.' },
    ]);
    await quickInput.accept();
    assert.equal(await quickInput.title(), 'Choose Chat');
    await quickInput.escape();
    await quickInput.waitForEnd();
  },

  'what HelpCrunch rejects is said field by field, and kept as a draft': async ({ workbench, standin }) => {
    const errors = [
      { code: 'invalid_request', message: 'Invalid request' },
      { code: 'text', message: 'This value is [too](command:workbench.action.quit) long.' },
    ];
    standin.inject({ ...post, kind: 'status', status: 400, body: { errors } });
    await workbench.palette('HelpCrunch: Send Selection as Note...');
    await enterChat(workbench);
    await chooseAgent(workbench);
    const toast = await workbench.toasts.waitFor('rejected');
    await workbench.lens('Send Draft...').waitFor();
    await workbench.screenshot('rejected');
    assert.deepEqual({ links: toast.links, buttons: toast.buttons }, { links: [], buttons: ['Show Log'] });
    for (const part of [notSent, 'text: This value is [too] (command:workbench.action.quit) long', kept])
      assert.ok(toast.message.includes(part), toast.message);
    assert.deepEqual(await lenses(workbench), [
      'Private note to chat #12345 (Ann Lee) as Sam Carter',
      'Send Draft...',
    ]);
    assert.equal(await workbench.editorText(), note.markdownText);
  },

  ...Object.fromEntries(Object.entries(failures).map(([what, failure]) => [what, tryFailure(failure)])),

  'a draft is sent once the trouble is over, and its tab closes': async ({ workbench, standin }) => {
    await sendDraft(workbench);
    await workbench.toasts.waitFor('Note added to chat #12345 (Ann Lee) as Sam Carter.');
    await workbench.tab(draft).waitFor({ state: 'detached' });
    assert.deepEqual(received(standin), [note]);
  },

  'a key that is no longer accepted is asked for once, and the message goes with the new one': async ({
    workbench,
    standin,
  }) => {
    const { toasts } = workbench;
    const { host } = new URL(standin.origin);
    standin.inject({ ...post, kind: 'status', status: 401 });
    await selectParsePrice(workbench);
    await workbench.palette('HelpCrunch: Send Selection as Note...');
    await enterChat(workbench);
    await chooseAgent(workbench);
    const toast = await toasts.waitFor('Not sent yet');
    await workbench.screenshot('key-refused');
    assert.deepEqual(
      { links: toast.links, buttons: toast.buttons },
      { links: [], buttons: ['Set API Key...'] },
    );
    await toasts.click('Not sent yet', 'Set API Key...');
    await enterKey(workbench, host, standin.key);
    await toasts.waitFor('Note added to chat #12345 (Ann Lee) as Sam Carter.');
    assert.deepEqual(received(standin), [note]);
  },

  'too many requests make it wait, and it goes by itself': async ({ workbench, standin }) => {
    standin.inject({ ...post, kind: 'status', status: 429, headers: { 'retry-after': '3' } });
    await selectParsePrice(workbench);
    await workbench.palette('HelpCrunch: Send Selection as Note...');
    await enterChat(workbench);
    const toast = await workbench.toasts.waitFor('Not sent yet');
    await workbench.screenshot('too-many');
    assert.deepEqual(toast, {
      message:
        'Not sent yet to chat #12345 (Ann Lee) as Sam Carter. HelpCrunch takes no more requests for 3 seconds. It waits in the outbox and goes by itself.',
      links: [],
      buttons: ['Show Outbox'],
    });
    await workbench.toasts.waitFor('Note added to chat #12345 (Ann Lee) as Sam Carter.');
    assert.deepEqual(received(standin), [note]);
  },

  'Reset leaves nothing on the screen: no customer, no held message, no notice': async ({
    workbench,
    standin,
  }) => {
    const { page, toasts, modal } = workbench;
    await new ChatsView(page).show();
    await workbench.palette('HelpCrunch: Pin Chat to Workspace...');
    await enterChat(workbench);
    const status = new StatusBar(page);
    await status.pin('Ann Lee').waitFor();
    await workbench.clearToasts();
    await selectParsePrice(workbench);
    await workbench.palette('HelpCrunch: Send Selection...');
    await enterChat(workbench);
    await chooseReader(workbench, 'Message to the customer');
    await modal.waitFor('Send to Ann Lee');
    await modal.click('Send to Customer');
    await toasts.waitFor('Sending to chat');
    await workbench.palette('HelpCrunch: Show Outbox');
    await new OutboxView(page).row('can be undone').waitFor();
    await workbench.screenshot('before-reset');
    await workbench.palette('HelpCrunch: Reset and Remove All Data...');
    await modal.waitFor('Remove everything');
    await workbench.screenshot('reset-question');
    assert.equal(await modal.defaultButton(), 'Show Outbox');
    await modal.click('Remove All Data');
    const toast = await toasts.waitFor('Everything was removed.');
    assert.deepEqual(toast.buttons, ['Set API Key...']);
    assert.equal(await toasts.isCut('Everything was removed.'), false);
    await page.locator('.part.sidebar').getByRole('treeitem').first().waitFor({ state: 'detached' });
    await status.waitForSilence();
    await status.pin('Ann Lee').waitFor({ state: 'detached' });
    await workbench.screenshot('reset');
    assert.deepEqual(
      (await toasts.all()).map(({ message }) => message),
      [toast.message],
    );
    assert.deepEqual(standin.posted, []);
  },
});

/** Sends the open draft; it stays, whatever goes wrong. */
function tryFailure({ faults, says, offers }: Failure): UiTests[string] {
  return async ({ workbench, standin }) => {
    for (const fault of faults) standin.inject(fault);
    await sendDraft(workbench);
    const toast = await workbench.toasts.waitFor(notSent);
    await workbench.screenshot('not-sent');
    assert.ok(toast.message.endsWith(`${says} ${kept}`), toast.message);
    assert.deepEqual({ links: toast.links, buttons: toast.buttons }, { links: [], buttons: [offers] });
    assert.deepEqual(standin.posted, []);
    assert.equal(await workbench.tab(draft).count(), 1);
  };
}

async function sendDraft(workbench: Workbench): Promise<void> {
  await workbench.editorAction('Send Draft...').click();
}
