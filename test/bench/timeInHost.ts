import { openBrowser } from '../host/browser';
import type { ServerInstall } from '../host/installServer';
import { startCodeServer } from '../host/server';
import type { ActivationTimes } from './activationTimes';
import { type Figure, type Run, toFigure } from './figure';
import type { PackedExtension } from './packExtension';
import { startProbeServer } from './probeServer';

const runCount = 3;
const hostsPerRun = 6;
/** In the page of VS Code. */
const atRest = 'new Promise((resolve) => requestIdleCallback(() => resolve()))';
/** The first host meets caches that are still empty. */
const hostsBefore = 1;

type Part = 'wholeMs' | 'codeMs';

/** Activates both extensions, installed from their packages, in one fresh extension host of VS Code after another. */
export async function timeInHost(
  install: ServerInstall,
  ours: PackedExtension,
  empty: PackedExtension,
  probe: PackedExtension,
): Promise<Figure[]> {
  const bench = await startProbeServer();
  const packages = [ours.vsix, empty.vsix, probe.vsix];
  const server = await startCodeServer(install, packages, { env: { BENCH_ORIGIN: bench.origin } });
  const browser = await openBrowser();
  const page = await browser.newPage();
  const timeHosts = async (count: number): Promise<readonly ActivationTimes[]> => {
    const times: ActivationTimes[] = [];
    for (let host = 0; host < count; host++) {
      // In every other host the other way round: the first pays for what the second finds ready.
      const order = host % 2 ? [ours.id, empty.id] : [empty.id, ours.id];
      // A new page has a new extension host; the workbench shall have come to rest before anything is timed.
      const rest = page.goto(server.url).then(() => page.evaluate(atRest));
      times.push(...(await bench.activate(order, rest)));
    }
    return times;
  };

  try {
    await timeHosts(hostsBefore);
    const runs: (readonly ActivationTimes[])[] = [];
    for (let run = 0; run < runCount; run++) runs.push(await timeHosts(hostsPerRun));
    const toRuns = (part: Part): Run[] =>
      runs.map((run) => ({ ours: pick(run, ours.id, part), empty: pick(run, empty.id, part) }));
    return [
      toFigure('VS Code, until it is active', toRuns('wholeMs'), 1.5),
      toFigure('VS Code, the code alone', toRuns('codeMs'), 1.5),
    ];
  } finally {
    bench.close();
    await browser.close();
    await server.stop();
  }
}

function pick(times: readonly ActivationTimes[], id: string, part: Part): number[] {
  return times.filter((each) => each.id === id).map((each) => each[part]);
}
