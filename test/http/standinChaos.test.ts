import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { callStandin } from '../standin/callStandin';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import type { ChaosOptions, Standin } from '../standin/standin';
import { withStandin } from '../standin/withStandin';

const chat = sampleChats.opened;
const message = { chat, text: 'plain', agent: sampleAgents.first, type: 'private' };

const everything = { cutBeforeBody: 0.1, cutAfterBody: 0.1, serverError: 0.2, html: 0.1, garbage: 0.1 };

describe('by chance', () => {
  test('the same seed does the same to the same requests, another seed something else', async () => {
    const seven = await faultsOf({ seed: 7, posts: everything }, 40);
    assert.deepEqual(await faultsOf({ seed: 7, posts: everything }, 40), seven);
    assert.notDeepEqual(await faultsOf({ seed: 8, posts: everything }, 40), seven);
    const kinds = new Set(seven.map((fault) => fault?.kind));
    assert.deepEqual(
      kinds,
      new Set([undefined, 'cutBeforeBody', 'cutAfterBody', 'status', 'html', 'garbage']),
    );
  });

  test('a share of one meets every request of its sort and no other', () =>
    withStandin({}, async (standin) => {
      standin.setChaos({ seed: 1, reads: { html: 1 } });
      assert.equal((await post(standin)).status, 201);
      assert.match((await callStandin(standin, 'GET', '/v1/agents')).text, /^<!doctype html>/);
      standin.setChaos({ seed: 1, posts: { serverError: 1 } });
      assert.ok((await post(standin)).status >= 500);
      assert.equal((await callStandin(standin, 'GET', '/v1/agents')).status, 200);
      const body = { id: chat, status: 'closed' };
      assert.equal((await callStandin(standin, 'PUT', '/v1/chats/status', { body })).status, 200);
    }));

  test('a post without its answer takes effect at once, in time, or never', () =>
    withStandin({}, async (standin) => {
      standin.setChaos({ seed: 3, posts: { serverError: 1 }, commitWithinMs: 5 });
      for (let count = 0; count < 30; count++) await post(standin);
      const faults = standin.requests.map(({ fault }) => fault as { commit: boolean; commitAfterMs: number });
      const [never, now, later] = [
        faults.filter(({ commit }) => !commit),
        faults.filter(({ commit, commitAfterMs }) => commit && commitAfterMs === 0),
        faults.filter(({ commitAfterMs }) => commitAfterMs >= 1 && commitAfterMs <= 5),
      ].map(({ length }) => length);
      assert.equal((never ?? 0) + (now ?? 0) + (later ?? 0), 30);
      for (const share of [never, now, later]) assert.ok((share ?? 0) > 3, String([never, now, later]));
      while (standin.lateCommits > 0) await callStandin(standin, 'GET', '/v1/organization');
      assert.equal(standin.posted.length, (now ?? 0) + (later ?? 0));
    }));

  test('Retry-After comes in seconds, as a date, or not at all', () =>
    withStandin({ now: () => 1_800_000_000_000 }, async (standin) => {
      for (const [trouble, header] of [
        ['tooManyRequests', undefined],
        ['retryAfterSeconds', '1'],
        ['retryAfterDate', 'Fri, 15 Jan 2027 08:00:01 GMT'],
      ] as const) {
        standin.setChaos({ seed: 1, posts: { [trouble]: 1 } });
        const { status, headers } = await post(standin);
        assert.deepEqual([status, headers['retry-after']], [429, header]);
      }
    }));

  test('somebody else writes around a posted message', () =>
    withStandin({}, async (standin) => {
      standin.setChaos({ seed: 1, chatter: { customer: 1, agent: 1, tech: 1 } });
      await post(standin);
      const lines = (await transcript(standin)).slice(0, 4);
      assert.deepEqual(
        lines.map(({ text, from, type }) => [text, from, type]),
        [
          ['chat_status_changed', 'agent', 'tech'],
          ['plain', 'agent', 'private'],
          ['plain (again)', 'agent', 'private'],
          ['plain', 'customer', 'message'],
        ],
      );
      assert.equal(standin.posted.length, 1);
    }));

  test('another process switches it on and off', () =>
    withStandin({}, async (standin) => {
      await control(standin, 'chaos', { seed: 1, posts: { emptyBody: 1 } });
      assert.equal((await post(standin)).status, 204);
      await control(standin, 'chaos', null);
      assert.equal((await post(standin)).status, 201);
      for (const wrong of [{}, { seed: 1, posts: { hang: 0.6, html: 0.6 } }, { seed: 1, posts: { rain: 1 } }])
        assert.equal((await callStandin(standin, 'POST', '/standin/chaos', { body: wrong })).status, 400);
      await control(standin, 'chaos', { seed: 1, posts: { emptyBody: 1 } });
      standin.reset();
      assert.equal((await post(standin)).status, 201);
    }));
});

