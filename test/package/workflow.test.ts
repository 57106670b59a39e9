import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { allSuites } from '../cli/suites';
import { root } from '../host/paths';
import { manifest, readText } from './manifest';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly 'runs-on': string;
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly (string | number)[]>> };
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = '.github/workflows';
const texts = readdirSync(path.join(root, folder)).map((file) => readText(`${folder}/${file}`));
const workflows = texts.map((text) => parse(text) as Workflow);
const jobs = workflows.flatMap((workflow) => Object.entries(workflow.jobs));
const steps = jobs.flatMap(([, { steps: all }]) => all);
const { scripts: scriptsThere } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> };
const ci = (parse(readText(`${folder}/ci.yml`)) as Workflow).jobs;

test('every action is pinned to a commit, with its version beside it, and always to the same', () => {
  const lines = texts.flatMap((text) => text.match(/^.*\buses:.*$/gm) ?? []);
  assert.ok(lines.length > 5);
  for (const line of lines) assert.match(line, /uses: [\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  const actions = steps.flatMap(({ uses }) => uses ?? []);
  const names = new Set(actions.map((action) => action.split('@')[0]));
  assert.equal(new Set(actions).size, names.size);
});

test('nothing is permitted but to read the code, and no checkout leaves a token behind', () => {
  for (const { permissions } of workflows) assert.deepEqual(permissions, {});
  for (const [name, { permissions }] of jobs) assert.deepEqual(permissions, { contents: 'read' }, name);
  for (const { uses, with: given } of steps)
    if (uses?.startsWith('actions/checkout@') === true) assert.equal(given?.['persist-credentials'], false);
});

test('only a tag of this repository publishes, after every other job, in an environment of its own', () => {
  for (const { on } of workflows)
    assert.deepEqual(
      Object.keys(on).filter((event) => event !== 'push' && event !== 'pull_request'),
      [],
    );
  for (const [name, job] of jobs) {
    const hasSecrets = JSON.stringify(job).includes('secrets.');
    assert.equal(hasSecrets, job.environment !== undefined, name);
    if (!hasSecrets) continue;
    assert.match(job.if ?? '', /github\.event_name == 'push' && startsWith\(github\.ref, 'refs\/tags\/v'\)/);
    assert.deepEqual([...[job.needs ?? []].flat(), name].sort(), Object.keys(ci).sort());
    assert.equal(job.env, undefined, 'a token that every step sees');
  }
});

test('no text that a stranger writes becomes part of a script', () => {
  for (const { run } of steps)
    for (const [, expression = ''] of (run ?? '').matchAll(/\$\{\{(.*?)\}\}/g))
      assert.match(expression, /^ runner\.os == /);
});

test('one file is packaged, tested and published', () => {
  const packaging = steps.filter(({ run }) => /npm run package|vsce package/.test(run ?? ''));
  assert.equal(packaging.length, 1);
  for (const name of ['test', 'ui']) assert.equal(ci[name]?.env?.['PACKAGED_EXTENSION'], 'extension.vsix');
  const publishing = steps.flatMap(({ run }) => (/vsce publish|open-vsx/.test(run ?? '') ? [run] : []));
  assert.equal(publishing.length, 2);
  for (const run of publishing) assert.match(run ?? '', /(?:--packagePath |@)extension\.vsix\b/);
});

test('tests run on three systems, two Nodes, and the oldest and newest VS Code', () => {
  const { os, node, vscode } = ci['test']?.strategy?.matrix ?? {};
  assert.deepEqual(
    os?.map((each) => String(each).split('-')[0]),
    ['ubuntu', 'windows', 'macos'],
  );
  assert.deepEqual(node, [22, 24]);
  assert.deepEqual(vscode, [manifest.engines.vscode.slice(1), 'stable']);
  assert.equal(ci['test']?.env?.['DESKTOP_VSCODE'], '${{ matrix.vscode }}');
});

test('every job ends some time, and no two of a branch run at once', () => {
  for (const [name, job] of jobs) assert.ok((job['timeout-minutes'] ?? 0) > 0, name);
  for (const { concurrency } of workflows) assert.ok(concurrency);
});

test('what it runs exists, and every suite is run', () => {
  const runs = steps.flatMap(({ run }) => run ?? []);
  const scripts = runs.flatMap((run) => [...run.matchAll(/npm (?:run )?([a-z]+)/g)].map(([, name]) => name));
  assert.ok(scripts.length > 3);
  for (const name of scripts)
    assert.ok(['ci', 'audit', ...Object.keys(scriptsThere)].includes(name ?? ''), name);
  const asked = runs.flatMap((run) => /--only ([\w,]+)/.exec(run)?.[1]?.split(',') ?? []);
  const suites = allSuites(undefined).map(({ name }) => name);
  assert.deepEqual([...new Set(asked)].sort(), [...new Set(suites)].sort());
});
