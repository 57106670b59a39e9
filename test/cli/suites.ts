import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { findBrowser } from '../host/findBrowser';
import { installServer } from '../host/installServer';
import { packageForTests } from '../host/packageExtension';
import { temporaryFolder } from '../host/temporaryFolder';
import { findTests } from './findTests';
import { type Write, runCommand } from './runCommand';
import type { Totals } from './testCount';

/** One of the suites of `npm test`. */
export interface Suite {
  /** The folder of its tests, where it has one; several suites may share it. */
  readonly name: string;
  /** What is printed: its name, and which part of how many. */
  readonly title: string;
  /** Does it keep the machine busy, as a VS Code with a browser does, and the many processes of the soak? */
  readonly heavy: boolean;
  /** Installs what its tests, which run beside each other, share with each other and with a suite beside it. */
  readonly prepare?: () => Promise<unknown>;
  /** Runs everything in it; throws an error with the reason when it cannot run here. */
  readonly run: (write: Write) => Promise<Totals>;
}

/** All suites, in the order in which they report. `host` is handed to the editor suite. */
export function allSuites(host: string | undefined): readonly Suite[] {
  const eslint = ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'];
  const prettier = ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'];
  const tsc = ['node_modules/typescript/bin/tsc', '--noEmit'];
  const browserCode = ['src/webview', 'test/webview'];
  return [
    check('lint', eslint, prettier),
    check('types', tsc, ...browserCode.map((project) => [...tsc, '--project', project])),
    nodeTests('unit', { atOnce: availableParallelism() }),
    nodeTests('http', { atOnce: availableParallelism() }),
    nodeTests('package', { atOnce: 1, packaged: true }),
    { ...nodeTests('webview', { atOnce: availableParallelism() }), prepare: findBrowser },
    nodeTests('soak', { atOnce: 1, heavy: true }),
    editorTests('editor', host),
    ...[1, 2, 3, 4].map((number) => ({
      ...nodeTests('ui', { atOnce: 1, packaged: true, heavy: true, part: { number, of: 4 } }),
      prepare: async () => Promise.all([installServer(), findBrowser()]),
    })),
  ];
}

/** Commands that must all succeed, counted as one check. */
function check(name: string, ...commands: readonly string[][]): Suite {
  return {
    name,
    title: name,
    heavy: false,
    run: async (write) => {
      let failed = 0;
      for (const command of commands) if ((await runCommand(command, write)) !== 0) failed = 1;
      return { passed: 1 - failed, failed, problems: [] };
    },
  };
}

interface NodeTestsOptions {
  /** How many test files run at once. */
  readonly atOnce: number;
  /** Do they look at the packaged extension? */
  readonly packaged?: boolean;
  readonly heavy?: boolean;
  /** Which of how many parts, so that whoever is done with another suite can take one. */
  readonly part?: { readonly number: number; readonly of: number };
}

function nodeTests(name: string, options: NodeTestsOptions): Suite {
  const { atOnce, packaged = false, heavy = false, part } = options;
  const run = async (write: Write): Promise<Totals> => {
    const all = findTests(name);
    const files = part ? all.filter((_, index) => index % part.of === part.number - 1) : all;
    if (!files.length) throw new Error(`there is no test file in test/${name}`);
    const env = packaged ? await packageForTests() : {};
    return counted((report) =>
      runCommand(
        ['--import', 'tsx', 'test/cli/runNodeTests.ts', report, String(atOnce), ...files],
        write,
        env,
      ),
    );
  };
  return { name, title: part ? `${name} ${part.number}/${part.of}` : name, heavy, run };
}

function editorTests(name: string, host: string | undefined): Suite {
  const choice = host ? ['--host', host] : [];
  const run = async (write: Write): Promise<Totals> => {
    const env = await packageForTests();
    return counted((report) =>
      runCommand(
        ['--import', 'tsx', 'test/host/runEditorSuite.ts', '--report', report, ...choice],
        write,
        env,
      ),
    );
  };
  return { name, title: name, heavy: true, run };
}

/** Runs a command that writes its totals to a file; what it does not report is a failure. */
async function counted(run: (report: string) => Promise<number>): Promise<Totals> {
  const report = path.join(temporaryFolder('report'), 'totals.json');
  const code = await run(report);
  if (!existsSync(report)) throw new Error(`it ended with exit code ${code} and without a report`);
  const totals = JSON.parse(readFileSync(report, 'utf8')) as Totals;
  if (totals.failed > 0) return totals;
  if (totals.passed === 0) throw new Error('no test ran');
  if (code !== 0) throw new Error(`every test passed, but it ended with exit code ${code}`);
  return totals;
}
