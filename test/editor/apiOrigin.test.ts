import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { type Uri, commands, workspace } from 'vscode';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { withStandin } from '../standin/withStandin';
import { sampleFile, selectAll, showUntitled } from './documents';
import { openDraft } from './drafts';
import { useTestBed } from './testBed';
import { until } from './until';

const toOpened = { chat: sampleChats.opened, agent: sampleAgents.first, comment: '' };
const otherKey = 'key-of-the-other-server';

suite('The address of the API', () => {
  const bed = useTestBed();

  test('gets no key, and no request, that was not entered for it', async () => {
    await bed.makeReady();
    await withStandin({ key: otherKey }, async (other) => {
      await bed.settings.change('helpcrunch.apiUrl', other.apiUrl);
      selectAll(await showUntitled('const a = 1;'));
      const host = new URL(other.origin).host;

      const left = bed.run('helpcrunch.sendSelectionAsNote', toOpened);
      await (await bed.prompts.text(`HelpCrunch API Key for ${host}`)).escape();
      assert.equal((await left).status, 'cancelled');
      const openingChat = bed.run('helpcrunch.openChat');
      await (await bed.prompts.text(`HelpCrunch API Key for ${host}`)).escape();
      await openingChat;
      assert.equal(other.requests.length, 0);

      const sending = bed.run('helpcrunch.sendSelectionAsNote', toOpened);
      await (await bed.prompts.text(`HelpCrunch API Key for ${host}`)).enter(otherKey);
      assert.equal((await sending).status, 'sent');
      assert.equal(other.posted.length, 1);
      const keys = other.requests.map(({ headers }) => headers['authorization']);
      assert.deepEqual(new Set(keys), new Set([`Bearer ${otherKey}`]));
    });
    const keys = (await bed.standin.requests()).map(({ headers }) => headers['authorization']);
    assert.deepEqual(new Set(keys), new Set([`Bearer ${bed.standin.key}`]));
  });

  test('can change in the middle of a send, which then goes nowhere', async () => {
    await bed.makeReady();
    selectAll(await showUntitled('const a = 1;'));
    await withStandin({}, async (other) => {
      const sending = bed.run('helpcrunch.sendSelectionAsNote', { chat: sampleChats.opened });
      const comment = await bed.prompts.text('Add a Comment');
      await bed.settings.change('helpcrunch.apiUrl', other.apiUrl);
      await comment.enter('Look');
      assert.deepEqual(await sending, {
        status: 'rejected',
        chat: sampleChats.opened,
        type: 'private',
        messageIds: [],
        reason: 'organizationChanged',
      });
      assert.equal(other.requests.length, 0);
    });
    assert.deepEqual(await bed.standin.posted(), []);
    assert.equal(openDraft().getText(), 'Look\n\n```typescript\nconst a = 1;\n```');
  });

  const refused = [
    '',
    'nowhere',
    'http://example.com/v1',
    'http://192.168.0.1/v1',
    'http://127.0.0.1.example.com/v1',
    'ftp://127.0.0.1/v1',
    'file:///tmp/v1',
    'https://sam:secret@127.0.0.1/v1',
    'https://127.0.0.1/v1?key=1',
  ];
  test('is refused without a request when it is no https address, nor http of this machine', async () => {
    await bed.setKey();
    const before = await bed.standin.calls();
    selectAll(await showUntitled('const a = 1;'));
    for (const address of refused) {
      await bed.settings.change('helpcrunch.apiUrl', address);
      const result = await bed.run('helpcrunch.sendSelectionAsNote', toOpened);
      assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'apiUrlInvalid' }, address);
      await bed.run('helpcrunch.setApiKey');
    }
    assert.equal(bed.messages.toasts.length, 2 * refused.length);
    for (const { text, buttons } of bed.messages.toasts) {
      assert.match(text, /helpcrunch\.apiUrl must be an https address, or http for this machine/);
      assert.deepEqual(buttons, ['Open Settings']);
    }
    assert.deepEqual(await bed.standin.calls(), before);
  });

  test('is not changed by the settings of a workspace', async () => {
    await bed.makeReady();
    await withStandin({ key: bed.standin.key }, async (other) => {
      const file = sampleFile('.vscode/settings.json');
      const before = await workspace.fs.readFile(file);
      try {
        // The second setting shows when VS Code has read the file.
        await writeJson(file, {
          'helpcrunch.apiUrl': other.apiUrl,
          'helpcrunch.allowPostingAsCustomer': true,
          'helpcrunch.chatUrl': `${other.origin}/{chat}`,
          'editor.tabSize': 13,
        });
        await until('reading of the settings', () => tabSize() === 13);

        selectAll(await showUntitled('const a = 1;'));
        assert.equal((await bed.run('helpcrunch.sendSelectionAsNote', toOpened)).status, 'sent');
        await bed.run('helpcrunch.openChat', sampleChats.opened);
        const sending = bed.run('helpcrunch.sendSelection', {
          ...toOpened,
          agent: undefined,
          type: 'message',
        });
        await until('question', () => bed.messages.modals.length > 0);
        assert.equal((await sending).status, 'cancelled');
        assert.equal(other.requests.length, 0);
      } finally {
        await workspace.fs.writeFile(file, before);
        await until('reading of the settings', () => tabSize() !== 13);
      }
    });
    assert.equal((await bed.standin.onlyPosted()).text, 'const a = 1;');
    assert.deepEqual(bed.browsed, [`https://acme.helpcrunch.com/inbox/chats/${sampleChats.opened}`]);
  });

  test('leads its toast to the setting', async () => {
    await bed.settings.change('helpcrunch.apiUrl', 'nowhere');
    bed.messages.press('Open Settings');
    await bed.run('helpcrunch.setApiKey');
    await commands.executeCommand('workbench.action.closeActiveEditor');
  });
});

function tabSize(): number | undefined {
  return workspace.getConfiguration('editor').get('tabSize');
}

async function writeJson(uri: Uri, value: object): Promise<void> {
  await workspace.fs.writeFile(uri, new TextEncoder().encode(JSON.stringify(value)));
}
