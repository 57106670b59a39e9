import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import type { SendResult } from '../../src/ui/sendResult';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { selectAll, showUntitled } from './documents';
import { useOwnChats } from './ownChats';
import { useOwnWindow } from './ownWindow';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened, sameNameOne } = sampleChats;
const secret = 'The password is on the desk';

suite('News of a chat that was written to', () => {
  const bed = useTestBed();
  const own = useOwnWindow(bed);
  const chats = useOwnChats(own);

  /** Opens the window and sends a note to each chat; what was told about that is forgotten. */
  async function begin(...written: readonly number[]): Promise<void> {
    chats.open();
    for (const chat of written) {
      selectAll(await showUntitled(`const chat = ${chat};`));
      const given = { chat, agent: sampleAgents.first, comment: '' };
      const result = await own.run('helpcrunch.sendSelectionAsNote', given);
      assert.equal((result as SendResult).status, 'sent');
    }
    // The record of it is written right after it has gone.
    await own.untilEmpty();
    await own.run('helpcrunch.refreshChats');
    for (const chat of written) {
      await chats.row('escalations', chat, ({ description }) =>
        String(description).includes('you wrote last'),
      );
    }
    bed.messages.shown.length = 0;
  }

  for (const [what, line, sentence, words] of [
    [
      'a message of the customer',
      { type: 'message', from: 'customer' },
      `Ann Lee wrote in chat #${opened}.`,
      'answered by the customer',
    ],
    [
      'a note of another agent',
      { type: 'private', from: 'agent', agent: sampleAgents.second },
      `Lisa Rodes added a note to chat #${opened} (Ann Lee).`,
      'answered by Lisa Rodes',
    ],
    [
      'an answer of another agent',
      { type: 'message', from: 'agent', agent: sampleAgents.second },
      `Lisa Rodes answered the customer in chat #${opened} (Ann Lee).`,
      'answered by Lisa Rodes',
    ],
  ] as const) {
    test(`is ${what}: told once, without its text, by a badge and in its row`, async () => {
      await begin(opened);
      await bed.standin.say({ chat: opened, text: secret, ...line });
      await own.run('helpcrunch.refreshChats');
      await until('toast', () => bed.messages.toasts.length > 0);
      const { kind, text, buttons } = bed.messages.toast;
      assert.deepEqual([kind, text, buttons], ['information', sentence, ['Show Conversation']]);
      assert.deepEqual(chats.view.badge, { value: 1, tooltip: 'News in one chat' });
      const row = await chats.row('escalations', opened);
      assert.match(String(row.description), new RegExp(`^#${opened} · ${words} · .*unread`));
      assert.doesNotMatch(JSON.stringify(bed.messages.shown), /password/);
      await own.run('helpcrunch.refreshChats');
      assert.equal(bed.messages.toasts.length, 1);
    });
  }

  test('is nothing that the user’s own agent or the system has written', async () => {
    await begin(opened);
    chats.show(false);
    const choosing = own.run('helpcrunch.selectAgent');
    await (await bed.prompts.list('Post as Which Agent?')).choose('Sam Carter');
    await choosing;
    chats.show(true);
    bed.messages.shown.length = 0;
    await bed.standin.say({
      ...{ chat: opened, text: 'Mine', type: 'private', from: 'agent', agent: sampleAgents.first },
    });
    await bed.standin.changeChat({ chat: opened, status: 'pending' });
    await own.run('helpcrunch.refreshChats');
    assert.equal((await bed.standin.calls()).at(-1), `GET /v1/chats/${opened}/messages`);
    assert.deepEqual([bed.messages.shown, chats.view.badge], [[], undefined]);
  });

  test('of several chats are one toast', async () => {
    await begin(opened, sameNameOne);
    for (const chat of [opened, sameNameOne])
      await bed.standin.say({ chat, text: secret, type: 'message', from: 'customer' });
    await own.run('helpcrunch.refreshChats');
    await until('badge', () => chats.view.badge?.value === 2);
    const { text, buttons } = bed.messages.toast;
    assert.match(text, /^News in 2 chats: (Ann Lee, Maria Garcia|Maria Garcia, Ann Lee)\.$/);
    assert.deepEqual(buttons, ['Show Chats']);
  });
});
