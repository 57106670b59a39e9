import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Organization } from '../../../src/core/chat';
import { HandoffError } from '../../../src/core/failure';
import { MemorySecrets } from '../fakes/memorySecrets';
import { failsWith } from '../failures';
import { ann } from '../messages';
import { elsewhere, vendor } from './roots';
import { acme, umbrella, Window } from './window';

const bound = (organization: Organization): { origin: string; organization: number } => ({
  origin: vendor.origin,
  organization: organization.id,
});

test('without a key there is no session and no request', async () => {
  const { sessions, asked } = new Window();
  await assert.rejects(sessions.open(vendor), failsWith('noKey'));
  assert.deepEqual(asked, []);
});

test('a key that was checked when it was entered is not asked about again', async () => {
  const { sessions, asked } = new Window();
  assert.deepEqual(await sessions.setKey(vendor, ' Bearer <key-a>\n'), acme);
  const { root, organization } = await sessions.open(vendor);
  assert.deepEqual({ root, organization }, { root: vendor, organization: acme });
  assert.deepEqual(asked, ['key-a at api.helpcrunch.com, entered for https://api.helpcrunch.com']);
});

test('a key goes to no origin but its own', async () => {
  const { sessions, asked } = new Window();
  await sessions.setKey(vendor, 'key-a');
  asked.length = 0;
  await assert.rejects(sessions.open(elsewhere), failsWith('noKey'));
  assert.deepEqual(asked, []);
});

test('a key stored unchecked gives no session before its organization is known, which is then stored', async () => {
  const window = new Window();
  window.fault = new HandoffError({ code: 'notReachable', host: vendor.host });
  assert.equal(await window.sessions.setKey(vendor, 'key-a'), undefined);
  await assert.rejects(window.sessions.open(vendor), failsWith('notReachable'));
  await assert.rejects(window.sessions.reopen(bound(acme), vendor), failsWith('notReachable'));
  assert.equal((await window.account.find(vendor))?.organization, undefined);

  window.fault = undefined;
  assert.deepEqual((await window.sessions.open(vendor)).organization, acme);
  const nextWindow = new Window(window.secrets);
  assert.deepEqual((await nextWindow.sessions.open(vendor)).organization, acme);
  assert.deepEqual(nextWindow.asked, []);
});

test('a key changed by another window counts at the next send, and its organization forgets the agent', async () => {
  const window = new Window();
  await window.sessions.setKey(vendor, 'key-a');
  const session = await window.sessions.open(vendor);
  assert.deepEqual(session.organization, acme);
  await session.memory.setAgent(ann.agent);
  assert.deepEqual(session.memory.agent, ann.agent);

  await new Window(window.secrets).sessions.setKey(vendor, 'key-u');
  await assert.rejects(window.sessions.reopen(bound(acme), vendor), failsWith('organizationChanged'));
  const next = await window.sessions.open(vendor);
  assert.deepEqual(next.organization, umbrella);
  await session.memory.setAgent(ann.agent);
  assert.equal(next.memory.agent, undefined);
});

test('an unchecked key that another window replaces by another is asked about again', async () => {
  const window = new Window();
  for (const [key, organization] of [
    ['key-a', acme],
    ['key-u', umbrella],
  ] as const) {
    await window.account.save({ key, origin: vendor.origin });
    assert.deepEqual((await window.sessions.open(vendor)).organization, organization);
  }
});

test('a key removed by another window ends the sending here', async () => {
  const window = new Window();
  await window.sessions.setKey(vendor, 'key-a');
  await new Window(window.secrets).sessions.removeKey();
  await assert.rejects(window.sessions.reopen(bound(acme), vendor), failsWith('noKey'));
});

test('a session opens again for the same organization, also with another of its keys', async () => {
  const { sessions, account } = new Window();
  await sessions.setKey(vendor, 'key-a');
  assert.deepEqual((await sessions.reopen(bound(acme), vendor)).organization, acme);
  await account.save({ key: 'key-a2', origin: vendor.origin, organization: acme });
  assert.deepEqual((await sessions.reopen(bound(acme), vendor)).organization, acme);
});

test('what was written for one origin is not sent to another, and nobody is asked', async () => {
  const { sessions, asked } = new Window();
  await sessions.setKey(elsewhere, 'key-a');
  asked.length = 0;
  await assert.rejects(sessions.reopen(bound(acme), elsewhere), failsWith('organizationChanged'));
  assert.deepEqual(asked, []);
});

test("the environment's organization is asked once per window, and nothing is stored", async () => {
  const { sessions, secrets, asked } = new Window(new MemorySecrets(), { key: 'key-a', origin: undefined });
  for (const session of [await sessions.open(vendor), await sessions.open(vendor)]) {
    assert.deepEqual(session.organization, acme);
  }
  assert.equal(asked.length, 1);
  assert.equal(secrets.values.size, 0);
});

test("the environment's key works without a keyring", async () => {
  const { sessions, secrets, asked } = new Window(new MemorySecrets(), { key: 'key-a', origin: undefined });
  secrets.fault = new Error('no keyring');
  await sessions.open(vendor);
  assert.deepEqual((await sessions.reopen(bound(acme), vendor)).organization, acme);
  assert.equal(asked.length, 1);
});

test('the organization goes with the key', async () => {
  const { sessions, secrets } = new Window();
  await sessions.setKey(vendor, 'key-a');
  const { memory } = await sessions.open(vendor);
  await memory.setAgent(ann.agent);
  await sessions.removeKey();
  assert.equal(memory.agent, undefined);
  assert.equal(secrets.values.size, 0);
});
