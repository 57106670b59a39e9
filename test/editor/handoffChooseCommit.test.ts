import assert from 'node:assert/strict';
import path from 'node:path';
import { suite, test } from 'mocha';
import { Uri } from 'vscode';
import { HandoffError } from '../../src/core/failure';
import { commitsOffered } from '../../src/core/limits';
import { systemClock } from '../../src/platform/systemClock';
import { chooseCommit } from '../../src/ui/handoff/commits';
import { inTime } from '../../src/ui/inTime';
import { GitRepository } from '../git/gitRepository';
import { withOpen } from './openRepository';
import { git, useOwnCommits } from './ownCommits';

suite('Commits offered for a handoff', () => {
  const commits = useOwnCommits();

  test('offer the current changes first, staged and unstaged, and only name what git does not track', async () => {
    const repository = await commits.make(
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
    await commits.withPrompt(repository, async (list, evidence) => {
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
    const repository = await commits.make('app', (to) => to.commit('b.ts', 'b\n'));
    const head = await repository.head();
    await commits.withPrompt(repository, async (list, evidence) => {
      assert.deepEqual(list.labels, ['b.ts', 'a.ts']);
      assert.equal(list.rows[0]?.description, `${head.slice(0, 8)} · now`);
      await list.escape();
      assert.equal(await evidence, undefined);
    });
  });

  test('are found by their id, listed or not, and by nothing that is none', async () => {
    const repository = await commits.make(
      'app',
      git('switch', '--quiet', '--create', 'elsewhere'),
      (to) => to.commit('hidden.ts', 'x\n'),
      git('switch', '--quiet', 'main'),
    );
    const hidden = (await repository.git('rev-parse', 'elsewhere')).trim();
    const head = await repository.head();
    await commits.withPrompt(repository, async (list, evidence) => {
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
    const repository = await commits.make('app');
    for (let n = 0; n < commitsOffered; n++)
      await repository.git('commit', '--quiet', '--allow-empty', '-m', `commit ${n}`);
    await commits.withPrompt(repository, async (list) => {
      assert.equal(list.rows.length, commitsOffered);
      await list.escape();
    });
  });

  test('are of a repository that is asked for where several are open, the one worked in first', async () => {
    const one = await commits.make('one');
    const two = await commits.make('two', (to) => to.commit('two.ts', 'x\n'));
    const file = path.join(two.folder, 'two.ts');
    await withOpen({ repository: one, file }, () =>
      withOpen({ repository: two, file }, async () => {
        const evidence = commits.bed.watch(chooseCommit(Uri.file(file), systemClock));
        const repositories = await commits.bed.prompts.list('Which Repository?');
        assert.deepEqual(repositories.labels, ['two', 'one']);
        await repositories.choose('two');
        const list = await commits.bed.prompts.list('Which Commit?');
        await list.choose('two.ts');
        assert.match((await evidence) ?? '', /two\.ts/);
      }),
    );
  });

  test('need a repository with a commit', async () => {
    const noRepository = new HandoffError({ code: 'noRepository' });
    await assert.rejects(chooseCommit(undefined, systemClock), noRepository);
    const repository = await new GitRepository(path.join(commits.folder, 'app')).init();
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
