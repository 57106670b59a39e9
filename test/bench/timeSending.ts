import { execFile } from 'node:child_process';
import path from 'node:path';
import { env } from 'node:process';
import { promisify } from 'node:util';
import { startGroup } from '../host/processGroup';
import { programs } from './buildPrograms';
import { type Figure, toFigure } from './figure';
import type { SendTimes } from './sendTerms';

const run = promisify(execFile);
const startMs = 10_000;
const limitMs = 60_000;

/** Sends a note of 1 KB over and over through our client, bare undici and fetch, to a server in another process. */
export async function timeSending(node: string): Promise<Figure[]> {
  const server = startGroup(node, [path.join(programs, 'answer.js')], env);
  try {
    const [, port = ''] = await server.waitFor(/listening on (\d+)/, startMs);
    const sender = [path.join(programs, 'send.js'), `http://127.0.0.1:${port}`];
    const { stdout } = await run(node, sender, { maxBuffer: 50_000_000, timeout: limitMs });
    const { warm, cold } = JSON.parse(stdout) as SendTimes;
    return [toFigure('warm: kept connection', warm, 1.25), toFigure('cold: new connection', cold)];
  } finally {
    await server.stop();
  }
}
