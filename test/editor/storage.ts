import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { until } from './until';

/** The extension's own folder in this VS Code. */
const storage = path.join(
  process.env['EDITOR_USER_DATA'] ?? '',
  'User/globalStorage/support-handoff.helpcrunch-handoff',
);

/** The files of one of the extension's folders, such as `outbox`. */
export function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(path.join(storage, folder));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Where a file of one of the extension's folders lies. */
export function fileOf(folder: string, name: string): string {
  return path.join(storage, folder, name);
}

/** Removes what earlier tests have left unsent, recorded and used up. */
export async function clearStorage(): Promise<void> {
  let quiet = 0;
  await until('empty outbox', () => {
    const left = filesOf('outbox');
    for (const folder of ['outbox', 'sent', 'budget']) {
      for (const name of filesOf(folder)) rmSync(fileOf(folder, name), { force: true });
    }
    // A message that is being worked on is stored once more.
    quiet = left.length === 0 ? quiet + 1 : 0;
    return quiet > 3;
  });
}
