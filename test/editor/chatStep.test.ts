import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { selectAll, showUntitled } from './documents';
import { useTestBed } from './testBed';
import type { ListPrompt } from './prompts';

const { opened } = sampleChats;

suite('The chat step', () => {
  const bed = useTestBed();

  /** The step as `Open Chat in Browser...` asks it. */
  async function ask(): Promise<{ chats: ListPrompt; opening: Promise<unknown> }> {
    const opening = bed.run('helpcrunch.openChat');
    return { chats: await bed.prompts.list('Choose Chat'), opening };
  }

  test('offers the recent chats, the newest first', async () => {
    await bed.setKey();
    const { chats } = await ask();
    const first = await chats.row(() => true);
    assert.equal(first.label, 'Ann Lee');
    assert.equal(first.description, `#${opened} · ann.lee@example.com · opened`);
    assert.equal(first.detail, 'Any news?');
    assert.equal(chats.rows.length, 50);
    const { path } = (await bed.standin.requests()).at(-1) ?? {};
    assert.equal(path, '/v1/chats?sort=chats.lastMessageAt&order=desc&limit=50');
    await chats.escape();
  });

  test('names closed and snoozed chats, and customers without a name', async () => {
    await bed.setKey();
    const { chats } = await ask();
    await chats.row(() => true);
    const row = (id: number): string => {
      const { label, description = '' } =
        chats.rows.find((one) => one.description?.startsWith(`#${id} `)) ?? {};
      return `${label ?? ''} | ${description}`;
    };
    assert.equal(row(sampleChats.closed), 'Ann Lee | #12346 · ann.lee@example.com · closed');
    assert.equal(row(sampleChats.snoozed), 'Ann Lee | #12347 · ann.lee@example.com · snoozed');
    assert.equal(row(sampleChats.wasSnoozed), 'Ann Lee | #12348 · ann.lee@example.com · opened');
    assert.equal(row(sampleChats.nullName), 'nameless@example.com | #12349 · nameless@example.com · new');
    assert.equal(row(sampleChats.nullEmail), 'Noah Mail | #12350 · on hold');
    assert.equal(row(sampleChats.nullBoth), 'Customer 504 | #12351 · on hold');
    assert.equal(row(sampleChats.blankName), 'Customer 513 | #12360 · opened');
    await chats.escape();
  });

  test('shows names and texts of strangers as text', async () => {
    await bed.setKey();
    const { chats } = await ask();
    await chats.row(() => true);
    for (const { label, description = '', detail = '' } of chats.rows) {
      for (const shown of [label, description, detail]) {
        assert.doesNotMatch(shown, /\]\(|\$\(|[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }
      assert.ok(label.length <= 60);
    }
    const [hostile] = chats.rows.filter(({ description }) =>
      description?.startsWith(`#${sampleChats.hostileName} `),
    );
    assert.equal(hostile?.label, '[x] (command:workbench.action.closeWindow) $ (lock)');
    await chats.escape();
  });

  const forms: readonly [string, string][] = [
    ['its id', String(opened)],
    ['#id', `#${opened}`],
    ['a link of the inbox', `https://acme.helpcrunch.com/inbox/chats/${opened}`],
    ['a link of the older form', `https://acme.helpcrunch.com/v2/chats/${opened}?tab=1#last`],
  ];
  for (const [form, typed] of forms) {
    test(`takes a chat by ${form}, as its only row`, async () => {
      await bed.setKey();
      const { chats, opening } = await ask();
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
    const { chats, opening } = await ask();
    await bed.standin.inject({ kind: 'delay', ms: 300, path: `/chats/${opened}` });
    await chats.type(String(opened));
    assert.deepEqual(chats.labels, [`Reading chat #${opened}…`]);
    await chats.accept();
    await opening;
    assert.deepEqual(bed.browsed, [`https://acme.helpcrunch.com/inbox/chats/${opened}`]);
    const reads = (await bed.standin.calls()).filter((call) => call === `GET /v1/chats/${opened}`);
    assert.equal(reads.length, 1);
  });

  test('narrows the list by words, without fuzzy matches', async () => {
    await bed.setKey();
    const { chats } = await ask();
    await chats.row(() => true);
    await chats.type('garcia');
    assert.deepEqual(chats.labels, ['Maria Garcia', 'Maria Garcia']);
    await chats.type('Maria example.org');
    assert.deepEqual(
      chats.rows.map(({ description }) => description),
      [`#${sampleChats.sameNameTwo} · maria.garcia@example.org · opened`],
    );
    await chats.type('mgarcia');
    assert.deepEqual(chats.labels, ['No recent chat matches']);
    await chats.accept();
    await chats.type('');
    assert.equal(chats.labels[0], 'Ann Lee');
    await chats.escape();
  });

  test('offers the chats used last first, also those that are no longer recent', async () => {
    await bed.makeReady();
    selectAll(await showUntitled('const a = 1;'));
    for (const chat of [12460, sampleChats.nullEmail]) {
      // Whatever is posted makes its chat recent in the stand-in; a reset makes it old again.
      assert.equal((await bed.run('helpcrunch.sendSelectionAsNote', { chat, comment: '' })).status, 'sent');
    }
    await bed.standin.reset();
    const { chats } = await ask();
    await chats.row(() => true);
    assert.deepEqual(
      chats.rows.slice(0, 3).map(({ description }) => description?.split(' ')[0]),
      [`#${sampleChats.nullEmail}`, '#12460', `#${opened}`],
    );
    await chats.escape();
  });

  test('refuses a link that is certainly of another organization', async () => {
    await bed.setKey();
    const { chats, opening } = await ask();
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
    const first = await ask();
    await first.chats.type(link);
    await first.chats.accept();
    const question = await bed.prompts.list('Is This Chat From acme?');
    assert.match(question.placeholder, /^The link is on support\.example\.com\./);
    await question.escape();
    await first.opening;
    assert.deepEqual(bed.browsed, []);

    const second = await ask();
    await second.chats.type(link);
    await second.chats.accept();
    await (await bed.prompts.list('Is This Chat From acme?')).back();
    const again = await bed.prompts.list('Choose Chat');
    await again.type(link);
    await again.accept();
    await (await bed.prompts.list('Is This Chat From acme?')).accept();
    await second.opening;

    const third = await ask();
    await third.chats.type(link);
    await third.chats.accept();
    await third.opening;
    assert.equal(bed.browsed.length, 2);
  });

  test('refuses an answer with another id', async () => {
    await bed.setKey();
    const { chats, opening } = await ask();
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
    const { chats, opening } = await ask();
    await chats.type(String(sampleChats.unknown));
    const row = await chats.row(({ label }) => label.endsWith('cannot be chosen'));
    assert.equal(row.detail, 'There is no chat #99999.');
    await chats.type(String(opened));
    await chats.accept();
    await opening;
    assert.equal(bed.browsed.length, 1);
  });

  test('reads the chosen chat again before it goes on', async () => {
    await bed.setKey();
    const { chats, opening } = await ask();
    await chats.row(() => true);
    await bed.standin.inject({ kind: 'status', status: 404, path: `/chats/${opened}` });
    await chats.accept();
    await opening;
    assert.equal(bed.messages.toast.text, `There is no chat #${opened}.`);
    assert.deepEqual(bed.browsed, []);
  });

  test('takes a typed id also where the list cannot be read', async () => {
    await bed.setKey();
    await bed.standin.inject({ kind: 'status', status: 503, path: '/chats' });
    const { chats, opening } = await ask();
    const row = await chats.row(({ label }) => label === 'Recent chats are missing');
    assert.equal(row.detail, 'HelpCrunch has a problem (status 503). Try again later.');
    await chats.type(String(opened));
    await chats.accept();
    await opening;
    assert.equal(bed.browsed.length, 1);
  });
});
