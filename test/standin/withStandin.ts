import { startStandin, type Standin, type StandinOptions } from './standin';

/** Runs a test against a stand-in of its own, which is closed in any case. */
export async function withStandin(
  options: StandinOptions,
  run: (standin: Standin) => Promise<void>,
): Promise<void> {
  const standin = await startStandin(options);
  try {
    await run(standin);
  } finally {
    await standin.close();
  }
}
