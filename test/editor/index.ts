import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { ConfigurationTarget, workspace } from 'vscode';
import type { EditorReport } from '../host/editorReport';
import { overlookGitErrors } from './gitErrors';

/** Called by VS Code inside its extension host: runs every bundled test file beside this one. */
export async function run(): Promise<void> {
  // Each test opens just the repositories that it is about.
  await workspace.getConfiguration('git').update('detectSubmodules', false, ConfigurationTarget.Global);
  const mocha = new Mocha({ ui: 'tdd', timeout: 30_000, forbidOnly: true });
  for (const file of readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).sort()) {
    if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file));
  }
  await new Promise<void>((resolve) => {
    const report = new Report(process.env['EDITOR_REPORT'] ?? '');
    const runner = overlookGitErrors(() =>
      mocha.run(() => {
        report.end();
        resolve();
      }),
    );
    runner.on('test', (test) => report.start(test.fullTitle()));
    runner.on('pass', (test) => report.add({ title: test.fullTitle() }));
    runner.on('fail', (test, error: unknown) =>
      report.add({ title: test.fullTitle(), error: describe(error) }),
    );
    runner.on('pending', (test) =>
      report.add({ title: test.fullTitle(), error: 'This test is switched off.' }),
    );
  });
}

/** Written anew at every step: the exit code of an extension host that died says nothing, and this says where it was. */
class Report {
  #now: EditorReport = { finished: false, results: [] };
  #sinceMs = performance.now();

  constructor(private readonly file: string) {}

  start(title: string): void {
    this.#write({ ...this.#now, running: title });
  }

  add(result: Omit<EditorReport['results'][number], 'ms'>): void {
    const ms = Math.round(performance.now() - this.#sinceMs);
    this.#sinceMs += ms;
    this.#write({ finished: false, results: [...this.#now.results, { ...result, ms }] });
  }

  end(): void {
    this.#write({ ...this.#now, finished: true });
  }

  #write(report: EditorReport): void {
    this.#now = report;
    writeFileSync(this.file, JSON.stringify(report));
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${describe(error.cause)}`;
  return (error.stack ?? error.message) + cause;
}
