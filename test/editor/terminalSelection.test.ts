import assert from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import { EventEmitter, type Terminal, commands, env, window } from 'vscode';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { useTestBed } from './testBed';
import { until } from './until';

const given = { chat: sampleChats.opened, agent: sampleAgents.first, comment: '' };
const clipboard = 'What the user has copied before';

suite('Send Terminal Selection as Note', () => {
  const bed = useTestBed();
  let terminal: Terminal | undefined;

  setup(() => bed.setKey());
  teardown(() => {
    terminal?.dispose();
    terminal = undefined;
  });

  /** Shows a terminal with a text, without a shell, and selects all of it. */
  async function showTerminal(text: string, lastWord: string): Promise<void> {
    const written = new EventEmitter<string>();
    const pty = { onDidWrite: written.event, open: () => written.fire(text), close: () => undefined };
    terminal = window.createTerminal({ name: 'Test', pty });
    terminal.show();
    // There is no telling when a terminal has drawn its text.
    await until('text in the terminal', async () => {
      await commands.executeCommand('workbench.action.terminal.selectAll');
      await commands.executeCommand('workbench.action.terminal.copySelection');
      return (await env.clipboard.readText()).includes(lastWord);
    });
    await env.clipboard.writeText(clipboard);
  }

  test('sends what is selected without control sequences, and puts the clipboard back', async () => {
    await showTerminal(
      '\u001b[31mError\u001b[0m: price is null\r\n\u001b[2m  at row\u001b[0m 1207\r\n',
      '1207',
    );
    assert.equal((await bed.run('helpcrunch.sendTerminalSelection', given)).status, 'sent');
    const { text, markdownText } = await bed.standin.onlyPosted();
    assert.equal(text.trimEnd(), 'Error: price is null\n  at row 1207');
    assert.match(markdownText ?? '', /^```\nError: price is null\n {2}at row 1207\n+```$/);
    assert.equal(await env.clipboard.readText(), clipboard);
  });

  test('says so where nothing is selected, and leaves the clipboard alone', async () => {
    await showTerminal('some output\r\n', 'output');
    await commands.executeCommand('workbench.action.terminal.clearSelection');
    const result = await bed.run('helpcrunch.sendTerminalSelection', given);
    assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'nothingToSend' });
    assert.equal(await env.clipboard.readText(), clipboard);
    assert.deepEqual(await bed.standin.posted(), []);
  });

  test('sends no message to a customer', async () => {
    await showTerminal('some output\r\n', 'output');
    const result = await bed.run('helpcrunch.sendTerminalSelection', { ...given, type: 'message' });
    assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'noteOnly' });
    assert.equal(await env.clipboard.readText(), clipboard);
    assert.deepEqual(await bed.standin.posted(), []);
  });
});
