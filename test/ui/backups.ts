import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { until } from '../editor/until';
import type { Server } from '../host/server';

const patienceMs = 30_000;

/** Waits until VS Code has put aside an unsaved document with this text in it: a reload before that loses it. */
export async function waitForBackup(server: Server, text: string): Promise<void> {
  await until('backup of the unsaved text', () => hasBackup(server, text), patienceMs);
}

/** Waits until VS Code has put nothing aside that has this text: a reload before that brings it back as unsaved. */
export async function waitForNoBackup(server: Server, text: string): Promise<void> {
  await until('end of the backup', () => !hasBackup(server, text), patienceMs);
}

function hasBackup({ folder }: Server, text: string): boolean {
  const backups = path.join(folder, 'data/User/Backups');
  if (!existsSync(backups)) return false;
  return readdirSync(backups, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(backups, name))
    .some(
      (file) =>
        statSync(file, { throwIfNoEntry: false })?.isFile() && readFileSync(file, 'utf8').includes(text),
    );
}
