import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { sampleFile, select, selectAll, showFile, showUntitled } from './documents';
import { openDraft, openDrafts } from './drafts';
import { useTestBed } from './testBed';

const { opened } = sampleChats;
const given = { chat: opened, agent: sampleAgents.first, comment: '' };

suite('The settings of a message', () => {
  const bed = useTestBed();

  /** What a selection arrives as, in a note and in a message. */
  async function sendBoth(): Promise<{ note: string; message: string }> {
    await bed.setKey();
    select(await showFile(sampleFile('src/report.py')), 'import re');
    bed.messages.press('Send to Customer');
    for (const type of ['private', 'message']) {
      assert.equal((await bed.run('helpcrunch.sendSelection', { ...given, type })).status, 'sent');
    }
    const [note, message] = (await bed.standin.posted()).map(({ text }) => text);
    return { note: note ?? '', message: message ?? '' };
  }

  const located = 'src/report.py:3\n\nimport re';
  const locations = [
    ['note', located, 'import re'],
    ['always', located, located],
    ['never', 'import re', 'import re'],
  ] as const;
  for (const [value, note, message] of locations) {
    test(`put the location where includeLocation "${value}" says`, async () => {
      await bed.settings.change('helpcrunch.includeLocation', value);
      assert.deepEqual(await sendBoth(), { note, message });
    });
  }

  test('leave the Markdown field out with format "plain"', async () => {
    await bed.settings.change('helpcrunch.format', 'plain');
    await bed.setKey();
    select(await showFile(sampleFile('src/report.py')), 'import re');
    await bed.run('helpcrunch.sendSelectionAsNote', { ...given, comment: 'Look **here**' });
    const request = (await bed.standin.requests()).find(({ method }) => method === 'POST');
    assert.deepEqual(request?.body, {
      chat: opened,
      type: 'private',
      agent: sampleAgents.first,
      text: 'Look **here**\n\nsrc/report.py:3\n\nimport re',
    });
  });

  test('put the signature under notes only', async () => {
    await bed.settings.change('helpcrunch.signature', '-- Sam');
    const { note, message } = await sendBoth();
    assert.equal(note, `${located}\n\n-- Sam`);
    assert.equal(message, 'import re');
  });

  test('ask for no comment when askForComment is off', async () => {
    await bed.settings.change('helpcrunch.askForComment', false);
    await bed.makeReady();
    selectAll(await showUntitled('const a = 1;'));
    const result = await bed.run('helpcrunch.sendSelectionAsNote', { chat: opened });
    assert.equal(result.status, 'sent');
    assert.equal((await bed.standin.onlyPosted()).text, 'const a = 1;');
  });

  test('refuse a selection that is too long before anything is asked, with the figures', async () => {
    selectAll(await showUntitled('x'.repeat(80_000)));
    const result = await bed.run('helpcrunch.sendSelectionAsNote');
    assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'tooLong' });
    const { text, buttons } = bed.messages.toast;
    // The fence counts: it is part of the longer field.
    assert.equal(
      text,
      'It is too long: 80,018 characters, and 20 parts of 4,000 are allowed. Make it shorter.',
    );
    assert.deepEqual(buttons, ['Open Settings']);
    assert.deepEqual(await bed.standin.calls(), []);
    assert.deepEqual(openDrafts(), []);
  });

  test('keep the text that only its comment makes too long', async () => {
    await bed.settings.change('helpcrunch.maxMessageLength', 200);
    await bed.makeReady();
    selectAll(await showUntitled('x'.repeat(3000)));
    const comment = 'y'.repeat(2000);
    const sending = bed.run('helpcrunch.sendSelectionAsNote', { chat: opened });
    await (await bed.prompts.text('Add a Comment')).enter(comment);
    const result = await sending;
    assert.deepEqual(result, {
      status: 'rejected',
      chat: opened,
      type: 'private',
      messageIds: [],
      reason: 'tooLong',
    });
    assert.match(bed.messages.toast.text, /5,020 characters, and 20 parts of 200 are allowed/);
    assert.equal(openDraft().getText(), `${comment}\n\n\`\`\`typescript\n${'x'.repeat(3000)}\n\`\`\``);
    assert.deepEqual(await bed.standin.posted(), []);
  });

  test('let a longer message through when maxMessageLength does', async () => {
    await bed.settings.change('helpcrunch.maxMessageLength', 5000);
    await bed.setKey();
    selectAll(await showUntitled('x'.repeat(4500), 'plaintext'));
    assert.equal((await bed.run('helpcrunch.sendSelectionAsNote', given)).status, 'sent');
    assert.equal((await bed.standin.onlyPosted()).text.length, 4500);
  });

  test('count for no less than 200 characters', async () => {
    await bed.settings.change('helpcrunch.maxMessageLength', 1);
    await bed.setKey();
    selectAll(await showUntitled('x'.repeat(200), 'plaintext'));
    assert.equal((await bed.run('helpcrunch.sendSelectionAsNote', given)).status, 'sent');
  });
});
