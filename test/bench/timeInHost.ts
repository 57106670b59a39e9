import { openBrowser } from '../host/browser';
import type { ServerInstall } from '../host/installServer';
import { startCodeServer } from '../host/server';
import type { ActivationTimes } from './activationTimes';
import { type Figure, type Run, toFigure } from './figure';
import type { PackedExtension } from './packExtension';
import { startProbeServer } from './probeServer';

const runCount = 3;
const hostsPerRun = { least: 3, most: 9 };
/** After this time no more hosts are started than must be: on a busy machine one takes ten seconds. */
const budgetMs = 60_000;
/** In the page of VS Code. */
const atRest = 'new Promise((resolve) => requestIdleCallback(() => resolve()))';

type Part = 'wholeMs' | 'codeMs';

/** The extensions that are activated in each host, and the one that does it. */
export interface HostExtensions {
  readonly ours: PackedExtension;
  readonly empty: PackedExtension;
  /** Activated before both, because the first one pays for what the others find ready. */
  readonly first: PackedExtension;
  readonly probe: PackedExtension;
}

/** Activates the extensions, installed from their packages, in one fresh extension host of VS Code after another. */
export async function timeInHost(install: ServerInstall, extensions: HostExtensions): Promise<Figure[]> {
  const { ours, empty, first } = extensions;
  const bench = await startProbeServer();
  const packages = [ours, empty, first, extensions.probe].map(({ vsix }) => vsix);
  const server = await startCodeServer(install, packages, { env: { BENCH_ORIGIN: bench.origin } });
  const browser = await openBrowser();
  const page = await browser.newPage();
  const timeHost = (host: number): Promise<readonly ActivationTimes[]> => {
    const both = host % 2 ? [ours, empty] : [empty, ours];
    // A new page has a new extension host; the workbench shall have come to rest before anything is timed.
    const rest = page.goto(server.url).then(() => page.evaluate(atRest));
    const ids = [first, ...both].map(({ id }) => id);
    return bench.activate(ids, rest);
  };

  try {
    // The very first host meets caches that are still empty.
    await timeHost(0);
    const runs = Array.from({ length: runCount }, () => [] as ActivationTimes[]);
    const end = performance.now() + budgetMs;
    const { least, most } = hostsPerRun;
    for (let round = 0; round < least || (round < most && performance.now() < end); round++) {
      for (const run of runs) run.push(...(await timeHost(round)));
    }
    const toRuns = (part: Part): Run[] =>
      runs.map((run) => ({ ours: pick(run, ours.id, part), empty: pick(run, empty.id, part) }));
    return [
      toFigure('VS Code, until it is active', toRuns('wholeMs'), 1.5),
      toFigure('VS Code, the code alone', toRuns('codeMs')),
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
