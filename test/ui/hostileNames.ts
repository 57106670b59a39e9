import assert from 'node:assert/strict';
import { sampleAgents } from '../standin/sampleTeam';
import { sampleChats } from '../standin/sampleChats';
import { chooseAgent, chooseReader, enterComment } from './answers';
import { lenses } from './lenses';
import { received } from './received';
import { selectParsePrice } from './sample';
import type { UiTests } from './uiTests';

// VS Code would make a link that runs a command of `](command:…)`, and an icon of `$(…)`.
const customer = '[x] (command:workbench.action.closeWindow) $ (lock)';
const agent = '[Max] (command:workbench.action.closeWindow) $ (alert)';

/** A customer and an agent whose names try to become links, icons and commands: everywhere they stay text. */
export const hostileNames: UiTests = {
  'an agent’s hostile name stays text in pick and toast': async ({ workbench }) => {
    const { quickInput, toasts } = workbench;
    await workbench.palette('HelpCrunch: Choose Agent...');
    await quickInput.row('max@acme.example').waitFor();
    await workbench.screenshot('hostile-agents');
    const row = (await quickInput.rows()).find(({ description }) => description === 'max@acme.example');
    assert.equal(row?.label, agent);
    await chooseAgent(workbench, 'max@acme.example');
    const toast = await toasts.waitFor('You post as');
    await workbench.screenshot('hostile-agent-chosen');
    assert.deepEqual(toast, { message: `You post as ${agent}.`, links: [], buttons: [] });
  },

  'a customer’s hostile name, e-mail and message stay text in pick, prompts and question': async ({
    workbench,
    standin,
  }) => {
    const { quickInput, modal } = workbench;
    await selectParsePrice(workbench);
    await workbench.palette('HelpCrunch: Send Selection...');
    await quickInput.waitFor('Choose Chat');
    await quickInput.type(`#${sampleChats.hostileName}`);
    await quickInput.onlyRow(`#${sampleChats.hostileName} ·`).waitFor();
    await workbench.screenshot('hostile-chat');
    assert.deepEqual(await quickInput.rows(), [
      {
        label: customer,
        description: '#12352 · [y] (command:workbench.action.quit)@example.com · opened',
        detail: '[click] (command:workbench.action.quit) $ (bug) second line',
      },
    ]);
    await quickInput.accept();
    await quickInput.waitFor('Who Will Read This?');
    await quickInput.row('Message to the customer').waitFor();
    await workbench.screenshot('hostile-reader');
    assert.equal(
      (await quickInput.rows())[1]?.detail,
      `${customer} reads it; it cannot be edited or deleted`,
    );
    await chooseReader(workbench, 'Message to the customer');
    await quickInput.waitFor('Add a Comment');
    assert.equal(
      await quickInput.placeholder(),
      `Message to the customer in chat #12352 (${customer}) as ${agent}`,
    );
    await enterComment(workbench);
    await modal.waitFor('Send to');
    await workbench.screenshot('hostile-question');
    assert.equal(await modal.message(), `Send to ${customer}, chat #12352, as ${agent}?`);
    assert.deepEqual(await modal.links(), []);
    await modal.click('Review');
    await workbench.lens('Send Draft...').waitFor();
    await workbench.screenshot('hostile-draft');
    assert.deepEqual(await lenses(workbench), [
      `Message to the customer ${customer}, chat #12352, as ${agent}`,
      'Send Draft...',
    ]);
    assert.deepEqual(standin.posted, []);
  },

  'hostile names stay text in the toast after sending': async ({ workbench, standin }) => {
    await workbench.lens('Send Draft...').click();
    await workbench.modal.waitFor('Send to');
    await workbench.modal.click('Send to Customer');
    const toast = await workbench.toasts.waitFor('Message sent');
    await workbench.screenshot('hostile-sent');
    assert.deepEqual(toast, {
      message: `Message sent to chat #12352 (${customer}) as ${agent}.`,
      links: [],
      buttons: ['Open Chat'],
    });
    assert.deepEqual(
      received(standin).map(({ chat, type, agent }) => ({ chat, type, agent })),
      [{ chat: sampleChats.hostileName, type: 'message', agent: sampleAgents.hostileName }],
    );
  },
};
