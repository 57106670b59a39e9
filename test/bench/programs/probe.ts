import path from 'node:path';
import { env } from 'node:process';
import { extensions } from 'vscode';
import type { ActivationTimes } from '../activationTimes';
import { timeCode } from './timeCode';

/** An extension that VS Code starts last: asks the bench what to activate, in which order, and tells how long each took. */
export async function activate(): Promise<void> {
  const bench = env['BENCH_ORIGIN'] ?? '';
  const ids = (await (await fetch(bench)).json()) as readonly string[];
  await fetch(bench, { method: 'POST', body: JSON.stringify(await timeAll(ids)) });
}

async function timeAll(ids: readonly string[]): Promise<readonly ActivationTimes[] | string> {
  try {
    const times: ActivationTimes[] = [];
    for (const id of ids) times.push(await timeActivation(id));
    return times;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

async function timeActivation(id: string): Promise<ActivationTimes> {
  const extension = extensions.getExtension(id);
  if (!extension || extension.isActive) throw new Error(`${id} is not there, or active already`);
  const { main } = extension.packageJSON as { main: string };
  const code = timeCode(path.join(extension.extensionPath, main));
  const start = performance.now();
  await extension.activate();
  return { id, wholeMs: performance.now() - start, codeMs: code() };
}
