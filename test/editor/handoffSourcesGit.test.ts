import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setup, suite, suiteSetup, teardown, test } from 'mocha';
import { Uri, extensions } from 'vscode';
import { HandoffError } from '../../src/core/failure';
import { commitsOffered, maxPatchChars } from '../../src/core/limits';
import { systemClock } from '../../src/platform/systemClock';
import { chooseCommit } from '../../src/ui/handoff/commits';
import { inTime } from '../../src/ui/handoff/gitExtension';
import { GitRepository } from '../git/gitRepository';
import { withOpen } from './openRepository';
import type { ListPrompt } from './prompts';
import { useTestBed } from './testBed';

const remote = 'git@github.com:acme/app.git';
const link = 'https://github.com/acme/app/commit/';

type Change = (repository: GitRepository) => Promise<unknown>;

suite('Commits for a handoff', () => {
  let folder: string;
  const bed = useTestBed();

  suiteSetup(async () => {
    await extensions.getExtension('vscode.git')?.activate();
  });
  setup(async () => {
    // Each test opens just the repositories that it is about.
    await bed.settings.change('git.detectSubmodules', false);
    folder = await realpath(await mkdtemp(path.join(tmpdir(), 'helpcrunch-commits-')));
  });
  teardown(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

  /** A repository with one commit that is pushed, and then changed. */
  async function make(name: string, ...changes: readonly Change[]): Promise<GitRepository> {
    const server = await new GitRepository(path.join(folder, `${name} server`)).init('--bare');
    const repository = await new GitRepository(path.join(folder, name)).init();
    await repository.commit('a.ts', 'one\ntwo\n');
    await repository.git('remote', 'add', 'origin', server.folder);
    await repository.git('push', '--quiet', '--set-upstream', 'origin', 'main');
    await repository.git('remote', 'set-url', 'origin', remote);
    for (const change of changes) await change(repository);
    return repository;
  }

  /** Opens a repository and the prompt about its commits. */
  async function withPrompt(
    repository: GitRepository,
    use: (list: ListPrompt, evidence: Promise<string | undefined>) => Promise<void>,
  ): Promise<void> {
    const file = path.join(repository.folder, 'a.ts');
    await withOpen({ repository, file }, async () => {
      const evidence = bed.watch(chooseCommit(Uri.file(file), systemClock));
      const list = await bed.prompts.list('Which Commit?');
      await list.row(() => true);
      await use(list, evidence);
    });
  }

  /** The evidence of what a row stands for. */
  async function take(repository: GitRepository, label: string): Promise<string> {
    let taken: string | undefined;
    await withPrompt(repository, async (list, evidence) => {
      await list.choose(label);
      taken = await evidence;
    });
    assert.ok(taken);
    return taken;
  }

  test('name the commit with its link, its message and its patch', async () => {
    const repository = await make(
      'app',
      (to) => to.write('a.ts', 'one\nTWO\n'),
      (to) => to.git('commit', '--quiet', '-a', '-m', 'Fix the `sum`', '-m', 'It was off\n```by``` one.'),
      (to) => to.git('update-ref', 'refs/remotes/origin/main', 'HEAD'),
    );
    const head = await repository.head();
    const blobs = await repository.git('rev-parse', 'HEAD~:a.ts', 'HEAD:a.ts');
    const [before = '', after = ''] = blobs.split('\n').map((blob) => blob.slice(0, 7));
    assert.equal(
      await take(repository, 'Fix the `sum`'),
      [
        `[\`commit ${head.slice(0, 8)}\`](${link}${head})`,
        '',
        '````text',
        'Fix the `sum`',
        '',
        'It was off',
        '```by``` one.',
        '````',
        '',
        '```diff',
        'diff --git a/a.ts b/a.ts',
        `index ${before}..${after} 100644`,
        '--- a/a.ts',
        '+++ b/a.ts',
        '@@ -1,2 +1,2 @@',
        ' one',
        '-two',
        '+TWO',
        '```',
      ].join('\n'),
    );
  });

  for (const { name, changes, expected } of [
    { name: 'a pushed one', changes: [], expected: 'link' },
    { name: 'a pushed one while HEAD is detached', changes: [git('checkout', '--detach')], expected: 'link' },
    {
      name: 'a pushed one on a branch without upstream',
      changes: [git('switch', '--quiet', '--create', 'own')],
      expected: 'link',
    },
    {
      name: 'one of before the last push, with later ones that are not pushed',
      changes: [(to) => to.commit('b.ts', 'b\n')],
      expected: 'link',
    },
    {
      name: 'one that only another remote has',
      changes: [
        git('update-ref', 'refs/remotes/fork/main', 'HEAD'),
        git('update-ref', '-d', 'refs/remotes/origin/main'),
        git('remote', 'add', 'fork', 'https://gitlab.com/sam/app.git'),
      ],
      expected: 'https://gitlab.com/sam/app/-/commit/',
    },
    {
      name: 'one that no remote has',
      changes: [git('update-ref', '-d', 'refs/remotes/origin/main')],
      expected: ' (not pushed)',
    },
    {
      name: 'one of a repository that is on no server',
      changes: [git('remote', 'remove', 'origin')],
      expected: ' (on no server)',
    },
    {
      name: 'one on a server whose links nobody knows',
      changes: [git('remote', 'set-url', 'origin', 'https://git.example.com/app.git')],
      expected: '',
    },
  ] satisfies readonly { name: string; changes: readonly Change[]; expected: string }[])
    test(`say of ${name} ${expected || 'nothing'}`, async () => {
      const repository = await make('app', ...changes);
      const first = (await repository.git('rev-list', '--max-parents=0', 'HEAD')).trim();
      const [title] = (await take(repository, 'a.ts')).split('\n');
      const label = `\`commit ${first.slice(0, 8)}\``;
      const url = expected === 'link' ? link : expected;
      assert.equal(title, url.startsWith('https') ? `[${label}](${url}${first})` : label + expected);
    });

  test('show the first commit as one that adds everything', async () => {
    assert.match(await take(await make('app'), 'a.ts'), /new file mode 100644[^]*\n\+one\n\+two\n```$/);
  });

  test('show a merge from its first parent, and say so', async () => {
    const repository = await make(
      'app',
      git('switch', '--quiet', '--create', 'fix'),
      (to) => to.commit('fix.ts', 'fixed\n'),
      git('switch', '--quiet', 'main'),
      (to) => to.commit('other.ts', 'x\n'),
      git('merge', '--quiet', '--no-edit', 'fix'),
    );
    const evidence = await take(repository, "Merge branch 'fix'");
    assert.match(evidence, /diff --git a\/fix.ts/);
    assert.doesNotMatch(evidence, /other\.ts/);
    assert.match(evidence, /\n\nA merge, compared with its first parent\.$/);
  });

  test('show a renamed file as one, and of a binary one only that it differs', async () => {
    const repository = await make(
      'app',
      git('mv', 'a.ts', 'b.ts'),
      (to) => to.write('c.bin', '\0\u0001\0'),
      git('add', '--all'),
      git('commit', '--quiet', '-m', 'Renamed'),
    );
    const evidence = await take(repository, 'Renamed');
    assert.match(evidence, /rename from a\.ts\nrename to b\.ts/);
    assert.match(evidence, /Binary files \/dev\/null and b\/c\.bin differ/);
    assert.doesNotMatch(evidence, /^[+-]one/m);
  });

  test('have no colours, even where git is told to write them always', async () => {
    const repository = await make('app', git('config', 'color.ui', 'always'));
    const evidence = await take(repository, 'a.ts');
    assert.match(evidence, /\n\+one\n\+two\n```$/);
  });

  test('say that a commit changes nothing', async () => {
    const repository = await make('app', git('commit', '--quiet', '--allow-empty', '-m', 'Empty'));
    assert.match(await take(repository, 'Empty'), /\n\nIt changes no file that git tracks\.$/);
  });

  test('cut a long patch at the end of a line, and say how much is missing', async () => {
    const lines = Array.from({ length: 2_000 }, (_, n) => `line ${n}\n`).join('');
    const repository = await make('app', (to) => to.commit('long.txt', lines));
    const evidence = await take(repository, 'long.txt');
    const shown = evidence.match(/^\+line \d+$/gm)?.length ?? 0;
    assert.ok(evidence.length < maxPatchChars + 400 && evidence.length > maxPatchChars);
    assert.match(
      evidence,
      new RegExp(`\\n\\n${(2_000 - shown).toLocaleString()} more lines were left out\\.$`),
    );
  });

  test('offer the current changes first, staged and unstaged, and only name what git does not track', async () => {
    const repository = await make(
      'app',
      (to) => to.write('a.ts', 'staged\n'),
      git('add', '--all'),
      (to) => to.commit('b.ts', 'b\n'),
      (to) => to.write('a.ts', 'now\n'),
      git('add', 'a.ts'),
      (to) => to.write('b.ts', 'unstaged\n'),
      (to) => to.write('new/c d.ts', 'secret\n'),
    );
    const head = await repository.head();
    await withPrompt(repository, async (list, evidence) => {
      const [first] = list.rows;
      assert.deepEqual(
        [first?.label, first?.description, first?.detail],
        ['Current changes', '2 files', 'Only named, because git does not track them: new/c d.ts'],
      );
      await list.choose('Current changes');
      const text = (await evidence) ?? '';
      assert.ok(text.startsWith(`\`changes since commit ${head.slice(0, 8)}\` (not pushed)\n\n\`\`\`diff\n`));
      assert.match(text, /^\+now$/m);
      assert.match(text, /^\+unstaged$/m);
      assert.doesNotMatch(text, /secret/);
      assert.match(text, /\n\nNot in it, because git does not track them: new\/c d\.ts$/);
    });
  });

  test('are the newest, each with its short id and age, and nothing else where nothing is changed', async () => {
    const repository = await make('app', (to) => to.commit('b.ts', 'b\n'));
    const head = await repository.head();
    await withPrompt(repository, async (list, evidence) => {
      assert.deepEqual(list.labels, ['b.ts', 'a.ts']);
      assert.equal(list.rows[0]?.description, `${head.slice(0, 8)} · now`);
      await list.escape();
      assert.equal(await evidence, undefined);
    });
  });

  test('are found by their id, listed or not, and by nothing that is none', async () => {
    const repository = await make(
      'app',
      git('switch', '--quiet', '--create', 'elsewhere'),
      (to) => to.commit('hidden.ts', 'x\n'),
      git('switch', '--quiet', 'main'),
    );
    const hidden = (await repository.git('rev-parse', 'elsewhere')).trim();
    const head = await repository.head();
    await withPrompt(repository, async (list, evidence) => {
      await list.type('feed');
      await list.type(head);
      assert.deepEqual(
        list.rows.map(({ label, alwaysShow }) => [label, alwaysShow]),
        [['a.ts', true]],
      );
      await list.type('a.ts');
      assert.deepEqual(
        list.rows.map(({ label, alwaysShow }) => [label, alwaysShow]),
        [['a.ts', undefined]],
      );
      await list.type(hidden.slice(0, 10).toUpperCase());
      await list.choose('hidden.ts');
      assert.match((await evidence) ?? '', /^`commit [\da-f]{8}` \(not pushed\)\n\n```text\nhidden\.ts\n/);
    });
  });

  test('are fifty at once', async () => {
    const repository = await make('app');
    for (let n = 0; n < commitsOffered; n++)
      await repository.git('commit', '--quiet', '--allow-empty', '-m', `commit ${n}`);
    await withPrompt(repository, async (list) => {
      assert.equal(list.rows.length, commitsOffered);
      await list.escape();
    });
  });

  test('are of a repository that is asked for where several are open, the one worked in first', async () => {
    const one = await make('one');
    const two = await make('two', (to) => to.commit('two.ts', 'x\n'));
    const file = path.join(two.folder, 'two.ts');
    await withOpen({ repository: one, file }, () =>
      withOpen({ repository: two, file }, async () => {
        const evidence = bed.watch(chooseCommit(Uri.file(file), systemClock));
        const repositories = await bed.prompts.list('Which Repository?');
        assert.deepEqual(repositories.labels, ['two', 'one']);
        await repositories.choose('two');
        const list = await bed.prompts.list('Which Commit?');
        await list.choose('two.ts');
        assert.match((await evidence) ?? '', /two\.ts/);
      }),
    );
  });

  test('need a repository with a commit', async () => {
    const noRepository = new HandoffError({ code: 'noRepository' });
    await assert.rejects(chooseCommit(undefined, systemClock), noRepository);
    const repository = await new GitRepository(path.join(folder, 'app')).init();
    const file = await repository.write('a.ts', 'x\n');
    await withOpen({ repository, file }, async () => {
      await assert.rejects(chooseCommit(Uri.file(file), systemClock), noRepository);
    });
  });

  test('are not waited for without end', async () => {
    const never = new Promise<never>(() => undefined);
    await assert.rejects(inTime(never, 1), new HandoffError({ code: 'timedOut', host: 'git' }));
  });
});

function git(...args: readonly string[]): Change {
  return (repository) => repository.git(...args);
}
