import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer, Request } from '../../../src/api/attempt';
import { Uploads } from '../../../src/api/uploads';
import { HandoffError } from '../../../src/core/failure';
import { maxAnswerBytes } from '../../../src/core/limits';
import { LogLines, failing, transportOn } from './clientOn';

const address = 'https://ucarecdn.com/6b1fd36a-1b3d-4b2e-9d1e-0a1b2c3d4e5f/report.txt?x=1';

function uploadsOn(answer: (request: Request) => Answer): {
  uploads: Uploads;
  requests: Request[];
  log: LogLines;
} {
  const { transport, requests } = transportOn(answer);
  const log = new LogLines();
  return { uploads: new Uploads(transport, log), requests, log };
}

async function failureOf(reading: Promise<unknown>): Promise<object> {
  const error: unknown = await reading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof HandoffError);
  return error.failure;
}

test('an upload comes byte by byte, and its request carries no key and nothing else', async () => {
  const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const body = Buffer.from(every).toString('latin1');
  const { uploads, requests, log } = uploadsOn(() => ({ status: 200, headers: {}, body }));
  assert.deepEqual(new Uint8Array(await uploads.read(address)), every);
  assert.deepEqual(requests, [
    {
      ...{ method: 'GET', origin: 'https://ucarecdn.com', headers: {}, encoding: 'latin1' },
      path: '/6b1fd36a-1b3d-4b2e-9d1e-0a1b2c3d4e5f/report.txt?x=1',
    },
  ]);
  assert.deepEqual(log.lines, ['GET an upload -> 200']);
});

for (const other of [
  'http://ucarecdn.com/x',
  'https://ucarecdn.com:8443/x',
  'https://ucarecdn.com.example.com/x',
  'https://example.com/ucarecdn.com/x',
  'https://127.0.0.1/x',
]) {
  test(`nothing is read from ${other}`, async () => {
    const { uploads, requests } = uploadsOn(() => ({ status: 200, headers: {}, body: '' }));
    assert.deepEqual(await failureOf(uploads.read(other)), { code: 'uploadUnreadable' });
    assert.equal(requests.length, 0);
  });
}

for (const status of [204, 301, 302, 403, 404, 500]) {
  test(`an upload that is answered with ${status} cannot be read, and no redirect is followed`, async () => {
    const headers = { location: 'https://example.com/' };
    const { uploads, requests } = uploadsOn(() => ({ status, headers, body: 'x' }));
    assert.deepEqual(await failureOf(uploads.read(address)), { code: 'uploadUnreadable' });
    assert.equal(requests.length, 1);
  });
}

for (const [fault, failure] of [
  ['tooLarge', { code: 'uploadTooLarge', maxBytes: maxAnswerBytes }],
  ['timedOut', { code: 'notReachable', host: 'ucarecdn.com' }],
  ['cut', { code: 'notReachable', host: 'ucarecdn.com' }],
] as const) {
  test(`an upload whose reading ended with ${fault} says so, and the log does not say which`, async () => {
    const { uploads, log } = uploadsOn(failing(fault, true));
    assert.deepEqual(await failureOf(uploads.read(address)), failure);
    assert.deepEqual(log.lines, [`GET an upload -> ${fault}`]);
  });
}
