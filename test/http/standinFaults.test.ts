import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { callStandin } from '../standin/callStandin';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import type { Fault, Standin } from '../standin/standin';
import { withStandin } from '../standin/withStandin';

const message = { chat: sampleChats.opened, text: 'a', agent: sampleAgents.first, type: 'private' };

describe('breaks the connection', () => {
  for (const [fault, posted, body] of [
    [{ kind: 'cutBeforeBody' }, 0, undefined],
    [{ kind: 'cutAfterBody' }, 0, message],
    [{ kind: 'cutAfterBody', commit: true }, 1, message],
    [{ kind: 'cutInAnswer' }, 1, message],
    [{ kind: 'garbage' }, 0, message],
    [{ kind: 'garbage', commit: true }, 1, message],
  ] as const satisfies [Fault, number, unknown][])
    test(`${JSON.stringify(fault)} once, and the next request goes well`, () =>
      withStandin({}, async (standin) => {
        standin.inject(fault);
        await assert.rejects(post(standin));
        assert.equal(standin.posted.length, posted);
        assert.deepEqual(standin.requests[0]?.body, body);
        assert.equal((await post(standin)).status, 201);
        assert.deepEqual(statuses(standin), ['cut', 201]);
      }));
});

describe('answers something else', () => {
  for (const [fault, status, posted, text] of [
    [{ kind: 'status', status: 503 }, 503, 0, /^503 Service Unavailable$/],
    [{ kind: 'status', status: 503, commit: true }, 503, 1, /^503/],
    [{ kind: 'status', status: 500, body: { a: 1 } }, 500, 0, /^\{"a":1\}$/],
    [{ kind: 'status', status: 429 }, 429, 0, /Too many requests/],
    [{ kind: 'html' }, 200, 0, /^<!doctype html>/],
    [{ kind: 'html', commit: true }, 200, 1, /^<!doctype html>/],
    [{ kind: 'emptyBody', commit: true }, 204, 1, /^$/],
    [{ kind: 'deepBody', depth: 3 }, 200, 0, /^\{"data":\{"data":\{"data":null\}\}\}$/],
  ] as const satisfies [Fault, number, number, RegExp][])
    test(`${JSON.stringify(fault)} once, and then the truth`, () =>
      withStandin({}, async (standin) => {
        standin.inject(fault);
        const called = await post(standin);
        assert.equal(called.status, status);
        assert.match(called.text, text);
        assert.equal(standin.posted.length, posted);
        assert.equal((await post(standin)).status, 201);
        assert.deepEqual(statuses(standin), [status, 201]);
      }));

  test('headers of a status, as seconds, as a date, as a place to go', () =>
    withStandin({}, async (standin) => {
      const date = 'Wed, 21 Oct 2026 07:28:00 GMT';
      for (const [status, name, value] of [
        [429, 'retry-after', '7'],
        [429, 'retry-after', date],
        [302, 'location', '/elsewhere'],
      ] as const) {
        standin.inject({ kind: 'status', status, headers: { [name]: value } });
        const called = await post(standin);
        assert.equal(called.status, status);
        assert.equal(called.headers[name], value);
      }
    }));

  test('another id, in a bare object, in data and in a list', () =>
    withStandin({}, async (standin) => {
      standin.inject({ kind: 'wrongId', times: 3 });
      const get = async (path: string) => (await callStandin(standin, 'GET', path)).body;
      assert.equal(((await get('/v1/chats/12345')) as { id: number }).id, 12346);
      assert.equal(((await get('/v1/organization')) as { data: { id: number } }).data.id, 78);
      assert.equal(((await get('/v1/agents')) as { data: { id: number }[] }).data[0]?.id, 4189);
    }));

  test('JSON nested so deep that a recursive reader would fail', () =>
    withStandin({}, async (standin) => {
      standin.inject({ kind: 'deepBody' });
      assert.equal((await post(standin)).text.length, 100_000 * '{"data":}'.length + 'null'.length);
    }));
});

