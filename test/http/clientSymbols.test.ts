import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { answer, startScriptedServer } from './scriptedServer';

test('in a fresh process, loading and sending leave no trace of undici on globalThis', async (t) => {
  const server = await startScriptedServer(t, { onRequest: (socket) => answer(socket, 201, '{"id":42}') });
  const script = path.join(__dirname, 'sendInFreshProcess.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, server.origin]);
  assert.deepEqual(JSON.parse(stdout), { id: 42, added: [], undici: [] });
  assert.equal(server.requests.length, 1);
});
