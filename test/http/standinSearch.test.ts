import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { callStandin } from '../standin/callStandin';
import { sampleChats } from '../standin/sampleChats';
import { sampleCustomers } from '../standin/sampleCustomers';
import { withStandin } from '../standin/withStandin';

describe('finds', () => {
  for (const [what, path, body, expected] of [
    [
      'by e-mail',
      '/chats/search',
      search('chats.customer.email', '=', 'maria@example.com'),
      [sampleChats.sameNameOne],
    ],
    [
      'by a part of the e-mail in any case',
      '/chats/search',
      search('chats.customer.email', '~', 'GARCIA'),
      [sampleChats.sameNameTwo],
    ],
    [
      'by what the e-mail does not contain',
      '/chats/search',
      { ...search('chats.customer.email', '!~', 'example.net'), limit: 1, offset: 18 },
      [sampleChats.empty],
    ],
    [
      'by another customer than this',
      '/customers/search',
      { ...search('customers.id', '!=', 501), limit: 1 },
      [502],
    ],
    [
      'by all of several tags',
      '/chats/search',
      search('chats.customer.tagsData', '=', [{ name: 'Lead' }, { name: 'Nobody' }]),
      [],
    ],
    ['by several filters at once', '/chats/search', { ...twoFilters(), comparison: 'AND' }, []],
    [
      'by one of several filters',
      '/chats/search',
      { ...twoFilters(), comparison: 'OR' },
      [sampleChats.bidiName, sampleChats.emojiName],
    ],
    [
      'by status, as a number in a string',
      '/chats/search',
      search('chats.status', '=', '7'),
      [sampleChats.empty],
    ],
    ['by status, as a name that matches nothing', '/chats/search', search('chats.status', '=', 'empty'), []],
    ['by a time', '/chats/search', search('chats.createdAt', '>=', 1_763_913_600), [sampleChats.opened]],
    [
      'for customers of one name',
      '/customers/search',
      search('customers.name', '=', 'Maria Garcia'),
      [sampleCustomers.sameNameOne, sampleCustomers.sameNameTwo],
    ],
    [
      'for customers, the other way round',
      '/customers/search',
      { ...search('customers.id', '<=', 502), order: 'ASC' },
      [502, 501],
    ],
  ] as const)
    test(what, () =>
      withStandin({}, async (standin) => {
        const { body: found } = await callStandin(standin, 'POST', `/v1${path}`, { body });
        assert.deepEqual(
          (found as { data: { id: number }[] }).data.map(({ id }) => id),
          expected,
        );
      }),
    );
});

function search(field: string, operator: string, value: unknown) {
  return { filter: [{ field, operator, value }] };
}

function twoFilters() {
  return {
    filter: [sampleCustomers.bidi, sampleCustomers.emoji].map((value) => ({
      field: 'chats.customer',
      operator: '=',
      value,
    })),
  };
}
