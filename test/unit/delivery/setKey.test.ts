import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cancelled, HandoffError } from '../../../src/core/failure';
import { failsWith } from '../failures';
import { vendor } from './roots';
import { acme, Window } from './window';

for (const [what, pasted, fault] of [
  ['keyMalformed', 'schlüssel', undefined],
  ['keyRejected', 'key-x', undefined],
  ['notFound', 'key-u', new HandoffError({ code: 'notFound' })],
  ['unreadableAnswer', 'key-u', new HandoffError({ code: 'unreadableAnswer' })],
] as const) {
  test(`a key that ends in ${what} leaves the one that is stored`, async () => {
    const { sessions, account } = Object.assign(new Window(), { fault });
    const before = { key: 'key-a', origin: vendor.origin, organization: acme };
    await account.save(before);
    await assert.rejects(sessions.setKey(vendor, pasted), failsWith(what));
    assert.deepEqual(await account.find(vendor), before);
  });
}

for (const failure of [
  { code: 'notReachable', host: vendor.host },
  { code: 'timedOut', host: vendor.host },
  { code: 'serverError', status: 503 },
  { code: 'tooManyRequests' },
] as const) {
  test(`a key is stored unchecked when the check ends in ${failure.code}`, async () => {
    const { sessions, account } = Object.assign(new Window(), { fault: new HandoffError(failure) });
    assert.equal(await sessions.setKey(vendor, 'key-a'), undefined);
    assert.deepEqual(await account.find(vendor), { key: 'key-a', origin: vendor.origin });
  });
}

test('a key whose check was cancelled is not stored', async () => {
  const { sessions, secrets } = new Window();
  await assert.rejects(sessions.setKey(vendor, 'key-a', AbortSignal.abort()), Cancelled);
  assert.equal(secrets.values.size, 0);
});

test('a key that no keyring takes is kept nowhere', async () => {
  const { sessions, secrets, asked } = new Window();
  secrets.fault = new Error('no keyring');
  await assert.rejects(sessions.setKey(vendor, 'key-a'), failsWith('secretsUnavailable'));
  assert.equal(asked.length, 1);
  assert.equal(secrets.values.size, 0);
});
