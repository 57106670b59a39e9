import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';

const ofGit = 'Error: write\n    at /code/extensions/git/dist/main.js:66:494';

function runDuring(code: string, stack: string): string {
  const args = ['--import', 'tsx', path.join(__dirname, 'uncaught.ts'), JSON.stringify({ code, stack })];
  return spawnSync(process.execPath, args, { encoding: 'utf8' }).stderr;
}

test('a pipe that VS Code’s own git has broken fails no test of the editor suite', () => {
  assert.equal(runDuring('EPIPE', ofGit), 'passed');
  assert.equal(runDuring('EPIPE', ofGit.replaceAll('/', '\\')), 'passed');
});

test('anything else that nobody catches fails it', () => {
  assert.equal(runDuring('ENOENT', ofGit), 'failed');
  assert.equal(runDuring('EPIPE', ofGit.replace('git/dist', 'ours/dist')), 'failed');
});
