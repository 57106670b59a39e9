import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { say } from './say';

const run = promisify(execFile);

const usualPlaces: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  // Chrome first: GitHub's runners have a Chromium, too, to which Ubuntu allows no sandbox.
  linux: ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'].map(
    (name) => `/usr/bin/${name}`,
  ),
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) =>
    ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((file) =>
      path.join(process.env[variable] ?? 'C:/', file),
    ),
  ),
};

/**
 * The absolute path of a Chromium, Chrome or Edge: the one named by `CHROMIUM`, an installed one, or one installed now
 * (Debian's for root, else Playwright's own). Throws an error that says what was tried.
 */
export async function findBrowser(): Promise<string> {
  const named = process.env['CHROMIUM'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`The environment variable CHROMIUM names ${named}, which does not exist.`);
  }
  const tried: string[] = [];
  // Debian's before Playwright's: it brings the system libraries that a bare machine lacks.
  for (const step of [findInstalled, installDebians, installPlaywrightsOwn]) {
    const found = await step(tried);
    if (found) return found;
  }
  throw new Error(
    `No browser: install Chrome, Chromium or Edge, or name one in CHROMIUM. Tried:\n${tried.join('\n')}`,
  );
}

function findInstalled(tried: string[]): string | undefined {
  const places = [...(usualPlaces[process.platform] ?? []), chromium.executablePath()];
  tried.push(...places);
  return places.find((place) => existsSync(place));
}

async function installPlaywrightsOwn(tried: string[]): Promise<string | undefined> {
  say("Installing Playwright's Chromium ...");
  const cli = path.join(path.dirname(require.resolve('playwright-core/package.json')), 'cli.js');
  await attempt(tried, process.execPath, [cli, 'install', 'chromium']);
  return [chromium.executablePath()].find((place) => existsSync(place));
}

async function installDebians(tried: string[]): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    tried.push("apt-get (only as root on a Debian's kind of Linux)");
    return undefined;
  }
  say("Installing Debian's Chromium ...");
  await attempt(tried, 'apt-get', ['update']);
  await attempt(tried, 'apt-get', [
    'install',
    '-y',
    '--no-install-recommends',
    'chromium',
    'fonts-dejavu-core',
  ]);
  return ['/usr/bin/chromium'].find((place) => existsSync(place));
}

/** What fails here is noted, not thrown: the next way may still serve. */
async function attempt(tried: string[], command: string, args: readonly string[]): Promise<void> {
  const line = [command, ...args].join(' ');
  try {
    await run(command, args, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 300_000,
    });
    tried.push(line);
  } catch (error) {
    tried.push(
      `${line}: ${error instanceof Error ? (error.message.split('\n')[1] ?? error.message) : String(error)}`,
    );
  }
}
