import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callStandin } from '../standin/callStandin';
import { checkAnswer } from '../standin/contract';
import { sampleChats } from '../standin/sampleChats';
import { largeTeam } from '../standin/settings';
import type { Standin } from '../standin/standin';
import { withStandin } from '../standin/withStandin';

interface Found {
  id: number;
  name: string | null;
  email: string | null;
}

test('a large team has thousands of chats, each of them once, and the ones that tests refer to', () =>
  withStandin(largeTeam, async (standin) => {
    const chats = await readAll(standin, (offset) => ['GET', `/v1/chats?limit=100&offset=${offset}`]);
    assert.equal(new Set(chats.map(({ id }) => id)).size, largeTeam.chats);
    for (const [name, id] of Object.entries(sampleChats))
      assert.equal(
        chats.some((chat) => chat.id === id),
        name !== 'unknown',
        name,
      );
  }));

test('names of a large team repeat, are missing and come in several scripts', () =>
  withStandin(largeTeam, async (standin) => {
    const filter = [{ field: 'customers.id', operator: '>', value: 1 }];
    const customers = await readAll(standin, (offset) => [
      'POST',
      '/v1/customers/search',
      { filter, limit: 100, offset },
    ]);
    assert.equal(new Set(customers.map(({ id }) => id)).size, largeTeam.customers);
    const names = customers.flatMap(({ name }) => name ?? []);
    assert.ok(new Set(names).size < names.length / 2, 'many are called the same');
    const count = (test: (one: Found) => boolean) => customers.filter(test).length;
    for (const [what, number] of [
      ['without a name', count(({ name }) => name === null)],
      ['with an empty name', count(({ name }) => name === '')],
      ['without an e-mail', count(({ email }) => email === null)],
      ['with neither', count(({ name, email }) => name === null && email === null)],
      ['written from right to left', count(({ name }) => /[\u0590-\u06ff]/.test(name ?? ''))],
    ] as const)
      assert.ok(number > 10, `${number} ${what}`);
  }));

test('a long conversation is read to its first message, each once and the newest first', () =>
  withStandin(largeTeam, async (standin) => {
    const path = `/v1/chats/${sampleChats.longConversation}/messages`;
    const entries = await readAll(standin, (offset) => ['GET', `${path}?limit=100&offset=${offset}`]);
    const ids = entries.map(({ id }) => id);
    assert.equal(ids.length, largeTeam.longConversation);
    assert.deepEqual(
      ids,
      [...new Set(ids)].sort((a, b) => b - a),
    );
  }));

test('it is the same team each time, and another size takes the place of what was written', () =>
  withStandin({}, async (standin) => {
    standin.say({ chat: sampleChats.opened, type: 'message', text: 'a', from: 'customer' });
    standin.change({ chats: 500, customers: 200 });
    const list = async (from: Standin) => (await callStandin(from, 'GET', '/v1/chats?limit=100')).body;
    const first = await list(standin);
    assert.deepEqual((first as { meta: unknown }).meta, { total: 500 });
    await withStandin({ chats: 500, customers: 200 }, async (other) => {
      assert.deepEqual(await list(other), first);
    });
    standin.reset();
    assert.deepEqual(((await list(standin)) as { meta: unknown }).meta, { total: 79 });
  }));

/** Every element of a list, page by page; each page keeps the contract. */
async function readAll(
  standin: Standin,
  toCall: (offset: number) => readonly [method: string, path: string, body?: object],
): Promise<Found[]> {
  const found: Found[] = [];
  for (;;) {
    const [method, path, body] = toCall(found.length);
    const called = await callStandin(standin, method, path, { body });
    assert.deepEqual(checkAnswer(method, path, called.status, called.body), []);
    const { data } = called.body as { data: Found[] };
    if (data.length === 0) return found;
    found.push(...data);
  }
}
