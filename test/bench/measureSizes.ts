import { statSync } from 'node:fs';
import path from 'node:path';
import type { Figure } from './figure';
import type { PackedExtension } from './packExtension';
import { activate } from './timeInNode';

/** What the package and its bundles weigh, and what of it a process has loaded once the extension is active. */
export async function measureSizes(node: string, ours: PackedExtension): Promise<Figure[]> {
  const { files } = await activate(node, ours);
  const loaded = files.filter((file) => file.startsWith(ours.folder + path.sep));
  const bundles = ['dist/extension.js', 'dist/app.js'];
  return [
    toSize('loaded at activation', loaded, 40),
    ...bundles.map((bundle) => toSize(bundle, [path.join(ours.folder, bundle)])),
    toSize('.vsix', [ours.vsix], 400),
  ];
}

function toSize(name: string, files: readonly string[], goal?: number): Figure {
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  if (!bytes) throw new Error(`${name}: there is nothing to measure`);
  return { name, unit: 'KB', values: { ours: bytes / 1024 }, ...(goal === undefined ? {} : { goal }) };
}
