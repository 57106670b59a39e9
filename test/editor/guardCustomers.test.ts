import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import { Uri, workspace } from 'vscode';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { selectAll, showUntitled, workspaceFolder } from './documents';
import { madeUpToken } from './madeUpToken';
import type { Shown } from './messages';
import { useTestBed } from './testBed';
import { until } from './until';

const given = { chat: sampleChats.opened, agent: sampleAgents.first, comment: '' };
const internal = 'See /home/maria/app/main.ts first.\nTODO: fix it.\nIt runs on http://build.corp/x.';
const found = [
  'It seems to contain:',
  '• a path on a computer in line 1: /home/maria/app/main.ts',
  '• a TODO in line 2: TODO',
  '• the name of an internal host in line 3: build.corp',
];

suite('A message to the customer with internal text', () => {
  const bed = useTestBed();

  setup(() => bed.setKey());

  /** What is asked before a message goes. */
  async function ask(content = internal): Promise<Shown> {
    bed.messages.shown.length = 0;
    selectAll(await showUntitled(content, 'plaintext'));
    const { status } = await bed.run('helpcrunch.sendSelection', { ...given, type: 'message' });
    assert.equal(status, 'cancelled');
    assert.deepEqual(await bed.standin.posted(), []);
    return bed.messages.modal;
  }

  /** The findings in what is asked, without the line above them. */
  function findings({ detail }: Shown): readonly string[] {
    return detail.split('\n').filter((line) => line.startsWith('• '));
  }

  test('is asked about once, with each finding at its line', async () => {
    const { text, detail, buttons } = await ask();
    assert.equal(text, `Send to Ann Lee, chat #${given.chat}, as Sam Carter?`);
    assert.deepEqual(buttons, ['Review', 'Send to Customer Anyway']);
    assert.equal(detail.split('\n\n')[1], found.join('\n'));
  });

  test('goes exactly as it is by Send to Customer Anyway', async () => {
    selectAll(await showUntitled(internal, 'plaintext'));
    bed.messages.press('Send to Customer Anyway');
    await bed.run('helpcrunch.sendSelection', { ...given, type: 'message' });
    assert.equal((await bed.standin.onlyPosted()).text, internal);
  });

  test('is not asked about as a note', async () => {
    selectAll(await showUntitled(internal, 'plaintext'));
    assert.equal((await bed.run('helpcrunch.sendSelectionAsNote', given)).status, 'sent');
    assert.deepEqual(bed.messages.modals, []);
  });

  test('is asked about without findings where nothing is internal', async () => {
    const { detail, buttons } = await ask('The price was empty.');
    assert.deepEqual(buttons, ['Review', 'Send to Customer']);
    assert.ok(!detail.includes('seems'));
  });

  test('names its agent, the folder that is open, and stack frames of its code', async () => {
    const asked = await ask(
      `cc sam.carter@acme.example\nin ${workspaceFolder().path}/src\n    at run (src/a.ts:1:2)`,
    );
    assert.deepEqual(
      findings(asked).map((line) => line.replace(/ in line.*/, '')),
      ['• a mention of an agent', '• a path on a computer', '• a stack trace'],
    );
  });

  test('is only looked through for secrets with guard "secretsOnly"', async () => {
    await bed.settings.change('helpcrunch.guard', 'secretsOnly');
    assert.deepEqual(findings(await ask()), []);
    assert.deepEqual(findings(await ask(`${internal} ${madeUpToken}`)), [
      '• an access token in line 3: ghp_…',
    ]);
  });

  test('is asked about as any other with guard "off"', async () => {
    await bed.settings.change('helpcrunch.guard', 'off');
    const { detail, buttons } = await ask(`${internal} ${madeUpToken}`);
    assert.deepEqual(buttons, ['Review', 'Send to Customer']);
    assert.ok(!detail.includes('seems'));
  });

  test('has no finding that guardIgnore quiets', async () => {
    await bed.settings.change('helpcrunch.guardIgnore', ['Build.Corp', '/home/maria/']);
    assert.deepEqual(findings(await ask()), [found[2]]);
  });

  test('is looked through whatever the settings of a workspace say', async () => {
    const file = Uri.joinPath(workspaceFolder(), '.vscode/settings.json');
    const before = await workspace.fs.readFile(file).then(undefined, () => undefined);
    const theirs = {
      'helpcrunch.guard': 'off',
      'helpcrunch.guardIgnore': ['build.corp'],
      'editor.rulers': [7],
    };
    const readRulers = (): string => workspace.getConfiguration('editor').get<number[]>('rulers', []).join();
    await workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(theirs)));
    try {
      await until('settings of the workspace', () => readRulers() === '7');
      assert.deepEqual(findings(await ask()), found.slice(1));
    } finally {
      if (before) await workspace.fs.writeFile(file, before);
      else await workspace.fs.delete(file);
      await until('end of these settings', () => readRulers() !== '7');
    }
  });
});
