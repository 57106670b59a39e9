import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { makeFile, selectAll, showFile, showUntitled } from './documents';
import { openDrafts } from './drafts';
import { filesOf } from './storage';
import { useTestBed } from './testBed';

const given = { chat: sampleChats.opened, agent: sampleAgents.first, comment: '' };
const refused = { status: 'rejected', messageIds: [], reason: 'ownKeyInside' };

suite('The user’s own API key', () => {
  const bed = useTestBed();
  const { key } = bed.standin;

  setup(() => bed.setKey());

  /** Nothing has left, nothing is kept, nothing was asked. */
  async function assertRefused(result: object, what: string): Promise<void> {
    assert.deepEqual(result, refused, what);
    assert.deepEqual(await bed.standin.posted(), []);
    assert.deepEqual([openDrafts(), filesOf('drafts'), filesOf('outbox')], [[], [], []]);
    assert.equal(
      bed.messages.toast.text,
      'It contains your HelpCrunch API key, which must never be sent. Take it out; nothing was sent.',
    );
    assert.deepEqual(bed.messages.modals, []);
    bed.messages.shown.length = 0;
  }

  for (const guard of ['warn', 'secretsOnly', 'off']) {
    test(`is refused in notes and messages with guard "${guard}"`, async () => {
      await bed.settings.change('helpcrunch.guard', guard);
      await bed.settings.change('helpcrunch.guardIgnore', [key]);
      selectAll(await showUntitled(`const key = '${key}';`));
      for (const type of ['private', 'message'])
        await assertRefused(await bed.run('helpcrunch.sendSelection', { ...given, type }), type);
    });
  }

  test('is refused in every disguise', async () => {
    const [begin, end] = [key.slice(0, 9), key.slice(9)];
    for (const content of [
      `${begin}\u200b${end}`,
      `${begin}\u00ad${end}`,
      `> ${begin}\n> ${end}`,
      Buffer.from(key).toString('base64'),
      encodeURIComponent(key),
    ]) {
      selectAll(await showUntitled(content, 'plaintext'));
      await assertRefused(await bed.run('helpcrunch.sendSelectionAsNote', given), content);
    }
  });

  test('is refused in a comment, and in the signature', async () => {
    selectAll(await showUntitled('const a = 1;'));
    const comment = `My key is ${key}`;
    await assertRefused(await bed.run('helpcrunch.sendSelectionAsNote', { ...given, comment }), 'comment');
    await bed.settings.change('helpcrunch.signature', key);
    await assertRefused(await bed.run('helpcrunch.sendSelectionAsNote', given), 'signature');
  });

  test('is refused in the target of a link', async () => {
    const contents = [`[a](https://example.com/?key=${key})`, `[a][b]\n\n[b]: https://example.com/${key}`];
    for (const [index, content] of contents.entries()) {
      await showFile(await makeFile(`link${index}.md`, content));
      await assertRefused(await bed.run('helpcrunch.sendFile', { ...given, type: 'private' }), content);
    }
  });

  test('is refused in one of several files, and none of them goes', async () => {
    const files = [await makeFile('clean.md', 'A'), await makeFile('key.md', `B ${key}`)];
    await bed.chooseAgent();
    const sending = bed.run('helpcrunch.sendFile', files[0], files);
    await (await bed.prompts.list('Choose Chat')).choose('Ann Lee');
    await (await bed.prompts.list('Who Will Read This?')).choose('Private note');
    await assertRefused(await sending, 'files');
  });

  test('is refused across the parts of a long text', async () => {
    await bed.settings.change('helpcrunch.maxMessageLength', 200);
    for (const before of [150, 160, 170, 180]) {
      selectAll(await showUntitled(`${'-'.repeat(before)}${key}${'-'.repeat(100)}`));
      await assertRefused(await bed.run('helpcrunch.sendSelectionAsNote', given), `${before}`);
    }
  });
});
