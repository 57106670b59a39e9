import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { HelpCrunchClient } from '../../../src/api/helpCrunchClient';
import { toDisplayText } from '../../../src/core/displayText';
import { HandoffError } from '../../../src/core/failure';
import { maxPages } from '../../../src/core/limits';
import { clientOn, json, root } from './clientOn';
import { oddNames, unsafe } from './oddNames';

interface Named {
  readonly id: number;
  readonly label: string;
}

/** The lists of people and departments, what a nameless one is called, and where they are asked for. */
const lists: Record<
  string,
  { read: (client: HelpCrunchClient) => Promise<Named[]>; nameless: string; path: string }
> = {
  agents: {
    read: async (client) => (await client.listAgents()).map(({ id, name }) => ({ id, label: name })),
    ...{ nameless: 'Agent', path: '/v1/agents' },
  },
  departments: {
    read: async (client) => (await client.listDepartments()).map(({ id, name }) => ({ id, label: name })),
    ...{ nameless: 'Department', path: '/v1/departments' },
  },
  customers: {
    read: (client) => client.findCustomers('ann'),
    ...{ nameless: 'Customer', path: '/v1/customers/search' },
  },
};

const full = { company: null, email: null, role: 'admin', userId: null, tags: [], customData: {} };

for (const [list, { read, nameless, path }] of Object.entries(lists))
  describe(list, () => {
    for (const [what, wire, label] of [
      ['the current form', { id: 7, name: 'Ann', ...full, agents: [{ id: 1, name: 'A' }] }, 'Ann'],
      ['the old form', { id: 7, name: 'Ann' }, 'Ann'],
      ['agents as an object', { id: 7, name: 'Ann', agents: { id: 1 } }, 'Ann'],
      ['an id in a string', { id: '7', name: 'Ann' }, 'Ann'],
      ['a name that is null', { id: 7, name: null, email: null }, `${nameless} 7`],
      ['a name that is empty', { id: 7, name: '', email: '' }, `${nameless} 7`],
      ['a name of spaces', { id: 7, name: ' \u200b', email: ' ' }, `${nameless} 7`],
      ['nothing but an id', { id: 7 }, `${nameless} 7`],
    ] as const)
      for (const [where, total] of [
        ['meta', { meta: { total: 1 } }],
        ['a total', { total: 1 }],
        ['neither', {}],
      ] as const)
        test(`understands ${what}, with ${where}`, async () => {
          const { client, requests } = clientOn(() => json({ data: [wire], ...total }));
          assert.deepEqual(await read(client), [{ id: 7, label }]);
          assert.equal(requests.length, 1);
          assert.equal(requests[0]?.path.replace(/\?.*/, ''), path);
        });

    for (const [what, name] of oddNames)
      test(`shows ${what} as one harmless line`, async () => {
        const [found] = await read(clientOn(() => json({ data: [{ id: 7, name, email: name }] })).client);
        assert.equal(found?.label, toDisplayText(name));
        assert.doesNotMatch(found.label, unsafe);
      });

    test('names each once', async () => {
      const data = [1, 2, 1].map((id) => ({ id, name: `No ${id}` }));
      const found = await read(clientOn(() => json({ data })).client);
      assert.deepEqual(
        found.map(({ id }) => id),
        [1, 2],
      );
    });

    for (const body of ['', '<!doctype html>', '{"data":[{"id":', 'null', '[]', '{"total":5}', '{"data":{}}'])
      test(`${body || 'an empty body'} is unreadable`, async () => {
        const { client, requests } = clientOn(() => ({ status: 200, headers: {}, body }));
        await assert.rejects(read(client), new HandoffError({ code: 'unreadableAnswer' }));
        assert.equal(requests.length, 1);
      });
  });

for (const list of ['agents', 'departments'] as const)
  describe(`pages of ${list}`, () => {
    const { read, path } = lists[list] ?? assert.fail();
    const page = (from: number, count: number): object => ({
      data: Array.from({ length: count }, (_, at) => ({ id: from + at, name: 'A' })),
    });

    test('are read until one is not full, and each once', async () => {
      const { client, requests } = clientOn(({ path: asked }) => {
        const offset = Number(new URL(asked, root.origin).searchParams.get('offset'));
        return json(page(Math.max(1, offset), offset === 200 ? 4 : 100));
      });
      const ids = (await read(client)).map(({ id }) => id);
      assert.deepEqual([ids.length, new Set(ids).size, ids.at(-1)], [203, 203, 203]);
      assert.deepEqual(
        requests.map((request) => request.path),
        [0, 100, 200].map((offset) => `${path}?limit=100&offset=${offset}`),
      );
    });

    test('that never end, or do not mind the offset, are not read for ever', async () => {
      let from = 1;
      const endless = clientOn(() => json(page((from += 100), 100)));
      await read(endless.client);
      assert.equal(endless.requests.length, maxPages);
      const same = clientOn(() => json(page(1, 100)));
      assert.equal((await read(same.client)).length, 100);
      assert.equal(same.requests.length, 2);
    });

    for (const element of [null, '5', { name: 'Ann' }, { id: 'x' }, { id: 7, name: {} }])
      test(`are unreadable with ${JSON.stringify(element)} in them: nobody would miss whom it hides`, async () => {
        const { client } = clientOn(() => json({ data: [element, { id: 7, name: 'Ann' }] }));
        await assert.rejects(read(client), new HandoffError({ code: 'unreadableAnswer' }));
      });
  });

test('a customer who cannot be read hides no other', async () => {
  const data = [null, 5, [], {}, { id: 'x' }, { id: 7, name: {} }, { id: 8, name: 'Ann' }];
  const found = await clientOn(() => json({ data })).client.findCustomers('ann');
  assert.deepEqual(found, [{ id: 8, label: 'Ann' }]);
});
