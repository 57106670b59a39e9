import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import type { Socket } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { maxAnswerBytes, maxListed } from '../../src/core/limits';
import type { Outcome, Reading } from './readInFreshProcess';
import { type SeenRequest, answer, startScriptedServer, toHead } from './scriptedServer';

interface Row {
  readonly call: Reading['call'];
  readonly came: unknown;
  readonly act: (socket: Socket, request: SeenRequest) => void;
  /** It never ends by itself, so it is not waited for. */
  readonly isEndless?: true;
}

/** Just what may be read of one answer. */
const full = maxAnswerBytes - 1_000;
const chunked = toHead(200, { 'transfer-encoding': 'chunked' });

const send = (body: string | Buffer, headers: Record<string, string> = {}): Row['act'] => {
  const head = toHead(200, { 'content-length': String(body.length), ...headers });
  return (socket) => socket.write(Buffer.concat([Buffer.from(head), Buffer.from(body)]));
};

/** Writes as fast as it is read, until the connection is cut. */
const pour =
  (head: string, endlessly: string): Row['act'] =>
  (socket) => {
    const block = endlessly.repeat(Math.ceil(65_536 / endlessly.length));
    // A socket that is ended fails at once, and would do so for ever.
    const next = (error?: Error | null): void => {
      if (!error && !socket.destroyed) socket.write(block, next);
    };
    socket.write(head);
    next();
  };

/** One byte after the other. */
const drip = (socket: Socket): void => {
  const next = (error?: Error | null): void => {
    if (!error && !socket.destroyed) socket.write(' ', (failed) => setImmediate(next, failed));
  };
  socket.write(toHead(200));
  next();
};

/** A page of agents as long as an answer may be, none of which stood on another page. */
function agentsFrom(offset: number): string {
  const ids = Array.from({ length: Math.floor(full / 20) }, (_, index) => 1_000_000 * (offset + 1) + index);
  return `{"data":[${ids.map((id) => `{"id":${id}}`).join()}]}`;
}

const chatBody = (fields: string): string => `{"id":5,"status":"opened","customer":{"id":1${fields}}}`;

const rows: Readonly<Record<string, Row>> = {
  'a body without an end': { call: 'agents', came: 'unreadableAnswer', act: pour(toHead(200), '{"data":[') },
  'chunks without an end': {
    call: 'agents',
    came: 'unreadableAnswer',
    act: pour(chunked, `1000\r\n${'x'.repeat(0x1000)}\r\n`),
  },
  'a zip bomb of 1 GB': {
    call: 'agents',
    came: 'unreadableAnswer',
    act: send(gzipSync(Buffer.alloc(64_000_000)), { 'content-encoding': 'gzip' }),
  },
  'lists in lists, two million deep': {
    call: 'agents',
    came: 'unreadableAnswer',
    act: send(`{"data":[${'['.repeat(full / 2)}${']'.repeat(full / 2)}]}`),
  },
  'objects in objects, half a million deep': {
    call: 'customer',
    came: 'Ann',
    act: send(chatBody(`,"name":"Ann","x":${'{"x":'.repeat(500_000)}1${'}'.repeat(500_000)}`)),
  },
  'a million things that are no agents': {
    call: 'agents',
    came: 'unreadableAnswer',
    act: send(`{"data":[${'{},'.repeat(full / 3 - 10)}{}]}`),
  },
  'more agents than there can be, on every page': {
    call: 'agents',
    came: maxListed,
    act: (socket, request) => {
      const offset = /offset=(\d+)/.exec(request.path)?.[1];
      answer(socket, 200, agentsFrom(Number(offset)));
    },
  },
  'a conversation of one entry, repeated': {
    call: 'entries',
    came: 1,
    act: send(`{"data":[${'{"id":7},'.repeat(400_000)}{"id":7}]}`),
  },
  'a name of four million letters': {
    call: 'customer',
    came: `${'x'.repeat(59)}…`,
    act: send(chatBody(`,"name":"${'x'.repeat(full - 100)}"`)),
  },
  'keys that are no data': {
    call: 'customer',
    came: 'Ann',
    act: send(
      chatBody(
        ',"name":"Eve","name":"Ann","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}',
      ),
    ),
  },
  'bytes that are no UTF-8': {
    call: 'customer',
    came: 'A\ufffd\ufffdB',
    act: send(Buffer.from(chatBody(',"name":"A\xff\xc0B"'), 'latin1')),
  },
  'an id beyond all numbers': {
    call: 'organization',
    came: 'unreadableAnswer',
    act: send('{"data":{"id":1e400}}'),
  },
  'an id that is no number': {
    call: 'organization',
    came: 'unreadableAnswer',
    act: send('{"data":{"id":NaN}}'),
  },
  'an id that a number cannot hold': {
    call: 'organization',
    came: 'unreadableAnswer',
    act: send('{"data":{"id":9007199254740993}}'),
  },
  'a header of a megabyte': {
    call: 'agents',
    came: 'notReachable',
    act: send('{}', { 'x-long': 'x'.repeat(1_000_000) }),
  },
  'headers without an end': {
    call: 'agents',
    came: 'notReachable',
    act: pour('HTTP/1.1 200 OK\r\n', 'x-more: 1\r\n'),
  },
  'trailers without an end': {
    call: 'agents',
    came: 'notReachable',
    act: pour(`${chunked}0\r\n`, 'x-more: 1\r\n'),
  },
  '100 Continue without an end': { call: 'agents', came: 'notReachable', act: pour('', toHead(100)) },
  '103 Early Hints without an end': {
    call: 'agents',
    came: 'timedOut',
    act: pour('', toHead(103)),
    isEndless: true,
  },
  'an extension of a chunk without an end': {
    call: 'agents',
    came: 'timedOut',
    act: pour(`${chunked}1;x=`, 'x'),
    isEndless: true,
  },
  'one byte after the other': { call: 'agents', came: 'timedOut', act: drip, isEndless: true },
};

/** In MB. The program itself takes up to 150, and an answer, its text and its values some times 4. */
const maxMegabytes = 450;

test(
  'whatever a server answers ends in bounded time and memory, with what can be read or a failure',
  { timeout: 60_000 },
  async (t) => {
    const servers = await Promise.all(
      Object.entries(rows).map(async ([what, { call, act, isEndless }]): Promise<Reading> => {
        const { origin } = await startScriptedServer(t, { onRequest: act });
        return { what, origin, call, deadlineMs: isEndless ? 1_000 : 20_000 };
      }),
    );
    const script = path.join(__dirname, 'readInFreshProcess.ts');
    // The heap is as small as it can be: what grows without a bound ends the process.
    const node = ['--max-old-space-size=160', '--import', 'tsx', script, JSON.stringify(servers)];
    const { stdout } = await promisify(execFile)(process.execPath, node);
    const said = JSON.parse(stdout) as { outcomes: Outcome[]; megabytes: number; isPolluted: boolean };
    assert.deepEqual(
      said.outcomes,
      Object.entries(rows).map(([what, { came }]) => [what, came]),
    );
    assert.equal(said.isPolluted, false);
    assert.ok(said.megabytes < maxMegabytes, `${said.megabytes} MB`);
  },
);
