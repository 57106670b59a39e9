import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFromView } from '../../../../src/ui/chats/parseFromView';

test('the messages of the panel are read, and nothing besides their own fields', () => {
  const extra = { url: 'https://example.com', command: 'x' };
  for (const message of [
    { kind: 'ready' },
    { kind: 'older' },
    { kind: 'replyAsNote' },
    { kind: 'replyToCustomer' },
    { kind: 'open', entry: 7, link: 0 },
    { kind: 'copy', line: 2 },
  ])
    assert.deepEqual(parseFromView({ ...message, ...extra }), message);
});

test('everything else is no message', () => {
  for (const message of [
    undefined,
    null,
    7,
    'ready',
    [],
    {},
    { kind: 'send', text: 'x' },
    { kind: 'toString' },
    { kind: 'open' },
    { kind: 'open', entry: '7', link: 0 },
    { kind: 'open', entry: 7, link: -1 },
    { kind: 'open', entry: 7.5, link: 0 },
    { kind: 'open', entry: Number.NaN, link: 0 },
    { kind: 'copy', line: 1e300 },
  ])
    assert.equal(parseFromView(message), undefined);
});
