import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type ServerInstall, installServer } from '../host/installServer';
import { root } from '../host/paths';
import { say } from '../host/say';
import { temporaryFolder } from '../host/temporaryFolder';
import { buildPrograms, programs } from './buildPrograms';
import { measureChats } from './chatCosts';
import { measureContent } from './contentCosts';
import type { Figure } from './figure';
import { rateGuard, timeGuard } from './guardCosts';
import { measureSizes } from './measureSizes';
import { measureOutbox } from './outboxCosts';
import { packExtension } from './packExtension';
import { packOurs } from './packOurs';
import { packWaiting } from './packWaiting';
import { timeInHost } from './timeInHost';
import { timeInNode } from './timeInNode';
import { timeSending } from './timeSending';

const run = promisify(execFile);

/** Everything that one run of the bench has found. */
export interface Measurements {
  /** Versions of the VS Code whose extension host, and of its Node, which everything was measured on. */
  readonly vscode: string;
  readonly node: string;
  readonly activation: readonly Figure[];
  readonly sizes: readonly Figure[];
  readonly sending: readonly Figure[];
  readonly outbox: readonly Figure[];
  readonly chats: readonly Figure[];
  readonly contentTimes: readonly Figure[];
  readonly contentGrowth: readonly Figure[];
  readonly guardRates: readonly Figure[];
  readonly guardTimes: readonly Figure[];
}

/** Measures one thing after another, so that nothing of ours disturbs what is being timed. */
export async function measure(): Promise<Measurements> {
  const install = await installServer();
  const { node } = install;
  const folder = temporaryFolder('bench');
  say('Packaging the extension, and an empty one ...');
  await buildPrograms();
  const ours = await packOurs(folder);
  const emptyCode = path.join(root, 'test/bench/empty.cjs');
  const [empty, first, probe] = await Promise.all([
    packExtension(folder, 'empty', emptyCode, 'onUri'),
    packExtension(folder, 'first', emptyCode, 'onUri'),
    packExtension(folder, 'probe', path.join(programs, 'probe.js'), 'onStartupFinished'),
  ]);

  say('Activating both in fresh processes of Node ...');
  const inNode = await timeInNode(node, ours, empty);
  const sizes = await measureSizes(node, ours);
  say('Sending notes ...');
  const sending = await timeSending(node);
  say('Opening a full outbox ...');
  const outbox = await measureOutbox(node);
  say('Finding and reading chats ...');
  const chats = await measureChats(node);
  say('Reading Markdown ...');
  const { times: contentTimes, growth: contentGrowth } = await measureContent(node);
  say('Looking for secrets ...');
  const guardRates = rateGuard();
  const guardTimes = await timeGuard(node);
  say('Activating both in fresh extension hosts of VS Code, about a minute ...');
  const inHost = await timeInHost(install, { ours: await packWaiting(ours), empty, first, probe });
  const activation = [inNode, ...inHost];
  return {
    ...(await findVersions(install)),
    activation,
    sizes,
    sending,
    outbox,
    chats,
    contentTimes,
    contentGrowth,
    guardRates,
    guardTimes,
  };
}

async function findVersions({ node, codeServer }: ServerInstall): Promise<{ vscode: string; node: string }> {
  const { stdout } = await run(node, ['--version']);
  const file = readFileSync(path.join(codeServer, 'lib/vscode/package.json'), 'utf8');
  const { version } = JSON.parse(file) as { version: string };
  return { vscode: version, node: stdout.trim().slice(1) };
}
