import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { openConversations, untilConversation } from './conversationTabs';
import { openFind, openReadyFind } from './findPrompt';
import { useNotices } from './notices';
import { useTestBed } from './testBed';
import { until } from './until';

const { closed, opened, sameNameTwo, unknown } = sampleChats;
const link = `https://acme.helpcrunch.com/inbox/chats/${opened}`;
const pinned = `Pinned chat #${opened} (Ann Lee). Notes from this workspace go there.`;

/** What `Find Chat...` shows of the sample chat that is open. */
const card = [
  ['Ann Lee', `#${opened} · ann.lee@example.com · opened`, 'Any news?'],
  ['Ann Lee', 'ann.lee@example.com · User id: u-1001', undefined],
  ['opened', 'Assigned to: Sam Carter · Department: Support', undefined],
  ['Last message', 'Any news?', undefined],
];

suite('Find Chat...', () => {
  const bed = useTestBed();
  const notices = useNotices();

  setup(() => bed.setKey());

  for (const typed of [link, `#${opened}`, String(opened), ` ${link}?tab=1#last `]) {
    test(`shows the card of ${typed.trim()}, and with Enter pins the chat and opens its conversation`, async () => {
      const { chats, finding } = await openFind(bed);
      await chats.type(typed);
      await chats.row(({ label }) => label === 'Last message');
      assert.deepEqual(
        chats.rows.map(({ label, description, detail }) => [label, description, detail]),
        card,
      );
      assert.deepEqual(chats.groups, [`chat #${opened}`]);
      assert.deepEqual(openConversations(), []);
      await chats.accept();
      await finding;
      await untilConversation(opened);
      assert.equal(bed.messages.toast.text, pinned);
      assert.equal(notices.hasPinnedChat.at(-1), true);
      assert.deepEqual(await bed.standin.posted(), []);
    });
  }

  test('does nothing when a row of the card is chosen', async () => {
    const { chats } = await openFind(bed);
    await chats.type(link);
    await chats.moveTo(await chats.row(({ label }) => label === 'Last message'));
    // Enter on it stays in the prompt.
    await chats.accept();
    await chats.escape();
    assert.deepEqual(openConversations(), []);
  });

  test('warns in the card of a closed chat', async () => {
    const { chats } = await openFind(bed);
    await chats.type(`#${closed}`);
    await chats.row(({ label }) => label === 'This chat is closed.');
    await chats.escape();
    assert.deepEqual(bed.messages.shown, []);
  });

  test('shows the conversation of a chat that was found by name, and pins nothing', async () => {
    const { chats, finding } = await openReadyFind(bed);
    await chats.type('garcia example.org');
    const row = await chats.row(({ description = '' }) => description.startsWith(`#${sameNameTwo} `));
    await until('answer', () => !chats.isBusy);
    await chats.moveTo(chats.rows.find(({ label }) => label === row.label) ?? row);
    await chats.accept();
    await finding;
    await untilConversation(sameNameTwo);
    assert.deepEqual(bed.messages.shown, []);
    assert.ok(!notices.hasPinnedChat.includes(true));
  });

  test('pins nothing anew that is pinned already', async () => {
    await bed.pin(opened);
    const { chats, finding } = await openFind(bed);
    await chats.type(link);
    await chats.accept();
    await finding;
    await untilConversation(opened);
    assert.deepEqual(bed.messages.shown, []);
  });

  test('takes no link of another organization', async () => {
    const { chats, finding } = await openFind(bed);
    await chats.type(`https://globex.helpcrunch.com/inbox/chats/${opened}`);
    assert.deepEqual(chats.labels, ['This link is of another organization']);
    await chats.accept();
    await chats.escape();
    await finding;
    assert.deepEqual(openConversations(), []);
    assert.ok(!(await bed.standin.calls()).includes(`GET /v1/chats/${opened}`));
  });

  test('says that there is no such chat', async () => {
    const { chats } = await openFind(bed);
    await chats.type(`#${unknown}`);
    const row = await chats.row(({ label }) => label === `Chat #${unknown} cannot be chosen`);
    assert.equal(row.detail, `There is no chat #${unknown}.`);
    await chats.escape();
  });
});
