import { test } from 'node:test';
import type { Server } from '../host/server';
import { withStandin } from '../standin/withStandin';
import type { Standin } from '../standin/standin';
import { type WorkbenchOptions, withWorkbench } from './withWorkbench';
import type { Workbench } from './workbench';

/** What a UI test works with: a person's VS Code, and the HelpCrunch that it speaks to. */
export interface Scene {
  readonly workbench: Workbench;
  readonly standin: Standin;
  readonly server: Server;
}

/** A behaviour, and how it is tried. */
export type UiTests = Readonly<Record<string, (scene: Scene) => Promise<void>>>;

/**
 * Runs tests one after the other in one VS Code whose user settings point to a stand-in of its own.
 * Each begins without toasts and with a stand-in as new; what a person has set, chosen and opened stays.
 */
export function uiTests(
  name: string,
  toOptions: (standin: Standin) => WorkbenchOptions | Promise<WorkbenchOptions>,
  tests: UiTests,
): void {
  test(name, (parent) =>
    withStandin({}, async (standin) =>
      withWorkbench(
        name.replaceAll(' ', '-'),
        pointedTo(standin, await toOptions(standin)),
        async (workbench, server) => {
          for (const [behaviour, run] of Object.entries(tests)) {
            await parent.test(behaviour, () =>
              orPicture(workbench, async () => {
                await workbench.clearToasts();
                standin.reset();
                await run({ workbench, standin, server });
              }),
            );
          }
        },
      ),
    ),
  );
}

/** The environment that brings the stand-in's key, for tests that are not about entering one. */
export function keyInEnvironment({ key, origin }: Standin): { env: Record<string, string> } {
  return { env: { HELPCRUNCH_API_KEY: key, HELPCRUNCH_API_ORIGIN: origin } };
}

/** Options whose user settings lead to a stand-in, its pages for a person included. */
export function pointedTo({ apiUrl, origin }: Standin, options: WorkbenchOptions = {}): WorkbenchOptions {
  const userSettings = {
    'helpcrunch.apiUrl': apiUrl,
    'helpcrunch.chatUrl': `${origin}/inbox/chats/{chat}`,
    // A picture of something that fades in shows nothing.
    'workbench.reduceMotion': 'on',
    // What shows itself below a mouse that was left there covers what is clicked next.
    'workbench.hover.delay': 60_000,
    ...options.userSettings,
  };
  return { ...options, userSettings };
}

/** A failure leaves a picture, and no prompt or question in the way of the test after it. */
async function orPicture(workbench: Workbench, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    await workbench.screenshot('failed');
    for (let layer = 0; layer < 2; layer++) await workbench.page.keyboard.press('Escape');
    throw error;
  }
}
