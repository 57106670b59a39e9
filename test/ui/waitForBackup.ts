import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { until } from '../editor/until';
import type { Server } from '../host/server';

const patienceMs = 30_000;

/** Waits until VS Code has put aside an unsaved document with this text in it: a reload before that loses it. */
export async function waitForBackup({ folder }: Server, text: string): Promise<void> {
  const backups = path.join(folder, 'data/User/Backups');
  await until('backup of the unsaved text', () => filesIn(backups).some(holds(text)), patienceMs);
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((name) => statSync(name).isFile());
}

function holds(text: string): (file: string) => boolean {
  return (file) => readFileSync(file, 'utf8').includes(text);
}
