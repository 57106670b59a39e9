import { mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { cache, root } from '../host/paths';
import { findTests } from './findTests';
import { layerCoverage, type FileCoverage } from './layerCoverage';
import { main } from './main';
import { runCommand } from './runCommand';

const folder = path.join(cache, 'coverage');

const c8 = [
  'node_modules/c8/bin/c8.js',
  '--include=src/**',
  '--reporter=json-summary',
  '--reporter=html',
  `--reports-dir=${folder}`,
  `--temp-directory=${path.join(folder, 'v8')}`,
];

// npm run coverage
main(async () => {
  mkdirSync(folder, { recursive: true });
  const tests = ['--import', 'tsx', 'test/cli/runNodeTests.ts', path.join(folder, 'tests.json')];
  const files = [...findTests('unit'), ...findTests('http')];
  const run = [process.execPath, ...tests, String(availableParallelism()), ...files];
  process.exitCode = await runCommand([...c8, ...run], (text) => process.stdout.write(text));

  const summary = readFileSync(path.join(folder, 'coverage-summary.json'), 'utf8');
  console.log(`
${await layerCoverage(JSON.parse(summary) as Record<string, FileCoverage>)}

Lines that the suites unit and http reach; each of them is in ${path.relative(root, folder)}/index.html. What runs only inside
VS Code or in the conversation panel (most of ui and webview, and the files of src itself) is tested by the suites
editor, ui and webview in processes of their own, which are not counted.`);
});
