import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, AttemptError, type Request } from '../../../src/api/attempt';
import { gateTransport } from '../../../src/api/gatedTransport';
import { failsWith } from '../failures';
import { settled } from '../fakes/fakeClock';
import { root } from './clientOn';
import { Gates, smallBudget } from './gates';

function toRequest(method: Request['method']): Request {
  return { method, origin: root.origin, path: '/v1/messages', headers: {} };
}

const get = toRequest('GET');
const post = toRequest('POST');

/** A gated transport that answers with that, and what has come of it. */
function gated(answer: Partial<Answer>, isForMessages = false, gates = new Gates()) {
  const seen = { answers: 0, requests: 0 };
  const { gate } = gates.open();
  const send = gateTransport(
    () => {
      seen.requests += 1;
      return Promise.resolve({ status: 200, headers: {}, body: '', ...answer });
    },
    gate,
    () => (seen.answers += 1),
    isForMessages,
  );
  return { gates, seen, send };
}

for (const [status, type, isSeen] of [
  [200, 'application/json; charset=utf-8', true],
  [201, 'application/json', true],
  [200, 'text/html', false],
  [302, 'application/json', false],
  [401, 'application/json', false],
  [429, 'application/json', false],
  [503, 'application/json', false],
] as const) {
  test(`${status} of ${type} ${isSeen ? 'shows' : 'does not show'} that network and server are at work`, async () => {
    for (const request of [get, post]) {
      const { seen, send } = gated({ status, headers: { 'content-type': type } });
      assert.equal((await send(request)).status, status);
      assert.equal(seen.answers, isSeen ? 1 : 0);
    }
  });
}

for (const [what, headers, seconds] of [
  ['seconds', { 'retry-after': '7' }, 7],
  ['nothing', {}, 2],
] as const) {
  test(`429 with ${what} holds the next request of every window for ${seconds} s`, async () => {
    const gates = new Gates();
    await gated({ status: 429, headers }, false, gates).send(post);
    const other = gated({}, false, gates);
    void other.send(get);
    await gates.clock.pass(seconds * 1000 - 1);
    assert.equal(other.seen.requests, 0);
    await gates.clock.pass(1);
    assert.equal(other.seen.requests, 1);
  });
}

test('429 stays an answer when the pause cannot be written down', async () => {
  const { gates, send } = gated({ status: 429 });
  gates.folder.fault = (call, name) =>
    call === 'write' && name.startsWith('pause') ? new Error('ENOSPC') : undefined;
  assert.equal((await send(post)).status, 429);
});

test('a failed attempt is passed on, and lets the next write go', async () => {
  const { gate } = new Gates().open();
  const cut = new AttemptError('cut', true);
  const send = gateTransport(
    () => Promise.reject(cut),
    gate,
    () => undefined,
    false,
  );
  await assert.rejects(send(post), cut);
  await assert.rejects(send(post), cut);
});

test('when reads have used up their part, those for a message and messages still go', async () => {
  const gates = new Gates({ ...smallBudget, patienceMs: 1_000 });
  const reader = gated({}, false, gates);
  for (let each = 0; each < smallBudget.requests - smallBudget.forMessages; each++) await reader.send(get);
  await assert.rejects(reader.send(get), failsWith('tooManyRequests'));
  const messenger = gated({}, true, gates);
  await messenger.send(get);
  await messenger.send(post);
  await settled();
  assert.equal(messenger.seen.requests, 2);
});
