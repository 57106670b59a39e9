import { openBrowser } from '../host/browser';
import { installServer } from '../host/installServer';
import { packagedExtension } from '../host/packageExtension';
import { copySample } from '../host/sampleCopy';
import { type Server, type ServerOptions, startCodeServer } from '../host/server';
import { toWords } from './words';
import { Workbench } from './workbench';

/** What a test may decide about its VS Code. */
export interface WorkbenchOptions extends ServerOptions {
  /** Absolute path; left out: a fresh copy of the sample workspace. */
  readonly folder?: string;
  readonly theme?: keyof typeof themes;
  /** Pixels of a screenshot for each pixel of the page. */
  readonly scale?: number;
}

const themes = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  highContrast: 'Default High Contrast',
} as const;

const patienceMs = 30_000;

/**
 * Starts a whole VS Code with the packaged extension, hands its workbench and its server to `use` and ends everything.
 * `test` names the folder of the screenshots; one more is taken when `use` fails.
 */
export async function withWorkbench(
  test: string,
  options: WorkbenchOptions,
  use: (workbench: Workbench, server: Server) => Promise<void>,
): Promise<void> {
  const { folder = copySample(), theme = 'dark', scale = 1, userSettings, ...rest } = options;
  const settings = { 'workbench.colorTheme': themes[theme], ...userSettings };
  const server = await startCodeServer(await installServer(), [await packagedExtension()], {
    ...rest,
    userSettings: settings,
  });
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      deviceScaleFactor: scale,
      permissions: ['clipboard-read', 'clipboard-write'],
      locale: options.language ?? 'en',
    });
    context.setDefaultTimeout(patienceMs);
    // Nothing outside is asked; a page that would be opened there is blank.
    await context.route(
      ({ hostname }) => hostname !== '127.0.0.1',
      (route) => route.fulfill({ body: '' }),
    );
    const workbench = new Workbench(await context.newPage(), test, toWords(options.language ?? 'en'));
    await workbench.open(server.url, folder);
    try {
      await workbench.answers();
      await use(workbench, server);
    } catch (error) {
      await workbench.screenshot('failed');
      throw error;
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}