describe('takes its time', () => {
  test('a delay comes before the right answer', () =>
    withStandin({}, async (standin) => {
      standin.inject({ kind: 'delay', ms: 40 });
      const start = performance.now();
      assert.equal((await post(standin)).status, 201);
      assert.ok(performance.now() - start > 35);
    }));

  test('a slow drip comes byte by byte and is right in the end', () =>
    withStandin({}, async (standin) => {
      standin.inject({ kind: 'slowDrip', ms: 1 });
      const pieces: Buffer[] = [];
      const called = await callStandin(standin, 'GET', '/v1/organization', {
        onData: (piece) => pieces.push(piece),
      });
      assert.equal((called.body as { data: { domain: string } }).data.domain, 'acme');
      assert.ok(pieces.length > 20, `${pieces.length} pieces`);
    }));

  for (const commit of [false, true])
    test(`a hang reads the body, ${commit ? 'records' : 'forgets'} the message and never answers`, () =>
      withStandin({}, async (standin) => {
        standin.inject({ kind: 'hang', commit });
        const leave = new AbortController();
        const waiting = post(standin, leave.signal);
        await until(() => standin.requests[0]?.body !== undefined);
        assert.deepEqual(statuses(standin), ['pending']);
        assert.equal(standin.posted.length, commit ? 1 : 0);
        leave.abort();
        await assert.rejects(waiting, { name: 'AbortError' });
        await until(() => standin.requests[0]?.status === 'cut');
      }));

  test('a huge body goes on until the client leaves', () =>
    withStandin({}, async (standin) => {
      standin.inject({ kind: 'hugeBody' });
      const leave = new AbortController();
      let bytes = 0;
      const onData = (piece: Buffer) => {
        bytes += piece.length;
        if (bytes > 5_000_000) leave.abort();
      };
      const endless = callStandin(standin, 'GET', '/v1/organization', { signal: leave.signal, onData });
      await assert.rejects(endless, { code: /ABORT_ERR|ECONNRESET/ });
      await until(() => standin.requests[0]?.status === 'cut');
    }));
});

describe('meets the requests that fit', () => {
  for (const [what, target, hit] of [
    ['any request', {}, [true, true, true]],
    ['a method', { method: 'post' }, [false, false, true]],
    ['a path without the version', { path: '/chats/12345' }, [false, true, false]],
    ['a path with the version', { path: '/v1/chats/12345' }, [false, true, false]],
    ['the source of a regular expression', { path: String.raw`chats\?limit=\d$` }, [true, false, false]],
    ['a path with another method', { method: 'DELETE', path: '/chats/12345' }, [false, false, false]],
  ] as const)
    test(what, () =>
      withStandin({}, async (standin) => {
        standin.inject({ kind: 'status', status: 503, times: 9, ...target });
        await callStandin(standin, 'GET', '/v1/chats?limit=1');
        await callStandin(standin, 'GET', '/v1/chats/12345');
        await post(standin);
        assert.deepEqual(
          standin.requests.map(({ status }) => status === 503),
          hit,
        );
      }),
    );

  test('as often as asked, one fault after the other', () =>
    withStandin({}, async (standin) => {
      standin.inject({ kind: 'status', status: 500, times: 2 });
      standin.inject({ kind: 'status', status: 502 });
      for (let count = 0; count < 4; count++) await post(standin);
      assert.deepEqual(statuses(standin), [500, 500, 502, 201]);
    }));

  test('an unknown fault or a broken pattern is refused at once', () =>
    withStandin({}, (standin) => {
      assert.throws(() => standin.inject({ kind: 'explode' } as unknown as Fault), /kind/);
      assert.throws(() => standin.inject({ kind: 'hang', path: '(' }), /path is neither/);
      assert.throws(() => standin.inject({ kind: 'delay' } as unknown as Fault), /ms/);
      return Promise.resolve();
    }));
});

test('a client that leaves in the middle of its body is recorded as cut', () =>
  withStandin({}, async (standin) => {
    const socket = connect(Number(new URL(standin.origin).port), '127.0.0.1');
    socket.write('POST /v1/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"chat"');
    await until(() => standin.requests.length === 1);
    socket.destroy();
    await until(() => standin.requests[0]?.status === 'cut');
    assert.equal((await post(standin)).status, 201);
  }));

test('closing ends hanging and dripping answers at once', async () => {
  const waiting: Promise<unknown>[] = [];
  await withStandin({}, async (standin) => {
    for (const fault of [
      { kind: 'hang' },
      { kind: 'slowDrip', ms: 60_000 },
      { kind: 'delay', ms: 60_000 },
    ] as const) {
      standin.inject(fault);
      waiting.push(assert.rejects(post(standin)));
      await until(
        () => standin.requests.length === waiting.length && standin.requests.at(-1)?.body !== undefined,
      );
    }
  });
  assert.equal((await Promise.all(waiting)).length, 3);
});

function post(standin: Standin, signal?: AbortSignal) {
  return callStandin(standin, 'POST', '/v1/messages', { body: message, ...(signal && { signal }) });
}

function statuses(standin: Standin) {
  return standin.requests.map(({ status }) => status);
}

/** Lets sockets go on until something has happened; the runner's own time limit ends it otherwise. */
async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await setImmediate();
}
