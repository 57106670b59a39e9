import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Nothing of the user's own settings, nor of a repository in which these tests run as a hook; submodules may come from this disk. */
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};
const settings = ['user.name=Sam', 'user.email=sam@example.com', 'protocol.file.allow=always'].flatMap(
  (setting) => ['-c', setting],
);

/** A real repository in a folder. */
export class GitRepository {
  constructor(readonly folder: string) {}

  /** Runs git, and gives what it prints. */
  async git(...args: readonly string[]): Promise<string> {
    const { stdout } = await run('git', [...settings, ...args], { cwd: this.folder, env });
    return stdout;
  }

  async init(...options: readonly string[]): Promise<this> {
    await mkdir(this.folder, { recursive: true });
    await this.git('init', '--quiet', '--initial-branch=main', ...options);
    return this;
  }

  async write(name: string, content: string): Promise<string> {
    const file = path.join(this.folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
    return file;
  }

  /** Writes a file and commits everything. */
  async commit(name: string, content: string): Promise<string> {
    const file = await this.write(name, content);
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--message', name);
    return file;
  }

  async head(): Promise<string> {
    return (await this.git('rev-parse', 'HEAD')).trim();
  }
}
