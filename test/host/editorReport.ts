import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Totals } from '../cli/testCount';
import { cache } from './paths';

/** What VS Code logged during the last run of the editor suite on the npm server. */
export const hostLog = path.join(cache, 'editor-host.log');

/** What the suite inside the extension host writes to the file named in `EDITOR_REPORT`, after every step. */
export interface EditorReport {
  /** Did the suite come to its end? */
  readonly finished: boolean;
  /** The full title of the test that is running. */
  readonly running?: string;
  /** Tests that have ended; those with an error have failed. Each lasted from the end of the one before it, in ms. */
  readonly results: readonly { readonly title: string; readonly ms: number; readonly error?: string }[];
}

/** Prints the result of every test and counts them; a suite that did not come to its end has failed. */
export function readEditorReport(file: string, print: (line: string) => void): Totals {
  if (!existsSync(file))
    return {
      passed: 0,
      failed: 1,
      problems: [`The suite never started in the extension host; see ${hostLog}.`],
    };
  const report = JSON.parse(readFileSync(file, 'utf8')) as EditorReport;
  for (const { title, ms, error } of report.results) {
    const line = `${title} (${ms}ms)`;
    print(error === undefined ? `✔ ${line}` : `✖ ${line}\n  ${error.replaceAll('\n', '\n  ')}`);
  }
  const failed = report.results.filter(({ error }) => error !== undefined).length;
  const totals = { passed: report.results.length - failed, failed };
  if (report.finished) return { ...totals, problems: [] };
  const where = report.running === undefined ? 'before its first test' : `in '${report.running}'`;
  return { ...totals, failed: failed + 1, problems: [`The extension host ended ${where}; see ${hostLog}.`] };
}
