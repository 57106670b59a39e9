import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs npm quietly in a folder; when it fails, throws an error that holds what it printed. */
export async function npm(args: readonly string[], cwd: string): Promise<void> {
  const quiet = ['--loglevel=error', '--no-fund', '--no-audit', ...args];
  // Under `npm test` and the like npm names itself, which also spares a shell on Windows.
  const cli = process.env['npm_execpath'];
  const child = cli?.endsWith('npm-cli.js')
    ? spawn(process.execPath, [cli, ...quiet], { cwd })
    : spawn('npm', quiet, { cwd, shell: process.platform === 'win32' });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd}\n${output}`);
}
