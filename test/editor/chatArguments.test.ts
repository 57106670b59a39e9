import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { workspace } from 'vscode';
import type { CommandId } from '../../src/ui/contributions';
import { sampleChats } from '../standin/sampleChats';
import { openConversations, untilConversation } from './conversationTabs';
import { openDrafts } from './drafts';
import { stubValue } from './stub';
import { useTestBed } from './testBed';

const { opened } = sampleChats;
const chatCommands = [
  'helpcrunch.pinChat',
  'helpcrunch.showConversation',
  'helpcrunch.replyAsNote',
  'helpcrunch.replyToCustomer',
  'helpcrunch.setChatStatus',
  'helpcrunch.assignChat',
] as const satisfies CommandId[];

suite('The commands about one chat', () => {
  const bed = useTestBed();

  test('do nothing for what is no chat', async () => {
    await bed.makeReady();
    const before = await bed.standin.calls();
    for (const argument of [0, -1, 1.5, 'Ann Lee', {}, { id: opened }, [opened], true]) {
      for (const id of chatCommands) {
        const result = await bed.run(id, argument);
        const told = `${id} ${JSON.stringify(argument)}`;
        assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'argumentInvalid' }, told);
      }
    }
    assert.deepEqual([await bed.standin.calls(), openConversations(), openDrafts()], [before, [], []]);
  });

  for (const argument of [
    opened,
    String(opened),
    `#${opened}`,
    `https://acme.helpcrunch.com/inbox/chats/${opened}`,
    { chat: opened },
  ]) {
    test(`take ${JSON.stringify(argument)}`, async () => {
      await bed.setKey();
      await bed.run('helpcrunch.showConversation', argument);
      await untilConversation(opened);
      assert.deepEqual(bed.messages.shown, []);
    });
  }

  test('refuse a link of another organization', async () => {
    await bed.setKey();
    const link = `https://globex.helpcrunch.com/inbox/chats/${opened}`;
    const result = await bed.run('helpcrunch.pinChat', link);
    assert.equal(result.reason, 'otherOrganization');
    assert.ok(!(await bed.standin.calls()).includes(`GET /v1/chats/${opened}`));
  });

  test('take no argument of a task or keybinding in a workspace that is not trusted', async () => {
    await bed.makeReady();
    const before = await bed.standin.calls();
    const restore = stubValue(workspace, 'isTrusted', false);
    try {
      for (const id of chatCommands) {
        const result = await bed.run(id, opened);
        assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'untrustedWorkspace' }, id);
      }
    } finally {
      restore();
    }
    assert.deepEqual([await bed.standin.calls(), openConversations(), openDrafts()], [before, [], []]);
  });
});
