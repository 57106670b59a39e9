import assert from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import {
  Diagnostic,
  type DiagnosticCollection,
  DiagnosticSeverity,
  Range,
  Uri,
  languages,
  workspace,
} from 'vscode';
import { HandoffError } from '../../src/core/failure';
import { maxProblems } from '../../src/core/limits';
import type { LineRange } from '../../src/text/location/location';
import { chooseDiagnostics, problemsInside, toProblems } from '../../src/ui/handoff/diagnostics';
import { madeFolder, workspaceFolder } from './documents';
import { useTestBed } from './testBed';

const { Error: error, Warning: warning, Information: info, Hint: hint } = DiagnosticSeverity;

/** Links that tell what was asked for. */
const sources = {
  locate: (uri: Uri, { from, to }: LineRange): Promise<{ url: string }> =>
    Promise.resolve({ url: `https://example.com/${uri.path.split('/').at(-1) ?? ''}/${from}/${to}` }),
};

suite('Diagnostics for a handoff', () => {
  let collection: DiagnosticCollection;
  const bed = useTestBed();

  setup(() => {
    collection = languages.createDiagnosticCollection('test');
  });
  teardown(() => collection.dispose());

  test('have line and column from 1, a word, a code, and stand in the order of the lines', () => {
    const target = Uri.parse('https://eslint.org/');
    assert.deepEqual(
      toProblems([
        toDiagnostic(9, 'later', warning, { source: 'eslint', code: { value: 'no-undef', target } }),
        toDiagnostic(2, 'first', error, { source: 'ts', code: 2345 }),
        toDiagnostic(3, 'only a source', info, { source: 'ts' }),
        toDiagnostic(4, 'only a code', error, { code: 'E1' }),
        toDiagnostic(5, 'neither', error),
        toDiagnostic(6, 'no problem', hint),
      ]),
      [
        { line: 2, column: 3, severity: 'error', code: 'ts(2345)', message: 'first' },
        { line: 3, column: 3, severity: 'info', code: 'ts', message: 'only a source' },
        { line: 4, column: 3, severity: 'error', code: 'E1', message: 'only a code' },
        { line: 5, column: 3, severity: 'error', code: '', message: 'neither' },
        { line: 9, column: 3, severity: 'warning', code: 'eslint(no-undef)', message: 'later' },
      ],
    );
  });

  for (const { name, range, lines } of [
    { name: 'the lines of the selection', range: new Range(1, 0, 2, 5), lines: [2, 3] },
    { name: 'no line that the selection only reaches', range: new Range(1, 0, 3, 0), lines: [2, 3] },
    { name: 'a word that is selected in part', range: new Range(2, 3, 2, 4), lines: [3] },
    { name: 'nothing before or behind it', range: new Range(2, 7, 2, 9), lines: [] },
    { name: 'what a cursor stands in', range: new Range(3, 4, 3, 4), lines: [4] },
  ])
    test(`inside a selection are those of ${name}`, () => {
      const file = toFile('a.ts');
      collection.set(
        file,
        [1, 2, 3, 4, 5].map((line) => toDiagnostic(line, 'x')),
      );
      assert.deepEqual(
        problemsInside(file, range).map(({ line }) => line),
        lines,
      );
    });

  test('of this file or of the workspace are asked for where both have some', async () => {
    collection.set(toFile('a.ts'), [toDiagnostic(2, 'one'), toDiagnostic(4, 'hidden', hint)]);
    collection.set(toFile('b.ts'), [toDiagnostic(7, 'two', warning), toDiagnostic(1, 'three')]);
    for (const label of ['This file', 'The workspace']) {
      const evidence = bed.watch(chooseDiagnostics(sources, toFile('a.ts')));
      const list = await bed.prompts.list('Which Diagnostics?');
      assert.deepEqual(
        list.rows.map((row) => [row.label, row.description]),
        [
          ['This file', 'a.ts · 1 problem'],
          ['The workspace', '3 problems in 2 files'],
        ],
      );
      await list.choose(label);
      const own = '[`made/a.ts:2`](https://example.com/a.ts/2/2)\n\n```text\n2:3 error one\n```';
      const other =
        '[`made/b.ts:1-7`](https://example.com/b.ts/1/7)\n\n```text\n1:3 error three\n7:3 warning two\n```';
      assert.equal(await evidence, label === 'This file' ? own : `${own}\n\n${other}`);
    }
  });

  test('are asked for once: who leaves adds nothing', async () => {
    collection.set(toFile('a.ts'), [toDiagnostic(1, 'one')]);
    collection.set(toFile('b.ts'), [toDiagnostic(1, 'two')]);
    const evidence = bed.watch(chooseDiagnostics(sources, toFile('a.ts')));
    await (await bed.prompts.list('Which Diagnostics?')).escape();
    assert.equal(await evidence, undefined);
  });

  test('need no question where only one file has any, or this one has none', async () => {
    collection.set(toFile('a.ts'), [toDiagnostic(1, 'one')]);
    for (const file of [toFile('a.ts'), toFile('b.ts'), undefined])
      assert.match((await chooseDiagnostics(sources, file)) ?? '', /1:3 error one/);
  });

  test('are only those of the workspace', async () => {
    const outside = [Uri.file('/elsewhere/a.ts'), Uri.parse('git:/made/a.ts'), Uri.parse('untitled:a')];
    for (const uri of outside) collection.set(uri, [toDiagnostic(1, 'outside')]);
    collection.set(toFile('a.ts'), [toDiagnostic(1, 'a hint', hint)]);
    await assert.rejects(chooseDiagnostics(sources, outside[0]), new HandoffError({ code: 'noDiagnostics' }));
    assert.equal(workspace.workspaceFolders?.length, 1);
  });

  test('are at most a hundred, the errors among them, and the rest is counted', async () => {
    const many = Array.from({ length: maxProblems }, (_, n) => toDiagnostic(n + 1, 'warned', warning));
    collection.set(toFile('a.ts'), many);
    collection.set(toFile('b.ts'), [toDiagnostic(3, 'wrong'), toDiagnostic(4, 'said', info)]);
    const evidence = (await chooseDiagnostics(sources, undefined)) ?? '';
    assert.ok(evidence.indexOf('error wrong') < evidence.indexOf('warning warned'));
    assert.equal(evidence.match(/warning warned/g)?.length, maxProblems - 1);
    assert.match(evidence, /\n\n2 more problems are not listed here\.$/);
    assert.doesNotMatch(evidence, /said/);
  });
});

function toFile(name: string): Uri {
  return Uri.joinPath(workspaceFolder(), madeFolder, name);
}

/** A diagnostic on columns 3 to 6 of a line, both counted from 1. */
function toDiagnostic(
  line: number,
  message: string,
  severity = error,
  about: Pick<Diagnostic, 'source' | 'code'> = {},
): Diagnostic {
  return Object.assign(new Diagnostic(new Range(line - 1, 2, line - 1, 6), message, severity), about);
}
