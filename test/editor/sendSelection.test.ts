import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { sampleFile, select, showFile } from './documents';
import { useTestBed } from './testBed';

suite('Send Selection', () => {
  const bed = useTestBed();

  test('adds a private note with comment, location and fenced code', async () => {
    await bed.setKey();
    select(await showFile(sampleFile('src/exportRows.ts')), 'const digits = text!');

    const sending = bed.run('helpcrunch.sendSelection');
    const chats = await bed.prompts.list('Choose Chat');
    await chats.type(`#${sampleChats.opened}`);
    await chats.choose('Ann Lee');
    await (await bed.prompts.list('Who Will Read This?')).choose('Private note');
    await (await bed.prompts.list('Post as Which Agent?')).choose('Sam Carter');
    await (await bed.prompts.text('Add a Comment')).enter('The cause is below');
    const result = await sending;

    const [posted, ...more] = await bed.standin.posted();
    assert.deepEqual(more, []);
    assert.deepEqual(posted, {
      ...posted,
      chat: sampleChats.opened,
      type: 'private',
      agent: sampleAgents.first,
      text: 'The cause is below\n\nsrc/exportRows.ts:25\n\nconst digits = text!',
      markdownText:
        'The cause is below\n\n`src/exportRows.ts:25`\n\n```typescript\nconst digits = text!\n```',
    });
    assert.deepEqual(result, {
      status: 'sent',
      chat: sampleChats.opened,
      type: 'private',
      messageIds: [posted.id],
    });
    assert.equal(
      bed.messages.toast.text,
      `Note added to chat #${sampleChats.opened} (Ann Lee) as Sam Carter.`,
    );
    assert.deepEqual(bed.messages.toast.buttons, ['Open Chat']);
  });
});
