import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import { suite, suiteSetup, teardown, test } from 'mocha';
import { Uri, env, extensions, version, workspace } from 'vscode';
import { maxPackageBytes } from '../../src/core/limits';
import { readOperatingSystem } from '../../src/platform/operatingSystem';
import { toVersions } from '../../src/ui/handoff/versions';
import { WindowGit } from '../../src/ui/windowGit';
import { GitRepository } from '../git/gitRepository';
import { workspaceFolder } from './documents';
import { withOpen } from './openRepository';

suite('Versions for a handoff', () => {
  const made = new Set<Uri>();

  suiteSetup(async () => {
    await extensions.getExtension('vscode.git')?.activate();
  });
  teardown(async () => {
    for (const uri of made) await workspace.fs.delete(uri);
    made.clear();
    await rm(Uri.joinPath(workspaceFolder(), '.git').fsPath, { recursive: true, force: true, maxRetries: 3 });
  });

  /** Writes a file at the root of the workspace, which has none of that name. */
  async function write(name: string, content: string): Promise<void> {
    const uri = Uri.joinPath(workspaceFolder(), name);
    await assert.rejects(Promise.resolve(workspace.fs.stat(uri)));
    made.add(uri);
    await workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  }

  const read = (): Promise<string> => toVersions('Linux 6.1.0 x64', new WindowGit());

  test('tell the editor, the system and a remote window', async () => {
    const [editor, system, ...more] = (await read()).split('\n');
    assert.match(editor ?? '', /^- .+: `\d+\.\d+\.\d+[^ ]*(?: \([\da-f]{8}\))?`$/);
    assert.ok(editor?.includes(version));
    assert.equal(system, '- Operating system: `Linux 6.1.0 x64`');
    // In these tests a server brings it to the browser, or nothing is remote.
    const remote = more.filter((line) => line.startsWith('- Remote window'));
    assert.deepEqual(remote, env.remoteName === undefined ? [] : ['- Remote window: `another machine`']);
  });

  test('tell the packages at the root, and no file that is broken or far too large', async () => {
    await write('composer.json', '{"name": "acme/shop", "version": "3.1.0"}');
    await write('pyproject.toml', '[project]\nname = "tool"\n');
    await write('Cargo.toml', `[package]\nname = "large"\n${'#'.repeat(maxPackageBytes)}`);
    const text = await read();
    assert.match(text, /^- acme\/shop: `3\.1\.0`$/m);
    assert.match(text, /^- tool$/m);
    assert.doesNotMatch(text, /large/);
  });

  test('tell the branch and the commit', async () => {
    const repository = await new GitRepository(workspaceFolder().fsPath).init();
    await repository.commit('.git-test', 'x\n');
    made.add(Uri.joinPath(workspaceFolder(), '.git-test'));
    const head = (await repository.head()).slice(0, 8);
    await withOpen({ repository, file: '' }, async () => {
      assert.match(await read(), new RegExp(`^- git: .+: \`main ${head}\`$`, 'm'));
    });
  });

  test('tell no user, no machine and no path', async () => {
    const text = await toVersions(readOperatingSystem(), new WindowGit());
    for (const secret of [workspaceFolder().fsPath, env.appRoot, hostname(), userInfo().homedir])
      assert.ok(!text.includes(secret), secret);
    assert.doesNotMatch(text, /[\\/](?:home|Users|tmp|root)[\\/]/);
  });

  test('come without git where it says nothing', async () => {
    const git = { toKey: () => '/', run: () => Promise.reject(new Error('no git')) };
    assert.match(await toVersions('x', git), /Operating system: `x`/);
  });
});
