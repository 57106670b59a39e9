import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { needsUser, waitsFor } from '../../src/core/outbox';
import { sampleChats } from '../standin/sampleChats';
import { testCertificate } from '../standin/testCertificate';
import { withStandin } from '../standin/withStandin';
import { type DeliveringWindow, Machine, acceptedBy, postsTo, toRoot } from './delivering';

const post = { method: 'POST', path: '/messages' } as const;

async function assertNeedsUser({ delivery }: DeliveringWindow, needs: boolean): Promise<void> {
  const { entries } = await delivery.store.list();
  assert.deepEqual(
    entries.map(({ message }) => needsUser(message)),
    [needs],
  );
}

test('refused: waits, tries again by itself, and goes once when the server is back', async (t) => {
  await withStandin({}, async (standin) => {
    const window = await Machine.start(t, standin);
    await standin.unplug();
    await window.say('patient');
    const { why, failure } = await window.machine.reaches(
      'patient',
      'waiting',
      ({ untilMs }) => untilMs !== undefined,
    );
    assert.deepEqual([why, failure.code], ['network', 'notReachable']);
    assert.equal(postsTo(standin), 0);
    await standin.plugIn();
    await window.machine.reaches('patient', 'sent');
    assert.deepEqual([postsTo(standin), acceptedBy(standin)], [1, ['patient']]);
  });
});

test('offline: order in a chat is kept, and goes on at once after any other request has succeeded', async (t) => {
  await withStandin({}, async (standin) => {
    const window = await Machine.start(t, standin);
    await standin.unplug();
    for (const text of ['one', 'two', 'three']) await window.say(text);
    await window.machine.reaches('one', 'waiting');
    await standin.plugIn();
    const { sessions } = window.delivery;
    await (await sessions.open(window.machine.root)).client.listAgents();
    await window.machine.reaches('three', 'sent');
    assert.deepEqual([postsTo(standin), acceptedBy(standin)], [3, ['one', 'two', 'three']]);
  });
});

test('a name that does not exist: waits and tries again', async (t) => {
  await withStandin({}, async (standin) => {
    const root = toRoot('https://helpcrunch-handoff.invalid/v1');
    const window = await Machine.start(t, standin, { root });
    await window.say('nowhere');
    const first = await window.machine.reaches('nowhere', 'waiting');
    const second = await window.machine.reaches(
      'nowhere',
      'waiting',
      ({ untilMs }) => untilMs !== first.untilMs,
    );
    assert.deepEqual([first.why, first.failure], ['network', second.failure]);
    assert.equal(first.failure.code, 'notReachable');
    await assertNeedsUser(window, false);
  });
});

test('a certificate that is refused: waits for the user, and is tried when the user says so', async (t) => {
  await withStandin({ tls: testCertificate }, async (standin) => {
    const window = await Machine.start(t, standin);
    const { id } = await window.say('secret');
    const { why, failure, untilMs } = await window.machine.reaches('secret', 'waiting');
    assert.deepEqual([why, failure.code, untilMs], ['certificate', 'certificateRefused', undefined]);
    await assertNeedsUser(window, true);
    await window.lets(id);
    const before = window.machine.kindsOf('secret').length;
    window.delivery.outbox.hurry((message) => message.id === id, true);
    await window.machine.reaches('secret', 'waiting', () => window.machine.kindsOf('secret').length > before);
    assert.equal(standin.requests.length, 0);
  });
});

/** Every request of all windows waits from the first 429 to its end, and the message goes then, once. */
async function assertPause(
  t: TestContext,
  headers: Record<string, string>,
  toEndMs: (at: number) => number,
): Promise<void> {
  await withStandin({}, async (standin) => {
    const window = await Machine.start(t, standin);
    const other = window.machine.open();
    await other.delivery.sessions.open(window.machine.root);
    standin.inject({ kind: 'status', status: 429, headers, ...post });
    await window.say('too many');
    const { why } = await window.machine.reaches('too many', 'waiting');
    assert.equal(why, 'limit');
    const { client } = await other.delivery.sessions.open(window.machine.root);
    await Promise.all([client.listAgents(), window.machine.reaches('too many', 'sent')]);
    const refused = standin.requests.findIndex(({ status }) => status === 429);
    const first = standin.requests[refused];
    const next = standin.requests[refused + 1];
    assert.ok(first && next);
    assert.ok(next.at >= toEndMs(first.at), `${next.at - first.at} ms`);
    assert.deepEqual([postsTo(standin), acceptedBy(standin)], [2, ['too many']]);
  });
}

test('429 with seconds: all windows wait for so long', async (t) => {
  await assertPause(t, { 'retry-after': '1' }, (at) => at + 1_000);
});

test('429 with a date: all windows wait until then', async (t) => {
  const untilMs = Math.ceil(Date.now() / 1000) * 1000 + 1_000;
  await assertPause(t, { 'retry-after': new Date(untilMs).toUTCString() }, () => untilMs);
});

test('429 without a time: all windows wait for the first pause', async (t) => {
  await assertPause(t, {}, (at) => at + 100);
});

test('401: waits for a key, asks nobody twice, and goes on with the new one', async (t) => {
  await withStandin({}, async (standin) => {
    const window = await Machine.start(t, standin);
    await window.saveKey('an-old-key');
    await window.say('locked', { seenMessage: 1 });
    const { why, failure, untilMs } = await window.machine.reaches('locked', 'waiting');
    assert.deepEqual([why, failure.code, untilMs], ['key', 'keyRejected', undefined]);
    await assertNeedsUser(window, true);
    window.delivery.outbox.hurry(waitsFor('network', 'server'));
    await window.say('after it');
    await window.say('elsewhere', { chat: sampleChats.closed });
    await window.machine.reaches('elsewhere', 'waiting');
    assert.deepEqual([postsTo(standin), window.machine.kindsOf('after it')], [1, ['queued']]);
    await window.saveKey(standin.key);
    await window.machine.reaches('after it', 'sent');
    const ofChat = standin.posted.filter(({ chat }) => chat === sampleChats.opened);
    assert.deepEqual(
      ofChat.map(({ text }) => text),
      ['locked', 'after it'],
    );
  });
});

test('without a key nothing is requested', async (t) => {
  await withStandin({}, async (standin) => {
    const window = new Machine(t, standin).open();
    await window.say('keyless');
    const { why, failure } = await window.machine.reaches('keyless', 'waiting');
    assert.deepEqual([why, failure.code, standin.requests.length], ['key', 'noKey', 0]);
    await window.saveKey(standin.key);
    await window.machine.reaches('keyless', 'sent');
  });
});

test("another organization's key sends nothing", async (t) => {
  await withStandin({}, async (standin) => {
    const window = await Machine.start(t, standin);
    const { origin } = window.machine.root;
    await window.delivery.account.save({
      key: standin.key,
      origin,
      organization: { id: 78, domain: 'umbrella' },
    });
    await window.say('bound');
    const { why } = await window.machine.reaches('bound', 'waiting');
    assert.deepEqual([why, standin.requests.length], ['organization', 0]);
  });
});
