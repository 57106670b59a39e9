import assert from 'node:assert/strict';
import { sampleAgents } from '../standin/sampleTeam';
import { sampleChats } from '../standin/sampleChats';
import type { Standin } from '../standin/standin';
import { ConversationView } from './conversationView';
import { config, defaults, frame, written } from './handoffSample';
import { openDraft, typeAt } from './handoffSteps';
import { selectParsePrice } from './sample';
import { Terminal } from './terminal';
import type { Workbench } from './workbench';

const chat = sampleChats.opened;
const answer = 'Ann says thank you';
/** What was read shortly before is read again only some times a minute. */
const patienceMs = 60_000;

/** Three selections of two files, and a line of the terminal; gives what the terminal is called. */
export async function collect(workbench: Workbench): Promise<string> {
  const { page } = workbench;
  // By the palette: a key right after another may be lost on its way out of a webview.
  await workbench.palette('View: Show Explorer');
  await selectParsePrice(workbench);
  await workbench.openContextMenu(workbench.selection, 'HelpCrunch');
  await workbench.screenshot('editor-menu');
  await workbench.chooseMenuItem('Add Selection to Handoff');
  assert.equal(await added(workbench), 'src/exportRows.ts:23-27');
  await workbench.selectLines(defaults.line, defaults.line);
  await workbench.palette('HelpCrunch: Add Selection to Handoff');
  assert.equal(await added(workbench), 'src/exportRows.ts:6');
  await workbench.openFile(config.file);
  await page.locator('.editor-group-container.active .squiggly-error').first().waitFor();
  await workbench.selectLines(config.from, config.to);
  await workbench.contextMenu(workbench.selection, 'HelpCrunch', 'Add Selection to Handoff');
  assert.equal(await added(workbench), 'config/export.json:3-4');

  const terminal = new Terminal(page);
  await terminal.run(workbench, 'grep --color=never parsePrice logs/export.log', frame);
  await terminal.select(frame, frame);
  await workbench.contextMenu(terminal.row(frame), 'HelpCrunch', 'Add Selection to Handoff');
  const name = await added(workbench);
  // None of it has led away from where it was found.
  await workbench.tab('export.json').and(page.locator('.active')).waitFor();
  await workbench.palette('View: Toggle Terminal');
  return name;
}

/** What was added, by the toast that says so; it is taken away. */
async function added(workbench: Workbench): Promise<string> {
  const head = 'Added to the handoff of chat #12345 (Ann Lee): ';
  const { message, buttons } = await workbench.toasts.waitFor(head);
  await workbench.screenshot('added');
  assert.deepEqual(buttons, ['Open Draft', 'Undo']);
  await workbench.clearToasts();
  return message.slice(head.length, -1);
}

/** Writes under the headings of the draft, and behind its marker. */
export async function write(workbench: Workbench): Promise<void> {
  await openDraft(workbench);
  await workbench.screenshot('draft');
  await typeAt(workbench, 2, written.seen);
  await typeAt(workbench, 5, written.cause);
  await workbench.screenshot('draft-edited');
  await workbench.page.keyboard.press('ControlOrMeta+End');
  await workbench.page.keyboard.type(written.customer);
  await workbench.screenshot('customer-part');
}

/** Sets the chat's status. */
export async function setPending(workbench: Workbench, standin: Standin): Promise<void> {
  const { quickInput, toasts } = workbench;
  await workbench.palette('HelpCrunch: Set Chat Status...');
  await quickInput.waitFor('Set Chat Status');
  await quickInput.row('pending').waitFor();
  await workbench.screenshot('status');
  await quickInput.choose('pending');
  await toasts.waitFor('Chat #12345 (Ann Lee) is now pending.');
  await workbench.screenshot('status-set');
  assert.deepEqual(
    standin.requests.filter(({ method }) => method === 'PUT').map(({ path, body }) => ({ path, body })),
    [{ path: '/v1/chats/status', body: { id: chat, status: 'pending' } }],
  );
  await workbench.clearToasts();
}

/** An agent answers by a note, which is read in the conversation of the pinned chat. */
export async function readAnswer(workbench: Workbench, standin: Standin): Promise<void> {
  const line = { type: 'private', text: answer, from: 'agent', agent: sampleAgents.second } as const;
  standin.say({ chat, ...line });
  await workbench.palette('HelpCrunch: Show Conversation...');
  const conversation = new ConversationView(workbench.page);
  await conversation.waitFor('Ann Lee, chat #12345');
  const entry = conversation.entries(answer);
  await entry.waitFor({ timeout: patienceMs });
  await workbench.screenshot('answer');
  assert.match(await entry.innerText(), /^Lisa Rodes\s+Private note, only your team/);
}

/** Both messages are found by the chat, and each by its first line. */
export async function findSent(workbench: Workbench): Promise<void> {
  const { quickInput } = workbench;
  const message = ['#12345 · message to the customer · Sam Carter', 'Hello Ann,'] as const;
  const note = ['#12345 · note · Sam Carter', written.seen] as const;
  const deeds = [['Export as JSON Lines...'], ['Remove All Records...']] as const;
  const shown = async (): Promise<string[][]> =>
    (await quickInput.rows()).map(({ label, description, detail }) =>
      // A row without a description has no detail either, but the element of another row may stay in it.
      description === '' ? [label.trim()] : [description.replace(/ · [^·]*$/, ''), detail],
    );
  await workbench.palette('HelpCrunch: Show Sent Messages');
  await quickInput.waitFor('Sent Messages');
  await quickInput.row(message[0]).waitFor();
  await quickInput.type('#12401');
  await quickInput.row('No sent message has these words or this date').waitFor();
  await quickInput.type('#12345');
  await quickInput.row(message[0]).waitFor();
  await workbench.screenshot('sent-by-chat');
  assert.deepEqual(await shown(), [message, note, ...deeds]);
  for (const [sought, other] of [
    [message, note],
    [note, message],
  ] as const) {
    await quickInput.type(sought[1]);
    await quickInput.row(sought[0]).waitFor();
    await quickInput.row(other[0]).waitFor({ state: 'detached' });
    await workbench.screenshot('sent-by-first-line');
    assert.deepEqual(await shown(), [sought, ...deeds]);
  }
  await quickInput.escape();
  await quickInput.waitForEnd();
}
