import assert from 'node:assert/strict';
import { env } from 'node:process';
import { suite, teardown, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { selectAll, showUntitled } from './documents';
import { useOwnWindow } from './ownWindow';
import { useTestBed } from './testBed';

const toOpened = { chat: sampleChats.opened, agent: sampleAgents.first, comment: '' };
const sentence =
  "VS Code's secret storage does not work here, so the API key cannot be kept or read. Unlock or install a keyring, or set HELPCRUNCH_API_KEY in the environment of VS Code.";

suite('On a machine without a keyring', () => {
  const bed = useTestBed();
  const own = useOwnWindow(bed);

  teardown(() => {
    delete env['HELPCRUNCH_API_KEY'];
    delete env['HELPCRUNCH_API_ORIGIN'];
  });

  function open(): void {
    own.open();
    own.loseKeyring();
  }

  test('a key is kept nowhere, and the error names the way without one', async () => {
    open();
    const setting = own.run('helpcrunch.setApiKey');
    await (await bed.prompts.text(`HelpCrunch API Key for ${bed.standin.host}`)).enter(bed.standin.key);
    await setting;
    assert.deepEqual([bed.messages.toast.kind, bed.messages.toast.text], ['error', sentence]);
  });

  test('nothing is sent without a key, and the error says why', async () => {
    open();
    selectAll(await showUntitled('const a = 1;'));
    assert.deepEqual(await own.run('helpcrunch.sendSelectionAsNote', toOpened), {
      status: 'rejected',
      messageIds: [],
      reason: 'secretsUnavailable',
    });
    assert.equal(bed.messages.toast.text, sentence);
    assert.deepEqual(await bed.standin.calls(), []);
  });

  test("the environment's key sends", async () => {
    env['HELPCRUNCH_API_KEY'] = bed.standin.key;
    env['HELPCRUNCH_API_ORIGIN'] = bed.standin.origin;
    open();
    selectAll(await showUntitled('const a = 1;'));
    const sent = (await own.run('helpcrunch.sendSelectionAsNote', toOpened)) as { status: string };
    assert.equal(sent.status, 'sent');
    assert.equal((await bed.standin.onlyPosted()).text, 'const a = 1;');
  });
});
