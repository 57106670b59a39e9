import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { sampleFile, select, showFile, showUntitled } from './documents';
import { openDrafts } from './drafts';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened } = sampleChats;

suite('Send Selection', () => {
  const bed = useTestBed();

  test('adds a private note with comment, location and fenced code', async () => {
    await bed.setKey();
    select(await showFile(sampleFile('src/exportRows.ts')), 'const digits = text!');

    const sending = bed.run('helpcrunch.sendSelection');
    const chats = await bed.prompts.list('Choose Chat');
    await chats.type(`#${opened}`);
    await chats.choose('Ann Lee');
    const readers = await bed.prompts.list('Who Will Read This?');
    assert.deepEqual(
      readers.rows.map(({ label, detail }) => `${label}: ${detail ?? ''}`),
      [
        'Private note: Only your team',
        'Message to the customer: Ann Lee reads it; it cannot be edited or deleted',
        // Whose chat it is; nothing of this can be chosen.
        'Ann Lee: ',
        'opened: ',
        'Last message: ',
      ],
    );
    await readers.choose('Private note');
    const agents = await bed.prompts.list('Post as Which Agent?');
    const sam = await agents.row(({ label }) => label === 'Sam Carter');
    assert.equal(sam.description, 'sam.carter@acme.example');
    assert.ok(!agents.labels.includes('As the customer'));
    await agents.choose('Sam Carter');
    const comment = await bed.prompts.text('Add a Comment');
    assert.equal(comment.placeholder, `Note to chat #${opened} (Ann Lee) as Sam Carter`);
    await comment.enter('The cause is below');
    const result = await sending;

    const posted = await bed.standin.onlyPosted();
    assert.deepEqual(posted, {
      ...posted,
      chat: opened,
      type: 'private',
      agent: sampleAgents.first,
      text: 'The cause is below\n\nsrc/exportRows.ts:25\n\nconst digits = text!',
      markdownText:
        'The cause is below\n\n`src/exportRows.ts:25`\n\n```typescript\nconst digits = text!\n```',
    });
    assert.deepEqual(result, { status: 'sent', chat: opened, type: 'private', messageIds: [posted.id] });
    assert.equal(bed.messages.toast.text, `Note added to chat #${opened} (Ann Lee) as Sam Carter.`);
    assert.deepEqual(bed.messages.toast.buttons, ['Open Chat', 'Set Chat Status...', 'Assign Chat...']);
    assert.deepEqual(openDrafts(), []);
  });

  test('remembers the agent for the next send', async () => {
    await bed.setKey();
    select(await showUntitled('const cause = 1;'), 'cause');
    const first = bed.run('helpcrunch.sendSelectionAsNote', { chat: opened, comment: '' });
    await (await bed.prompts.list('Post as Which Agent?')).choose('Lisa Rodes');
    assert.equal((await first).status, 'sent');
    const second = await bed.run('helpcrunch.sendSelectionAsNote', { chat: opened, comment: '' });
    assert.equal(second.status, 'sent');
    assert.deepEqual(
      (await bed.standin.posted()).map(({ agent }) => agent),
      [sampleAgents.second, sampleAgents.second],
    );
  });

  test('posts as the agent of its arguments without remembering it', async () => {
    await bed.makeReady();
    select(await showUntitled('const cause = 1;'), 'cause');
    const given = { chat: opened, comment: '' };
    await bed.run('helpcrunch.sendSelectionAsNote', { ...given, agent: sampleAgents.second });
    await bed.run('helpcrunch.sendSelectionAsNote', given);
    assert.deepEqual(
      (await bed.standin.posted()).map(({ agent }) => agent),
      [sampleAgents.second, sampleAgents.first],
    );
  });

  test('asks nothing that its arguments give, and reads the given chat', async () => {
    await bed.setKey();
    select(await showUntitled('const cause = 1;'), 'cause');
    const chats = [opened, String(opened), `#${opened}`, `https://acme.helpcrunch.com/inbox/chats/${opened}`];
    for (const chat of chats) {
      const given = { chat, agent: sampleAgents.first, comment: 'Look', type: 'private' };
      const result = await bed.run('helpcrunch.sendSelection', given);
      assert.deepEqual(
        { ...result, messageIds: [] },
        { status: 'sent', chat: opened, type: 'private', messageIds: [] },
      );
    }
    const posted = await bed.standin.posted();
    assert.deepEqual(
      posted.map(({ text }) => text),
      chats.map(() => 'Look\n\ncause'),
    );
    const reads = (await bed.standin.calls()).filter((call) => call === `GET /v1/chats/${opened}`);
    assert.equal(reads.length, chats.length);
  });

  test('of the name Note asks for no reader', async () => {
    await bed.setKey();
    select(await showUntitled('const cause = 1;'), 'cause');
    const sending = bed.run('helpcrunch.sendSelectionAsNote');
    await (await bed.prompts.list('Choose Chat')).choose('Noah Mail');
    await (await bed.prompts.list('Post as Which Agent?')).choose('Sam Carter');
    await (await bed.prompts.text('Add a Comment')).enter('');
    const { status, chat, type } = await sending;
    assert.deepEqual(
      { status, chat, type },
      { status: 'sent', chat: sampleChats.nullEmail, type: 'private' },
    );
  });

  test('sends the whole file that an argument names', async () => {
    await bed.setKey();
    const file = sampleFile('src/report.py');
    const text = (await showFile(file)).document.getText();
    const lines = text.trimEnd().split('\n').length;
    for (const given of ['src/report.py', file.fsPath, file.toString()]) {
      const result = await bed.run('helpcrunch.sendSelectionAsNote', {
        chat: opened,
        agent: sampleAgents.first,
        comment: '',
        file: given,
      });
      assert.equal(result.status, 'sent', given);
    }
    for (const { markdownText } of await bed.standin.posted()) {
      assert.equal(markdownText, `\`src/report.py:1-${lines}\`\n\n\`\`\`python\n${text}\`\`\``);
    }
  });

  test('goes out once when its key is pressed twice', async () => {
    await bed.makeReady();
    select(await showUntitled('const cause = 1;'), 'cause');
    const given = { chat: opened, type: 'message', comment: '' };
    const bothAsk = (): Promise<true> => until('two questions', () => bed.messages.modals.length === 2);
    const sending = [1, 2].map(() => {
      bed.messages.press('Send to Customer', bothAsk);
      return bed.run('helpcrunch.sendSelection', given);
    });
    const ends = (await Promise.all(sending)).map(({ status, reason }) => reason ?? status);
    assert.deepEqual(ends.sort(), ['alreadySending', 'sent']);
    await bed.standin.onlyPosted();
  });

  test('says which file of its arguments cannot be read', async () => {
    await bed.setKey();
    const result = await bed.run('helpcrunch.sendSelectionAsNote', { chat: opened, file: 'src/missing.ts' });
    assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'fileUnreadable' });
    assert.equal(bed.messages.toast.text, 'missing.ts cannot be read as text.');
  });

  test('opens the chat in the browser by the button of its toast', async () => {
    await bed.makeReady();
    select(await showUntitled('const cause = 1;'), 'cause');
    bed.messages.press('Open Chat');
    await bed.run('helpcrunch.sendSelectionAsNote', { chat: opened, comment: '' });
    await bed.browsedTo(`https://acme.helpcrunch.com/inbox/chats/${opened}`);
  });
});
