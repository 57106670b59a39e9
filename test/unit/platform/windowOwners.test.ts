import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, type Socket, createServer } from 'node:net';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { WindowOwners } from '../../../src/platform/windowOwners';

/** A window in a process of its own. */
async function startWindow(
  t: TestContext,
): Promise<{ name: string; child: ChildProcess; end: () => Promise<void> }> {
  const program = path.join(__dirname, 'ownWindow.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const end = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
  };
  t.after(end);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { name: line.toString().trim(), child, end };
}

/** A listener on the loopback that does that with everybody who comes; its port. */
async function listen(t: TestContext, onSocket: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    onSocket(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const asker = new WindowOwners();

/** Silence is soon over, in milliseconds. */
const answerMs = 200;

test('a window has one name, of letters, digits and -, and no other has the same', async (t) => {
  const [one, two] = [new WindowOwners(), new WindowOwners()];
  t.after(() => Promise.all([one.close(), two.close()]));
  const names = await Promise.all([one.self(), one.self(), two.self()]);
  assert.equal(names[0], names[1]);
  assert.notEqual(names[0], names[2]);
  for (const name of names) assert.match(name, /^[0-9a-f-]+$/);
});

test('a window that lives is known to live, by itself and by others, also many times at once', async (t) => {
  const owners = new WindowOwners();
  t.after(() => owners.close());
  const name = await owners.self();
  assert.ok(await owners.lives(name));
  const answers = await Promise.all(Array.from({ length: 50 }, () => asker.lives(name)));
  assert.ok(answers.every(Boolean));
});

test('a window that has closed lives no more, and has another name if it comes back', async (t) => {
  const owners = new WindowOwners();
  t.after(() => owners.close());
  const name = await owners.self();
  await owners.close();
  assert.equal(await asker.lives(name), false);
  assert.notEqual(await owners.self(), name);
});

test('a window in another process lives until it is killed', async (t) => {
  const { name, end } = await startWindow(t);
  assert.ok(await asker.lives(name));
  await end();
  assert.equal(await asker.lives(name), false);
});

// Windows has no such signal.
if (process.platform !== 'win32') {
  test('a window whose process is held by a debugger lives', async (t) => {
    const { name, child, end } = await startWindow(t);
    const impatient = new WindowOwners(undefined, answerMs);
    child.kill('SIGSTOP');
    assert.ok(await impatient.lives(name));
    child.kill('SIGCONT');
    assert.ok(await asker.lives(name));
    child.kill('SIGSTOP');
    await end();
    assert.equal(await asker.lives(name), false);
  });
}

const own = process.pid;

for (const [what, say] of [
  ['says another name', (port) => `${own}-${port}-ffffffff`],
  ['says something else', () => 'SSH-2.0-OpenSSH_9.6\r\n'],
  ['says more than a name', (port) => `${own}-${port}-0123abcd and more`],
  ['says a part of the name', (port) => `${own}-${port}-01`],
] as const satisfies readonly (readonly [string, (port: number) => string])[]) {
  test(`a port that was given to somebody who ${what} is no sign of life`, async (t) => {
    let port = 0;
    port = await listen(t, (socket) => socket.end(say(port)));
    assert.equal(await asker.lives(`${own}-${port}-0123abcd`), false);
  });
}

for (const [what, act] of [
  ['closes without a word', (socket: Socket) => socket.end()],
  ['resets the connection', (socket: Socket) => socket.resetAndDestroy()],
] as const) {
  test(`who ${what} may be a window that is just ending: it may live`, async (t) => {
    const port = await listen(t, act);
    assert.ok(await asker.lives(`${own}-${port}-0123abcd`));
  });
}

test('a process that is gone is a window no more, whoever has its port', async (t) => {
  const { name, end } = await startWindow(t);
  const [process = ''] = name.split('-');
  await end();
  const port = await listen(t, (socket) => socket.end(`${process}-${port}-0123abcd`));
  assert.equal(await asker.lives(`${process}-${port}-0123abcd`), false);
});

for (const name of [
  '',
  'free',
  '1',
  '1-2',
  `${own}-70000-0123abcd`,
  `${own}-1-xyz`,
  `${own}-1-0123abcd/..`,
  '-1-2-0123abcd',
]) {
  test(`${JSON.stringify(name)} is no window`, async () => {
    assert.equal(await asker.lives(name), false);
  });
}

const never = new Promise<never>(() => undefined);

test('a window that answers keeps its name, however often others ask', async (t) => {
  const owners = new WindowOwners({
    answers: () => Promise.resolve(),
    isIdle: () => assert.fail('it answers'),
  });
  t.after(() => owners.close());
  const name = await owners.self();
  for (let asked = 0; asked < 5; asked++) assert.ok(await asker.lives(name));
  assert.equal(await owners.self(), name);
});

for (const isIdle of [true, false]) {
  const what = isIdle
    ? 'gives up its name when somebody asks'
    : 'keeps its name as long as something is in doubt';
  test(`a process that has lost its window ${what}`, async (t) => {
    // A window keeps no process alive; something else must.
    await listen(t, () => undefined);
    let answer = (): void => undefined;
    const wasAsked = new Promise<void>((resolve) => (answer = resolve));
    const editor = {
      answers: () => never,
      isIdle: () => {
        answer();
        return isIdle;
      },
    };
    const owners = new WindowOwners(editor, answerMs);
    t.after(() => owners.close());
    const name = await owners.self();
    assert.ok(await asker.lives(name));
    await wasAsked;
    assert.equal(await asker.lives(name), !isIdle);
    assert.equal((await owners.self()) === name, !isIdle);
  });
}
