import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import { openReadyFind } from './findPrompt';
import { useTestBed } from './testBed';
import { until } from './until';

const search = ['POST /v1/customers/search', 'POST /v1/chats/search'];
/** More than the prompt offers while nothing is typed. */
const manyChats = { chats: 300, customers: 400 };

suite('The search for a chat', () => {
  const bed = useTestBed();

  setup(() => bed.setKey());

  for (const generation of ['current', 'old'] as const) {
    test(`finds by name what is not among the recent chats, with one search for all letters (${generation})`, async () => {
      await bed.standin.change({ ...manyChats, generation });
      const { chats, calls } = await openReadyFind(bed);
      for (const typed of ['B', 'Br', 'Bro', 'Brow', 'Brown']) await chats.type(typed);
      const row = await chats.row(({ label }) => label === 'Ines Brown');
      assert.equal(row.description, '#20013 · ines.brown1135@example.net · new');
      assert.deepEqual(chats.groups, ['found']);
      assert.deepEqual(await calls(), search);
      await chats.escape();
    });
  }

  test('finds by e-mail', async () => {
    await bed.standin.change(manyChats);
    const { chats, calls } = await openReadyFind(bed);
    await chats.type('sofia.kowalski1008@example.com');
    const row = await chats.row(({ description = '' }) => description.startsWith('#20016 '));
    // The customer has no name.
    assert.equal(row.label, 'sofia.kowalski1008@example.com');
    assert.deepEqual(await calls(), search);
    await chats.escape();
  });

  test('marks equal names, by e-mail or else by user id', async () => {
    await bed.standin.change(manyChats);
    const { chats } = await openReadyFind(bed);
    await chats.type('Brown');
    await chats.row(({ label }) => label === 'Omar Brown');
    const namesakes = chats.rows.filter(({ label }) => label === 'Omar Brown');
    assert.deepEqual(
      namesakes.map(({ description = '' }) => description.split(' · ')[1]),
      [1100, 1100, 1059, 1059].map((id) => `omar.brown${id}@example.${id === 1100 ? 'org' : 'com'}`),
    );
    for (const { description = '' } of chats.rows) {
      const isNamesake = description.includes('omar.brown');
      assert.equal(description.endsWith('another customer has this name'), isNamesake, description);
    }
    await chats.escape();
  });

  test('asks nobody for one letter, nor again for the same words', async () => {
    const { chats, calls } = await openReadyFind(bed);
    await chats.type('^');
    await until('answer', () => !chats.isBusy);
    assert.deepEqual(chats.labels, ['No chat found']);
    await chats.type('zzz');
    assert.equal(chats.isBusy, true);
    await until('answer', () => !chats.isBusy);
    await chats.type('  zzz ');
    assert.equal(chats.isBusy, false);
    // Nobody has this name, so nobody's chats are asked for.
    assert.deepEqual(await calls(), ['POST /v1/customers/search']);
    await chats.escape();
  });

  test('gives up a search that something else was typed over', async () => {
    await bed.standin.change(manyChats);
    await bed.standin.inject({ kind: 'hang', path: '/customers/search', containing: 'Dubois' });
    const { chats, calls } = await openReadyFind(bed);
    await chats.type('Dubois');
    await until('first search', async () => (await calls()).length === 1);
    await chats.type('Kowalski');
    await chats.row(({ label }) => label === 'Liam Kowalski');
    const [outdated] = (await bed.standin.requests()).slice(-3);
    await until('end of the first', async () => (await bed.standin.requests()).at(-3)?.status === 'cut');
    assert.match(JSON.stringify(outdated?.body), /Dubois/);
    assert.deepEqual(await calls(), [search[0], ...search]);
    assert.ok(!chats.labels.some((label) => label.includes('Dubois')));
    await chats.escape();
  });

  test('says that it has failed, and leaves the chats that are known', async () => {
    await bed.standin.inject({ kind: 'status', status: 503, path: '/customers/search' });
    const { chats } = await openReadyFind(bed);
    await chats.type('garcia');
    assert.deepEqual(chats.labels, ['Maria Garcia', 'Maria Garcia']);
    const fault = await chats.row(({ label }) => label === 'Some chats are missing');
    assert.equal(fault.detail, 'HelpCrunch has a problem (status 503). Try again later.');
    assert.deepEqual(chats.labels, ['Maria Garcia', 'Maria Garcia', fault.label]);
    await chats.type('maria');
    await until('answer', () => !chats.isBusy);
    assert.deepEqual(chats.labels, ['Maria Garcia', 'Maria Garcia']);
    await chats.escape();
  });
});
