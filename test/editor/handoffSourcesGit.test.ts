import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { maxPatchChars } from '../../src/core/limits';
import { type Change, git, useOwnCommits } from './ownCommits';

const link = 'https://github.com/acme/app/commit/';

suite('Commits for a handoff', () => {
  const commits = useOwnCommits();

  test('name the commit with its link, its message and its patch', async () => {
    const repository = await commits.make(
      'app',
      (to) => to.write('a.ts', 'one\nTWO\n'),
      (to) => to.git('commit', '--quiet', '-a', '-m', 'Fix the `sum`', '-m', 'It was off\n```by``` one.'),
      (to) => to.git('update-ref', 'refs/remotes/origin/main', 'HEAD'),
    );
    const head = await repository.head();
    const blobs = await repository.git('rev-parse', 'HEAD~:a.ts', 'HEAD:a.ts');
    const [before = '', after = ''] = blobs.split('\n').map((blob) => blob.slice(0, 7));
    assert.equal(
      await commits.take(repository, 'Fix the `sum`'),
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
      const repository = await commits.make('app', ...changes);
      const first = (await repository.git('rev-list', '--max-parents=0', 'HEAD')).trim();
      const [title] = (await commits.take(repository, 'a.ts')).split('\n');
      const label = `\`commit ${first.slice(0, 8)}\``;
      const url = expected === 'link' ? link : expected;
      assert.equal(title, url.startsWith('https') ? `[${label}](${url}${first})` : label + expected);
    });

  test('show the first commit as one that adds everything', async () => {
    assert.match(
      await commits.take(await commits.make('app'), 'a.ts'),
      /new file mode 100644[^]*\n\+one\n\+two\n```$/,
    );
  });

  test('show a merge from its first parent, and say so', async () => {
    const repository = await commits.make(
      'app',
      git('switch', '--quiet', '--create', 'fix'),
      (to) => to.commit('fix.ts', 'fixed\n'),
      git('switch', '--quiet', 'main'),
      (to) => to.commit('other.ts', 'x\n'),
      git('merge', '--quiet', '--no-edit', 'fix'),
    );
    const evidence = await commits.take(repository, "Merge branch 'fix'");
    assert.match(evidence, /diff --git a\/fix.ts/);
    assert.doesNotMatch(evidence, /other\.ts/);
    assert.match(evidence, /\n\nA merge, compared with its first parent\.$/);
  });

  test('show a renamed file as one, and of a binary one only that it differs', async () => {
    const repository = await commits.make(
      'app',
      git('mv', 'a.ts', 'b.ts'),
      (to) => to.write('c.bin', '\0\u0001\0'),
      git('add', '--all'),
      git('commit', '--quiet', '-m', 'Renamed'),
    );
    const evidence = await commits.take(repository, 'Renamed');
    assert.match(evidence, /rename from a\.ts\nrename to b\.ts/);
    assert.match(evidence, /Binary files \/dev\/null and b\/c\.bin differ/);
    assert.doesNotMatch(evidence, /^[+-]one/m);
  });

  test('have no colours, even where git is told to write them always', async () => {
    const repository = await commits.make('app', git('config', 'color.ui', 'always'));
    const evidence = await commits.take(repository, 'a.ts');
    assert.match(evidence, /\n\+one\n\+two\n```$/);
  });

  test('say that a commit changes nothing', async () => {
    const repository = await commits.make('app', git('commit', '--quiet', '--allow-empty', '-m', 'Empty'));
    assert.match(await commits.take(repository, 'Empty'), /\n\nIt changes no file that git tracks\.$/);
  });

  test('cut a long patch at the end of a line, and say how much is missing', async () => {
    const lines = Array.from({ length: 2_000 }, (_, n) => `line ${n}\n`).join('');
    const repository = await commits.make('app', (to) => to.commit('long.txt', lines));
    const evidence = await commits.take(repository, 'long.txt');
    const shown = evidence.match(/^\+line \d+$/gm)?.length ?? 0;
    assert.ok(evidence.length < maxPatchChars + 400 && evidence.length > maxPatchChars);
    assert.match(
      evidence,
      new RegExp(`\\n\\n${(2_000 - shown).toLocaleString()} more lines were left out\\.$`),
    );
  });
});
