// Runs one of the project's commands on a fresh clone: plain Node, nothing installed yet.
//   node test/cli/bootstrap.mjs <command> [arguments]     the command is test/cli/<command>.ts
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

requireNode(20, 19);
installDependencies();
run(process.argv[2] ?? '', process.argv.slice(3));

function requireNode(major, minor) {
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  fail(`Node ${major}.${minor} or later is needed; this is ${process.versions.node} (${process.execPath}).`);
}

/** `npm ci`, when node_modules is missing or was installed from another package-lock.json. */
function installDependencies() {
  const stamp = join(root, '.cache/package-lock.sha256');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const installed = existsSync(join(root, 'node_modules/.package-lock.json'));
  if (installed && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;

  console.log('Installing the dependencies (npm ci) ...');
  const { status, error } = npm(['ci', '--no-fund', '--no-audit']);
  if (status !== 0) fail(`npm ci failed${error ? `: ${error.message}` : ''}.`);
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(stamp, lock);
}

function npm(args) {
  const options = { cwd: root, stdio: 'inherit' };
  // Under `npm start` and the like npm names itself, which also spares a shell on Windows.
  const cli = process.env.npm_execpath;
  return cli?.endsWith('npm-cli.js')
    ? spawnSync(process.execPath, [cli, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** Hands the terminal to the command; its exit code and the signals go through. */
function run(command, args) {
  const script = join(root, 'test/cli', `${command}.ts`);
  if (!/^[a-z]+$/i.test(command) || !existsSync(script)) fail(`There is no command '${command}'.`);

  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
