import assert from 'node:assert/strict';
import { Socket } from 'node:net';
import { suite, suiteSetup, test } from 'mocha';
import { commands, workspace } from 'vscode';
import { makeAgents } from '../standin/sampleTeam';
import { makeCustomers } from '../standin/sampleCustomers';
import { RemoteStandin } from './remoteStandin';
import { stub } from './stub';
import { until } from './until';

// Every test file is loaded before the first test runs: this one watches all of them.
const contacted = watchConnections();
const dispatcherName = Symbol.for('undici.globalDispatcher.1');
let dispatcher: unknown;

suiteSetup(async () => {
  // So that all that may ever be logged is.
  await commands.executeCommand('_extensionTests.setLogLevel', 'debug');
  // The host's own fetch makes its dispatcher when it is first used; nothing of ours is loaded yet.
  assert.equal(await canFetch(), true);
  dispatcher = Reflect.get(globalThis, dispatcherName);
});

suite('The whole run', () => {
  test('left the host its own fetch', async () => {
    assert.notEqual(dispatcher, undefined);
    assert.equal(Reflect.get(globalThis, dispatcherName), dispatcher);
    assert.equal(await canFetch(), true);
  });

  test('contacted this machine only', () => {
    // More than one: what only our own client has met is seen too.
    assert.ok(contacted.has(new RemoteStandin().host) && contacted.size > 1);
    assert.deepEqual(
      [...contacted].filter((address) => !address.startsWith('127.0.0.1:')),
      [],
    );
  });

  test('logged requests and failures, but no key, text, name or e-mail', async () => {
    await commands.executeCommand('helpcrunch.showLog');
    const log = await until('log with the last send', () => {
      const shown = workspace.textDocuments.find(
        ({ uri }) => uri.scheme === 'output' && uri.path.includes('HelpCrunch'),
      );
      return shown?.getText().includes('POST /v1/messages -> 201') === true && shown.getText();
    });
    const levels = ['[debug] GET /v1/organization -> 200', '[info] POST /v1/messages -> 201'];
    for (const logged of [...levels, 'failed: unconfirmed', 'failed: tooManyRequests']) {
      assert.ok(log.includes(logged), logged);
    }
    for (const secret of secrets()) assert.ok(!log.includes(secret), secret);
    await commands.executeCommand('workbench.action.closePanel');
  });
});

/** The addresses and ports that anything in the extension host has tried to connect to. */
function watchConnections(): ReadonlySet<string> {
  const addresses = new Set<string>();
  const connect = Reflect.get(Socket.prototype, 'connect') as (...to: unknown[]) => Socket;
  stub(Socket.prototype, 'connect', function (this: Socket, ...to: unknown[]): Socket {
    this.on('connectionAttempt', (address, port) => addresses.add(`${address}:${port}`));
    return Reflect.apply(connect, this, to);
  });
  return addresses;
}

async function canFetch(): Promise<boolean> {
  return (await fetch(`${new RemoteStandin().origin}/standin/posted`)).ok;
}

/** What the tests have entered, sent and shown, of which nothing may stand in a log. */
function secrets(): string[] {
  const people = [...makeCustomers(), ...makeAgents(5)].flatMap(({ name, email }) => [name, email]);
  const words = people.filter((word): word is string => (word ?? '').trim() !== '');
  const keys = [
    new RemoteStandin().key,
    'key-of-globex',
    'key-of-the-other-server',
    'a-wrong-key',
    'a-newer-key',
    'another-key-0123456789',
  ];
  const texts = [
    'const a = 1;',
    'const cause',
    'The cause',
    'Hello Ann',
    'digits',
    'Hola Maria',
    'Message 1',
    'Seen in the log',
    'cause is below',
    'import re',
    'Not saved',
    'Bearer',
    'Hunter2',
    'on the desk',
    'ucarecdn.com/',
  ];
  return [...words, ...words.map((word) => word.slice(0, 12).trim()), ...keys, ...texts];
}
