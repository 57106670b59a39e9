import assert from 'node:assert/strict';
import { until } from '../editor/until';
import { sampleAgents } from '../standin/sampleTeam';
import { sampleChats } from '../standin/sampleChats';
import type { Standin } from '../standin/standin';
import { chooseAgent, enterChat, enterComment, enterKey } from './answers';
import { discardOnly } from './outboxView';
import { menuFolder, menus } from './menus';
import { received } from './received';
import { parsePriceMessage, selectParsePrice } from './sample';
import { uiTests } from './uiTests';
import { WalkthroughView } from './walkthroughView';
import type { Workbench } from './workbench';

const comment = 'The cause is the null check';
const sent = 'Note added to chat #12345 (Ann Lee) as Sam Carter.';

uiTests('main job', () => ({ folder: menuFolder() }), {
  'from no key at all to a note in the chat, by the palette': async ({ workbench, standin }) => {
    const { quickInput, toasts } = workbench;
    await selectParsePrice(workbench);
    await workbench.palette('HelpCrunch: Send Selection as Note...');
    await quickInput.waitFor(`HelpCrunch API Key for ${hostOf(standin)}`);
    assert.equal(await quickInput.isMasked(), true);
    await workbench.screenshot('key');
    await enterKey(workbench, hostOf(standin), ` Bearer <${standin.key}>\n`);

    await quickInput.row('Ann Lee').waitFor();
    await workbench.screenshot('chats');
    assert.deepEqual((await quickInput.rows())[0], {
      label: 'Ann Lee',
      description: '#12345 · ann.lee@example.com · opened',
      detail: 'Any news?',
    });
    await enterChat(workbench);
    await quickInput.row('Sam Carter').waitFor();
    await workbench.screenshot('agents');
    await chooseAgent(workbench);
    await quickInput.waitFor('Add a Comment');
    assert.equal(await quickInput.placeholder(), 'Note to chat #12345 (Ann Lee) as Sam Carter');
    await workbench.screenshot('comment');
    await enterComment(workbench, comment);

    const toast = await toasts.waitFor('Note added');
    await workbench.screenshot('sent');
    assert.deepEqual(toast, {
      message: sent,
      links: [],
      buttons: ['Open Chat', 'Set Chat Status...', 'Assign Chat...'],
    });
    assert.deepEqual(received(standin), [
      {
        chat: sampleChats.opened,
        type: 'private',
        agent: sampleAgents.first,
        ...parsePriceMessage({ comment, location: true }),
      },
    ]);
    const page = await workbench.openedPage(() => toasts.click('Note added', 'Open Chat'));
    // The server hands a local address on through itself.
    assert.match(page, new RegExp(`${new URL(standin.origin).port}/inbox/chats/12345$`));
  },

  'asks neither for the key nor for the agent after the window was loaded anew': async ({
    workbench,
    standin,
  }) => {
    await workbench.reload();
    await selectParsePrice(workbench);
    await workbench.palette('HelpCrunch: Send Selection as Note...');
    await enterChat(workbench);
    await enterComment(workbench);
    await workbench.toasts.waitFor(sent);
    assert.deepEqual(received(standin), [
      {
        chat: sampleChats.opened,
        type: 'private',
        agent: sampleAgents.first,
        ...parsePriceMessage({ location: true }),
      },
    ]);
  },

  'Cancel in the progress says that a note already handed over may have arrived': async ({
    workbench,
    standin,
  }) => {
    standin.inject({ kind: 'delay', ms: 60_000, path: '/messages' });
    await workbench.palette('HelpCrunch: Send Selection as Note...');
    await enterChat(workbench);
    await enterComment(workbench);
    const progress = await workbench.toasts.waitFor('Adding note');
    await workbench.screenshot('progress');
    assert.equal(progress.message, 'Adding note to chat #12345 (Ann Lee) as Sam Carter');
    assert.deepEqual(progress.buttons, ['Cancel']);
    await workbench.toasts.click('Adding note', 'Cancel');
    await workbench.toasts.waitFor('It may have arrived');
    await workbench.screenshot('cancelled-late');
    await discardOnly(workbench);
    assert.deepEqual(standin.posted, []);
  },

  'Cancel in the progress before the hand-over sends nothing and says nothing': async ({
    workbench,
    standin,
  }) => {
    await openRefusedDraft(workbench, standin);
    const before = standin.requests.length;
    standin.inject({ kind: 'delay', ms: 60_000, path: '/chats/12345' });
    await workbench.palette('HelpCrunch: Send Draft...');
    await workbench.toasts.waitFor('Reading chat #12345');
    await workbench.screenshot('progress-reading');
    await workbench.toasts.click('Reading chat #12345', 'Cancel');
    await workbench.toasts.waitForNone();
    const since = () => standin.requests.slice(before).filter(({ path }) => !path.includes('/messages?'));
    await until('end of the request', () => since().every(({ status }) => status !== 'pending'));
    assert.deepEqual(
      since().map(({ method, path, status }) => ({ method, path, status })),
      [{ method: 'GET', path: '/v1/chats/12345', status: 'cut' }],
    );
    assert.equal(await workbench.modal.isOpen(), false);
  },

  ...menus,

  'a walkthrough that is opened only now knows what was done before': async ({ workbench }) => {
    const walkthrough = new WalkthroughView(workbench);
    await walkthrough.open();
    await walkthrough.waitForDone('key', 'agent', 'note');
    await workbench.screenshot('walkthrough');
  },
});

/** A note that HelpCrunch refuses, and that is a draft now. */
async function openRefusedDraft(workbench: Workbench, standin: Standin): Promise<void> {
  standin.inject({ kind: 'status', status: 400, method: 'POST', path: '/messages' });
  await workbench.palette('HelpCrunch: Send Selection as Note...');
  await enterChat(workbench);
  await enterComment(workbench);
  await workbench.tab('Note to chat 12345.md').waitFor();
  await workbench.toasts.waitFor('kept as a draft');
  await workbench.clearToasts();
}

function hostOf({ origin }: Standin): string {
  return new URL(origin).host;
}
