import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { openChatStep } from './chatPrompt';
import { selectAll, showUntitled } from './documents';
import { useTestBed } from './testBed';

const { opened } = sampleChats;

suite('A typed chat', () => {
  const bed = useTestBed();

  const forms: readonly [string, string][] = [
    ['its id', String(opened)],
    ['#id', `#${opened}`],
    ['a link of the inbox', `https://acme.helpcrunch.com/inbox/chats/${opened}`],
    ['a link of the older form', `https://acme.helpcrunch.com/v2/chats/${opened}?tab=1#last`],
  ];
  for (const [form, typed] of forms) {
    test(`takes a chat by ${form}, as its only row`, async () => {
      await bed.setKey();
      const { chats, opening } = await openChatStep(bed);
      await chats.type(typed);
      const row = await chats.row(({ description }) => description?.startsWith(`#${opened} `) ?? false);
      assert.deepEqual(chats.rows, [row]);
      await chats.accept();
      await opening;
      assert.deepEqual(bed.browsed, [`https://acme.helpcrunch.com/inbox/chats/${opened}`]);
    });
  }

  test('waits with Enter until the typed chat has been read', async () => {
    await bed.setKey();
    const { chats, opening } = await openChatStep(bed);
    await bed.standin.inject({ kind: 'delay', ms: 300, path: `/chats/${opened}` });
    await chats.type(String(opened));
    assert.deepEqual(chats.labels, [`Reading chat #${opened}…`]);
    await chats.accept();
    await opening;
    assert.deepEqual(bed.browsed, [`https://acme.helpcrunch.com/inbox/chats/${opened}`]);
    const reads = (await bed.standin.calls()).filter((call) => call === `GET /v1/chats/${opened}`);
    assert.equal(reads.length, 1);
  });

  test('refuses a link that is certainly of another organization', async () => {
    await bed.setKey();
    const { chats, opening } = await openChatStep(bed);
    await chats.type(`https://globex.helpcrunch.com/inbox/chats/${opened}`);
    assert.deepEqual(chats.labels, ['This link is of another organization']);
    await chats.accept();
    await chats.escape();
    await opening;
    assert.deepEqual(bed.browsed, []);
    assert.ok(!(await bed.standin.calls()).includes(`GET /v1/chats/${opened}`));

    selectAll(await showUntitled('const a = 1;'));
    const given = { chat: `https://globex.helpcrunch.com/v2/chats/${opened}`, agent: sampleAgents.first };
    const result = await bed.run('helpcrunch.sendSelectionAsNote', given);
    assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'otherOrganization' });
    assert.equal(
      bed.messages.toast.text,
      'The link is on globex.helpcrunch.com, but your API key is for acme.',
    );
  });

  test('asks once whether links of an unknown host are of this organization', async () => {
    await bed.setKey();
    const link = `https://support.example.com/inbox/chats/${opened}`;
    const first = await openChatStep(bed);
    await first.chats.type(link);
    await first.chats.accept();
    const question = await bed.prompts.list('Is This Chat From acme?');
    assert.match(question.placeholder, /^The link is on support\.example\.com\./);
    await question.escape();
    await first.opening;
    assert.deepEqual(bed.browsed, []);

    const second = await openChatStep(bed);
    await second.chats.type(link);
    await second.chats.accept();
    await (await bed.prompts.list('Is This Chat From acme?')).back();
    const third = await bed.prompts.list('Choose Chat');
    await third.type(link);
    await third.accept();
    // Enter says no.
    await (await bed.prompts.list('Is This Chat From acme?')).accept();
    const fourth = await bed.prompts.list('Choose Chat');
    await fourth.type(link);
    await fourth.accept();
    const last = await bed.prompts.list('Is This Chat From acme?');
    await last.choose('Yes, links on support.example.com are from acme');
    await second.opening;

    const again = await openChatStep(bed);
    await again.chats.type(link);
    await again.chats.accept();
    await again.opening;
    assert.equal(bed.browsed.length, 2);
  });

  test('refuses an answer with another id', async () => {
    await bed.setKey();
    const { chats, opening } = await openChatStep(bed);
    await bed.standin.inject({ kind: 'wrongId', path: `/chats/${opened}`, times: 3 });
    await chats.type(String(opened));
    const row = await chats.row(({ label }) => label === `Chat #${opened} cannot be chosen`);
    assert.equal(row.detail, `HelpCrunch answered with another chat than #${opened}.`);
    // Enter reads it once more.
    await chats.accept();
    await chats.row((one) => one.label === row.label && one !== row);
    await chats.escape();
    await opening;
    assert.deepEqual(bed.browsed, []);

    selectAll(await showUntitled('const a = 1;'));
    const given = { chat: opened, agent: sampleAgents.first, comment: '' };
    const result = await bed.run('helpcrunch.sendSelectionAsNote', given);
    assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'wrongChatAnswered' });
    assert.deepEqual(await bed.standin.posted(), []);
  });

  test('says that a typed chat does not exist, and lets another one be typed', async () => {
    await bed.setKey();
    const { chats, opening } = await openChatStep(bed);
    await chats.type(String(sampleChats.unknown));
    const row = await chats.row(({ label }) => label.endsWith('cannot be chosen'));
    assert.equal(row.detail, 'There is no chat #99999.');
    await chats.type(String(opened));
    await chats.accept();
    await opening;
    assert.equal(bed.browsed.length, 1);
  });

  test('takes a typed id also where the list cannot be read', async () => {
    await bed.setKey();
    await bed.standin.inject({ kind: 'status', status: 503, path: '/chats' });
    const { chats, opening } = await openChatStep(bed);
    const row = await chats.row(({ label }) => label === 'Some chats are missing');
    assert.equal(row.detail, 'HelpCrunch has a problem (status 503). Try again later.');
    await chats.type(String(opened));
    await chats.accept();
    await opening;
    assert.equal(bed.browsed.length, 1);
  });
});
