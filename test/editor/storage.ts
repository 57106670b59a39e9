import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { OutboxMessage } from '../../src/core/outbox';
import { until } from './until';

/** The extension's own folder in this VS Code. */
const storage = path.join(
  process.env['EDITOR_USER_DATA'] ?? '',
  'User/globalStorage/support-handoff.helpcrunch-handoff',
);

/** The files of one of the extension's folders, such as `outbox`. */
export function filesOf(folder: string): readonly string[] {
  return orGone(() => readdirSync(path.join(storage, folder))) ?? [];
}

/** Where a file of one of the extension's folders lies. */
export function fileOf(folder: string, name: string): string {
  return path.join(storage, folder, name);
}

/** Every file of the extension, by its path below its folder. */
export function allFiles(): ReadonlyMap<string, string> {
  const names = existsSync(storage) ? readdirSync(storage, { recursive: true, encoding: 'utf8' }) : [];
  // A file may be renamed or removed while it is listed: the extension goes on.
  const files = names.flatMap((name): [string, string][] => {
    const place = path.join(storage, name);
    const text = orGone(() => (statSync(place).isFile() ? readFileSync(place, 'utf8') : undefined));
    return text === undefined ? [] : [[name, text]];
  });
  return new Map(files);
}

/** What of the extension's folder and the folders in it others could read: none on a system that has such modes. */
export function openToOthers(): readonly string[] {
  const names = readdirSync(storage, { recursive: true, encoding: 'utf8' });
  const modeOf = (name: string): number => orGone(() => statSync(path.join(storage, name)).mode) ?? 0;
  return names.filter((name) => (modeOf(name) & 0o077) !== 0);
}

/** The messages of the outbox as they lie on the disk, in the order of acceptance. */
export function readOutbox(): readonly OutboxMessage[] {
  return filesOf('outbox')
    .filter((name) => /^m\d+-.*\.json$/.test(name))
    .sort()
    .flatMap((name) => readMessage(name));
}

/** Waits until nothing waits any more. */
export async function untilOutboxIsEmpty(): Promise<void> {
  await until('empty outbox', () => filesOf('outbox').length === 0);
}

/** Makes all requests of a minute possible again. */
export function clearBudget(): void {
  clear('budget');
}

/** Removes what earlier tests have left unsent, recorded and used up. */
export async function clearStorage(): Promise<void> {
  let quiet = 0;
  await until('empty outbox', () => {
    const left = filesOf('outbox');
    for (const folder of ['outbox', 'drafts', 'sent', 'budget', 'chats']) clear(folder);
    // A message that is being worked on is stored once more.
    quiet = left.length === 0 ? quiet + 1 : 0;
    return quiet > 3;
  });
}

function clear(folder: string): void {
  for (const name of filesOf(folder)) rmSync(fileOf(folder, name), { force: true });
}

/** None where the file was just claimed by a new name. */
function readMessage(name: string): OutboxMessage[] {
  const text = orGone(() => readFileSync(fileOf('outbox', name), 'utf8'));
  if (text === undefined) return [];
  const { body } = JSON.parse(text) as { body: string };
  return [JSON.parse(body) as OutboxMessage];
}

/** Undefined where the file or folder is not there, or no longer. */
function orGone<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
