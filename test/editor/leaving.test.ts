import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { makeFile, select, showFile, showUntitled } from './documents';
import { openDrafts } from './drafts';
import { useTestBed } from './testBed';

const { opened } = sampleChats;

suite('Leaving a send', () => {
  const bed = useTestBed();

  setup(async () => {
    select(await showUntitled('const cause = 1;'), 'cause');
  });

  async function assertNothingHappened(sending: ReturnType<typeof bed.run>): Promise<void> {
    const { status, messageIds } = await sending;
    assert.deepEqual({ status, messageIds }, { status: 'cancelled', messageIds: [] });
    assert.deepEqual(await bed.standin.posted(), []);
    assert.deepEqual(openDrafts(), []);
    assert.deepEqual(bed.messages.toasts, []);
  }

  test('at the key stores no key', async () => {
    for (let times = 0; times < 2; times++) {
      const sending = bed.run('helpcrunch.sendSelection');
      await (await bed.prompts.text(`HelpCrunch API Key for ${bed.standin.host}`)).escape();
      await assertNothingHappened(sending);
    }
    assert.deepEqual(await bed.standin.calls(), []);
  });

  test('at the offer of the whole file asks for nothing else', async () => {
    await showUntitled('const whole = 1;');
    const sending = bed.run('helpcrunch.sendSelection');
    await (await bed.prompts.list('Nothing Is Selected')).escape();
    await assertNothingHappened(sending);
    assert.deepEqual(await bed.standin.calls(), []);
  });

  test('at the choice of a Markdown file asks for nothing else', async () => {
    await makeFile('a.md', 'A');
    const sending = bed.run('helpcrunch.sendFile');
    await (await bed.prompts.list('Choose Markdown File')).escape();
    await assertNothingHappened(sending);
    assert.deepEqual(await bed.standin.calls(), []);
  });

  test('at each step after the key sends nothing and keeps no text', async () => {
    await bed.setKey();
    const steps = ['Choose Chat', 'Who Will Read This?', 'Post as Which Agent?', 'Add a Comment'];
    for (const last of steps) {
      const sending = bed.run('helpcrunch.sendSelection');
      for (const step of steps.slice(0, steps.indexOf(last))) {
        const prompt = await bed.prompts.list(step);
        await prompt.row(() => true);
        await prompt.accept();
      }
      const prompt = await (last === 'Add a Comment' ? bed.prompts.text(last) : bed.prompts.list(last));
      await prompt.escape();
      await assertNothingHappened(sending);
    }
  });

  test('after the agent was chosen remembers no agent', async () => {
    await bed.setKey();
    for (let times = 0; times < 2; times++) {
      const sending = bed.run('helpcrunch.sendSelectionAsNote', { chat: opened });
      await (await bed.prompts.list('Post as Which Agent?')).choose('Lisa Rodes');
      await (await bed.prompts.text('Add a Comment')).escape();
      await assertNothingHappened(sending);
    }
  });

  test('at the question before a message to the customer sends nothing', async () => {
    await bed.setKey();
    const given = { chat: opened, type: 'message', agent: sampleAgents.first, comment: '' };
    await assertNothingHappened(bed.run('helpcrunch.sendSelection', given));
    assert.equal(bed.messages.modals.length, 1);
  });

  test('at the question about several files sends nothing', async () => {
    await bed.setKey();
    const files = [await makeFile('a.md', 'A'), await makeFile('b.md', 'B')];
    await showFile(files[0] ?? assert.fail());
    const sending = bed.run('helpcrunch.sendFile', files[0], files);
    await (await bed.prompts.list('Choose Chat')).choose('Ann Lee');
    await (await bed.prompts.list('Who Will Read This?')).choose('Private note');
    await (await bed.prompts.list('Post as Which Agent?')).choose('Sam Carter');
    await assertNothingHappened(sending);
    assert.equal(bed.messages.modals.length, 1);
  });

  test('is not going back: Back leads to each step before, and the last answers count', async () => {
    await bed.setKey();
    const sending = bed.run('helpcrunch.sendSelection');
    const first = await bed.prompts.list('Choose Chat');
    assert.equal(first.canGoBack, false);
    await first.type(String(sampleChats.closed));
    await first.accept();
    await (await bed.prompts.list('Who Will Read This?')).choose('Message to the customer');
    await (await bed.prompts.list('Post as Which Agent?')).choose('Sam Carter');
    await (await bed.prompts.text('Add a Comment')).back();
    await (await bed.prompts.list('Post as Which Agent?')).back();
    await (await bed.prompts.list('Who Will Read This?')).back();
    const again = await bed.prompts.list('Choose Chat');
    await again.type(String(opened));
    await again.accept();
    await (await bed.prompts.list('Who Will Read This?')).choose('Private note');
    await (await bed.prompts.list('Post as Which Agent?')).choose('Олена Коваль');
    await (await bed.prompts.text('Add a Comment')).enter('');
    const { status } = await sending;
    assert.equal(status, 'sent');
    const { chat, type, agent } = await bed.standin.onlyPosted();
    assert.deepEqual({ chat, type, agent }, { chat: opened, type: 'private', agent: 4191 });
  });

  test('is not Enter: Enter at every step of Send Selection adds a note', async () => {
    await bed.makeReady();
    const sending = bed.run('helpcrunch.sendSelection');
    const chats = await bed.prompts.list('Choose Chat');
    await chats.row(() => true);
    await chats.accept();
    await (await bed.prompts.list('Who Will Read This?')).accept();
    await (await bed.prompts.text('Add a Comment')).accept();
    assert.equal((await sending).type, 'private');
    assert.equal((await bed.standin.onlyPosted()).type, 'private');
  });
});
