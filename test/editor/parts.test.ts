import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { makeFile, selectAll, showFile, showUntitled } from './documents';
import { openDraft, openDrafts } from './drafts';
import { madeUpToken } from './madeUpToken';
import { maxChars, numbered, paragraphs, sendLong } from './sendParts';
import { filesOf } from './storage';
import { useTestBed } from './testBed';

const { opened } = sampleChats;
const given = { chat: opened, agent: sampleAgents.first, comment: '' };
const question = `Add a note in 3 parts to chat #${opened} (Ann Lee) as Sam Carter?`;

suite('What is too long for one message', () => {
  const bed = useTestBed();

  setup(() => bed.setKey());

  /** What is posted of a selection. */
  async function sendSelection(content: string, language: string): Promise<readonly string[]> {
    await bed.settings.change('helpcrunch.maxMessageLength', maxChars);
    selectAll(await showUntitled(content, language));
    assert.equal((await bed.run('helpcrunch.sendSelectionAsNote', given)).status, 'sent');
    const posted = await bed.standin.posted();
    assert.ok(posted.length > 1);
    return posted.map(({ text, markdownText = '' }, index) => {
      assert.ok(Math.max(text.length, markdownText.length) <= maxChars);
      assert.ok(text.startsWith(`(${index + 1}/${posted.length})\n\n`));
      return markdownText;
    });
  }

  test('goes in parts, in order, each with its number, after one question', async () => {
    bed.messages.press('Add to Chat');
    const { status, messageIds } = await sendLong(bed, 'parts.md');
    const posted = await bed.standin.posted();
    assert.equal(status, 'sent');
    assert.deepEqual(
      messageIds,
      posted.map(({ id }) => id),
    );
    assert.deepEqual(
      posted.map(({ markdownText }) => markdownText),
      numbered,
    );
    assert.deepEqual(
      posted.map(({ text }) => text),
      numbered.map((part) => part.replaceAll('**', '')),
    );
    const { text, detail, buttons } = bed.messages.modal;
    assert.equal(text, question);
    assert.deepEqual(buttons, ['Review', 'Add to Chat']);
    assert.equal(detail.split('\n\n')[1], 'Too long for one message, so it goes in 3 parts:');
  });

  test('goes to the customer after one question about all parts', async () => {
    bed.messages.press('Send to Customer');
    assert.equal((await sendLong(bed, 'customer.md', { type: 'message' })).status, 'sent');
    const posted = await bed.standin.posted();
    assert.deepEqual(
      posted.map(({ type, markdownText }) => [type, markdownText]),
      numbered.map((part) => ['message', part]),
    );
    assert.match(bed.messages.modal.detail, /^Too long for one message, so it goes in 3 parts:$/m);
  });

  test('goes in fences of its language, and is the code again without them', async () => {
    bed.messages.press('Add to Chat');
    const code = Array.from({ length: 30 }, (_, line) => `const line${line} = '${line}';`).join('\n');
    const bodies = (await sendSelection(code, 'typescript')).map((part) => {
      const [, body] = /^\(\d+\/\d+\)\n\n```typescript\n([^]*)\n```$/.exec(part) ?? assert.fail(part);
      return body;
    });
    assert.equal(bodies.join('\n'), code);
  });

  test('repeats the header of its table', async () => {
    bed.messages.press('Add to Chat');
    const header = '| Name | Rows |\n| ---- | ---- |';
    const rows = Array.from({ length: 30 }, (_, row) => `| row ${row} | ${row} |`);
    const parts = await sendSelection([header, ...rows].join('\n'), 'markdown');
    const bodies = parts.map((part) => part.replace(/^\(\d+\/\d+\)\n\n/, ''));
    assert.ok(bodies.every((body) => body.startsWith('| Name')));
    assert.deepEqual(
      bodies.flatMap((body) => body.split('\n').slice(2)),
      rows,
    );
  });

  test('stays where the question is left by Escape', async () => {
    assert.equal((await sendLong(bed, 'left.md')).status, 'cancelled');
    assert.equal(bed.messages.modal.text, question);
    assert.deepEqual(await bed.standin.posted(), []);
    assert.deepEqual([openDrafts(), filesOf('outbox')], [[], []]);
  });

  test('becomes one whole draft by Review, which goes in the same parts', async () => {
    bed.messages.press('Review');
    assert.equal((await sendLong(bed, 'review.md')).status, 'cancelled');
    assert.deepEqual(await bed.standin.posted(), []);
    assert.equal(openDraft().getText(), paragraphs.join('\n\n'));
    bed.messages.press('Add to Chat');
    assert.equal((await bed.run('helpcrunch.sendDraft', openDraft().uri)).status, 'sent');
    const posted = await bed.standin.posted();
    assert.deepEqual(
      posted.map(({ markdownText }) => markdownText),
      numbered,
    );
  });

  test('is counted file by file where several are sent', async () => {
    await bed.settings.change('helpcrunch.maxMessageLength', maxChars);
    await bed.chooseAgent();
    const files = [await makeFile('short.md', 'Short'), await makeFile('long.md', paragraphs.join('\n\n'))];
    await showFile(files[0] ?? assert.fail());
    const sending = bed.run('helpcrunch.sendFile', files[0], files);
    await (await bed.prompts.list('Choose Chat')).choose('Ann Lee');
    bed.messages.press('Add to Chat');
    await (await bed.prompts.list('Who Will Read This?')).choose('Private note');
    assert.equal((await sending).status, 'sent');
    const posted = await bed.standin.posted();
    assert.deepEqual(
      posted.map(({ markdownText }) => markdownText),
      ['Short', ...numbered],
    );
  });

  for (const [where, content] of [
    ['in the second part only', `${paragraphs[0] ?? ''}\n\nIt was ${madeUpToken} there.`],
    ['at the very cut', `${'-'.repeat(140)}${madeUpToken}${'-'.repeat(80)}`],
  ] as const) {
    test(`is asked about for a secret that stands ${where}`, async () => {
      await bed.settings.change('helpcrunch.maxMessageLength', maxChars);
      selectAll(await showUntitled(content));
      assert.equal((await bed.run('helpcrunch.sendSelectionAsNote', given)).status, 'cancelled');
      const { text, detail, buttons } = bed.messages.modal;
      assert.equal(text, 'This note seems to contain an access token');
      assert.deepEqual(buttons, ['Review', 'Send Note Anyway']);
      assert.match(detail, /^Too long for one message, so it goes in 2 parts:$/m);
      assert.deepEqual(await bed.standin.posted(), []);
    });
  }
});
