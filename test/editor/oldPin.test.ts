import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { pinEntry } from '../../src/delivery/chats/pin';
import { sampleChats } from '../standin/sampleChats';
import { selectAll, showUntitled } from './documents';
import { useOwnChats } from './ownChats';
import { useOwnWindow } from './ownWindow';
import { useTestBed } from './testBed';
import { until } from './until';

const { closed, opened, sameNameOne } = sampleChats;
const hourMs = 60 * 60_000;

suite('A pin that is hours old', () => {
  const bed = useTestBed();
  const own = useOwnWindow(bed);
  const chats = useOwnChats(own);

  /** Opens a window whose workspace has a pin of that age, with an agent and a selection. */
  async function open(ageMs: number, changes: object = {}): Promise<void> {
    const pinnedMs = Date.now() - ageMs;
    await chats.workspaceMemory.update(pinEntry, {
      ...{ version: 1, origin: bed.standin.origin, organization: 77, chat: opened, customer: 'Ann Lee' },
      ...{ pinnedMs, confirmedMs: pinnedMs, ...changes },
    });
    chats.view.visible = false;
    chats.focus(false);
    chats.open();
    const choosing = own.run('helpcrunch.selectAgent');
    await (await bed.prompts.list('Post as Which Agent?')).choose('Sam Carter');
    await choosing;
    selectAll(await showUntitled('const a = 1;'));
    bed.messages.shown.length = 0;
  }

  async function postedTo(): Promise<readonly number[]> {
    return (await bed.standin.posted()).map(({ chat }) => chat);
  }

  test('is asked about once, where it is older than eight hours', async () => {
    await open(9 * hourMs);
    const first = own.run('helpcrunch.sendSelectionAsNote');
    const question = await bed.prompts.list('Still This Chat?');
    assert.equal(question.placeholder, 'Pinned 9 hr. ago');
    assert.deepEqual(question.labels, [`Yes, chat #${opened} (Ann Lee)`, 'No, choose another chat']);
    await question.accept();
    await first;
    selectAll(await showUntitled('const b = 2;'));
    await own.run('helpcrunch.sendSelectionAsNote');
    assert.deepEqual(await postedTo(), [opened, opened]);
  });

  test('is not asked about before', async () => {
    await open(7 * hourMs);
    await own.run('helpcrunch.sendSelectionAsNote');
    assert.deepEqual(await postedTo(), [opened]);
  });

  test('is asked about where the clock was set back', async () => {
    await open(-2 * hourMs);
    const sending = own.run('helpcrunch.sendSelectionAsNote');
    await (await bed.prompts.list('Still This Chat?')).escape();
    assert.deepEqual(await sending, { status: 'cancelled', messageIds: [] });
    assert.deepEqual(await postedTo(), []);
  });

  test('lets another chat be chosen, and stays as it is', async () => {
    await open(9 * hourMs);
    const sending = own.run('helpcrunch.sendSelectionAsNote');
    await (await bed.prompts.list('Still This Chat?')).choose('No, choose another chat');
    await (await bed.prompts.list('Choose Chat')).choose('Maria Garcia');
    await (await bed.prompts.text('Add a Comment')).accept();
    await sending;
    assert.deepEqual(await postedTo(), [sameNameOne]);
    assert.deepEqual(chats.workspaceMemory.names, [pinEntry]);
  });

  for (const [whose, changes] of [
    ['organization', { organization: 4711 }],
    ['origin', { origin: 'https://api.helpcrunch.com' }],
    ['version', { version: 2 }],
  ] as const) {
    test(`of another ${whose} is none`, async () => {
      await open(0, changes);
      const sending = own.run('helpcrunch.sendSelectionAsNote');
      await (await bed.prompts.list('Choose Chat')).escape();
      await sending;
      assert.deepEqual(await postedTo(), []);
    });
  }

  test('that was replaced while its chat was read does not take the new one with it', async () => {
    await open(0, { chat: closed });
    await bed.standin.inject({ kind: 'delay', ms: 300, path: `/chats/${closed}` });
    const sending = own.run('helpcrunch.sendSelectionAsNote');
    await until('reading', async () => (await bed.standin.calls()).includes(`GET /v1/chats/${closed}`));
    await own.run('helpcrunch.pinChat', opened);
    await (await bed.prompts.list('Choose Chat')).escape();
    await sending;
    assert.equal((chats.workspaceMemory.get(pinEntry) as { chat?: number } | undefined)?.chat, opened);
    assert.deepEqual(await postedTo(), []);
  });
});