describe('takes effect late', () => {
  test('only after the answer was replaced', () =>
    withStandin({}, async (standin) => {
      standin.inject({ kind: 'status', status: 502, commit: true, commitAfterMs: 20 });
      assert.equal((await post(standin)).status, 502);
      assert.deepEqual([standin.posted.length, standin.lateCommits], [0, 1]);
      while (standin.lateCommits > 0) await callStandin(standin, 'GET', '/v1/organization');
      assert.equal(standin.posted.length, 1);
    }));

  for (const end of ['reset', 'close'] as const)
    test(`never after a ${end}`, () =>
      withStandin({}, async (standin) => {
        standin.inject({ kind: 'status', status: 502, commit: true, commitAfterMs: 600_000 });
        await post(standin);
        assert.equal(standin.lateCommits, 1);
        await standin[end]();
        assert.deepEqual([standin.posted.length, standin.lateCommits], [0, 0]);
      }));
});

test('a fault can meet only the message that contains something', () =>
  withStandin({}, async (standin) => {
    standin.inject({ kind: 'status', status: 400, containing: 'second', times: 9 });
    const statuses: number[] = [];
    for (const text of ['first', 'second', 'third'])
      statuses.push(
        (await callStandin(standin, 'POST', '/v1/messages', { body: { ...message, text } })).status,
      );
    assert.deepEqual(statuses, [201, 400, 201]);
    assert.equal(standin.requests[1]?.fault?.kind, 'status');
  }));

test('people write in a chat without the API, and that is not in the record of what was posted', () =>
  withStandin({}, async (standin) => {
    standin.say({ chat, type: 'message', text: 'by hand', from: 'agent', agent: sampleAgents.second });
    await control(standin, 'say', { chat, type: 'message', text: 'and me', from: 'customer' });
    const [newest, before] = await transcript(standin);
    assert.deepEqual([newest?.['text'], newest?.['from'], newest?.['agent']], ['and me', 'customer', null]);
    assert.equal((before?.['agent'] as { id: number }).id, sampleAgents.second);
    assert.deepEqual(standin.posted, []);
  }));

test('unplugged it refuses connections, and plugged in it is where it was', () =>
  withStandin({}, async (standin) => {
    await standin.unplug();
    await assert.rejects(post(standin), { code: 'ECONNREFUSED' });
    await standin.plugIn();
    assert.equal((await post(standin)).status, 201);
    await standin.unplug();
  }));

test('the limit counts within the window that is set', async () => {
  let now = 0;
  await withStandin({ requestsPerMinute: 1, rateWindowMs: 100, now: () => now }, async (standin) => {
    const statuses: number[] = [];
    for (now of [0, 99, 200]) statuses.push((await post(standin)).status);
    assert.deepEqual(statuses, [201, 429, 201]);
  });
});

for (const [settings, shown] of [
  [{}, ' **a**\r\nb '],
  [{ shownText: 'plain' }, ' a\r\nb '],
  [{ tidiesText: true }, '**a**\nb'],
] as const)
  test(`a transcript shows ${JSON.stringify(shown)} with ${JSON.stringify(settings)}`, () =>
    withStandin(settings, async (standin) => {
      const body = { ...message, text: ' a\r\nb ', markdownText: ' **a**\r\nb ' };
      await callStandin(standin, 'POST', '/v1/messages', { body });
      assert.equal((await transcript(standin))[0]?.['text'], shown);
      assert.deepEqual(
        [standin.posted[0]?.text, standin.posted[0]?.markdownText],
        [body.text, body.markdownText],
      );
    }));

/** What `count` posts meet, one after the other. */
async function faultsOf(chaos: ChaosOptions, count: number) {
  const faults: { kind: string }[] = [];
  await withStandin({}, async (standin) => {
    standin.setChaos(chaos);
    for (let sent = 0; sent < count; sent++) await post(standin).catch(() => undefined);
    faults.push(...(standin.requests.map(({ fault }) => fault) as { kind: string }[]));
  });
  return faults as ({ kind: string } | undefined)[];
}

function post(standin: Standin) {
  return callStandin(standin, 'POST', '/v1/messages', { body: message });
}

async function transcript(standin: Standin): Promise<Record<string, unknown>[]> {
  const { body } = await callStandin(standin, 'GET', `/v1/chats/${chat}/messages`);
  return (body as { data: Record<string, unknown>[] }).data;
}

async function control(standin: Standin, what: string, body: unknown): Promise<void> {
  const called = await callStandin(standin, 'POST', `/standin/${what}`, { body });
  assert.equal(called.status, 200, called.text);
}
