import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents, sampleDepartments } from '../standin/sampleTeam';
import { selectAll, showUntitled } from './documents';
import type { ListPrompt } from './prompts';
import { filesOf } from './storage';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened, closed } = sampleChats;
const gone = 'This agent or department is gone. Choose another one.';

suite('A chat that is handed back', () => {
  const bed = useTestBed();

  setup(() => bed.setKey());

  /** The prompt of one of the two commands, and its end. */
  async function ask(
    what: 'setChatStatus' | 'assignChat',
    chat: number = opened,
  ): Promise<{ prompt: ListPrompt; done: Promise<unknown> }> {
    const done = bed.run(`helpcrunch.${what}`, chat);
    const title = what === 'assignChat' ? 'Assign Chat' : 'Set Chat Status';
    return { prompt: await bed.prompts.list(title), done };
  }

  /** What was changed, and how each change ended. */
  async function changes(): Promise<readonly unknown[]> {
    const requests = await bed.standin.requests();
    return requests
      .filter(({ method }) => method === 'PUT')
      .map(({ path, body, status }) => [path, body, status]);
  }

  for (const [name, chat] of [
    ['new', opened],
    ['opened', closed],
    ['pending', opened],
    ['closed', opened],
  ] as const) {
    test(`becomes ${name}, and that is told`, async () => {
      const { prompt, done } = await ask('setChatStatus', chat);
      await prompt.choose(name);
      await done;
      assert.equal(bed.messages.toast.text, `Chat #${chat} (Ann Lee) is now ${name}.`);
      assert.deepEqual(await changes(), [['/v1/chats/status', { id: chat, status: name }, 200]]);
    });
  }

  test('is put on hold in the spelling of the current pages', async () => {
    const { prompt, done } = await ask('setChatStatus');
    await prompt.choose('on hold');
    await done;
    assert.equal(bed.messages.toast.text, `Chat #${opened} (Ann Lee) is now on hold.`);
    assert.deepEqual(await changes(), [['/v1/chats/status', { id: opened, status: 'on hold' }, 200]]);
  });

  test('is put on hold in the older spelling where that one is refused', async () => {
    await bed.standin.change({ generation: 'old' });
    const { prompt, done } = await ask('setChatStatus');
    await prompt.choose('on hold');
    await done;
    assert.equal(bed.messages.toast.text, `Chat #${opened} (Ann Lee) is now on hold.`);
    const tried = await changes();
    assert.deepEqual(tried.at(-1), ['/v1/chats/status', { id: opened, status: 'on-hold' }, 200]);
    assert.equal(tried.length, 2);
  });

  test('is asked about with what it is now', async () => {
    const { prompt } = await ask('setChatStatus');
    assert.equal(prompt.placeholder, `chat #${opened} (Ann Lee)`);
    assert.deepEqual(
      prompt.rows.map(({ label, description = '' }) => [label, description]),
      [
        ['opened', 'as it is now'],
        ['new', ''],
        ['pending', ''],
        ['on hold', ''],
        ['no communication', ''],
        ['closed', ''],
        ['Waiting for Fix', 'only in your editor'],
      ],
    );
    await prompt.escape();
  });

  test('waits for a fix and no longer, which only the editor knows', async () => {
    const first = await ask('setChatStatus');
    await first.prompt.choose('Waiting for Fix');
    await first.done;
    assert.match(bed.messages.toast.text, /^Waiting for a fix: chat #12345 \(Ann Lee\)\./);
    assert.equal(filesOf('chats').length, 1);
    const second = await ask('setChatStatus');
    await second.prompt.choose('No Longer Waiting for Fix');
    await second.done;
    assert.equal(bed.messages.toasts[1]?.text, `No longer waiting for a fix: chat #${opened} (Ann Lee).`);
    const third = await ask('setChatStatus');
    assert.equal(third.prompt.labels.at(-1), 'Waiting for Fix');
    await third.prompt.escape();
    assert.deepEqual(await changes(), []);
  });

  test('goes to an agent', async () => {
    const { prompt, done } = await ask('assignChat');
    const row = await prompt.row(({ label }) => label === 'Sam Carter');
    assert.equal(row.description, 'sam.carter@acme.example · as it is now');
    assert.ok(prompt.labels.includes('[Max] (command:workbench.action.closeWindow) $ (alert)'));
    await prompt.choose('Lisa Rodes');
    await done;
    assert.equal(bed.messages.toast.text, `Chat #${opened} (Ann Lee) is now assigned to Lisa Rodes.`);
    const body = { id: opened, assignee: sampleAgents.second };
    assert.deepEqual(await changes(), [['/v1/chats/assignee', body, 200]]);
  });

  test('goes to a department', async () => {
    const { prompt, done } = await ask('assignChat');
    await prompt.choose('Sales $ (rocket)');
    await done;
    assert.equal(bed.messages.toast.text, `Chat #${opened} (Ann Lee) is now assigned to Sales $ (rocket).`);
    const body = { id: opened, department: sampleDepartments.sales };
    assert.deepEqual(await changes(), [['/v1/chats/department', body, 200]]);
  });

  for (const what of ['setChatStatus', 'assignChat'] as const) {
    test(`stays as it is by Escape in ${what}`, async () => {
      const { prompt, done } = await ask(what);
      await prompt.row(() => true);
      await prompt.escape();
      await done;
      assert.deepEqual([await changes(), bed.messages.shown], [[], []]);
    });
  }

  for (const [what, label] of [
    ['setChatStatus', 'closed'],
    ['assignChat', 'Lisa Rodes'],
    ['assignChat', 'Support'],
  ] as const) {
    test(`that is gone by then is said to be (${label})`, async () => {
      const { prompt, done } = await ask(what);
      await prompt.row((row) => row.label === label);
      await bed.standin.removeChat(opened);
      await prompt.choose(label);
      await done;
      assert.equal(bed.messages.toast.text, `There is no chat #${opened}.`);
    });
  }

  for (const label of ['Lisa Rodes', 'Support']) {
    test(`to somebody who is gone by then says so (${label})`, async () => {
      const { prompt, done } = await ask('assignChat');
      await bed.standin.inject({ kind: 'status', status: 404, method: 'PUT' });
      await prompt.choose(label);
      await done;
      assert.equal(bed.messages.toast.text, gone);
    });
  }

  test('is one that does not exist: nobody is asked for a status', async () => {
    await bed.run('helpcrunch.setChatStatus', sampleChats.unknown);
    assert.equal(bed.messages.toast.text, `There is no chat #${sampleChats.unknown}.`);
  });

  test('is reached from the toast of a note', async () => {
    await bed.chooseAgent();
    selectAll(await showUntitled('const a = 1;'));
    bed.messages.press('Set Chat Status...');
    await bed.run('helpcrunch.sendSelectionAsNote', { chat: opened, comment: '' });
    await (await bed.prompts.list('Set Chat Status')).choose('on hold');
    await until('toast', () => bed.messages.toasts.length === 2);
    assert.equal(bed.messages.toasts[1]?.text, `Chat #${opened} (Ann Lee) is now on hold.`);
  });
});
