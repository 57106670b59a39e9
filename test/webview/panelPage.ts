import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { FromView, ToView } from '../../src/core/conversationView';
import { root } from '../host/paths';
import { temporaryFolder } from '../host/temporaryFolder';
import { themes } from './themes';
import { words } from './words';

const origin = 'https://panel.invalid';

/** What a test may decide about its page. */
export interface PanelOptions {
  readonly theme?: keyof typeof themes;
  readonly width?: number;
  readonly height?: number;
  /** What the host gives to be kept for a reload. */
  readonly restore?: unknown;
}

/** What the page and its stand-in for VS Code note down. */
interface Noted {
  posted: FromView[];
  kept: unknown;
  problems: string[];
}

declare global {
  interface Window {
    noted: Noted;
  }
}

/** The release bundle, built for this process. */
export function buildPanel(): string {
  const folder = temporaryFolder('panel');
  const options = ['esbuild.mjs', '--release', '--only', 'conversation', '--outdir', folder];
  execFileSync(process.execPath, options, { cwd: root, stdio: 'pipe' });
  return readFileSync(path.join(folder, 'conversation.js'), 'utf8');
}

/** The panel in a page of its own, under the policy that the host gives it. */
export class PanelPage {
  private constructor(
    readonly page: Page,
    /** What the page has asked for besides its own files, and the dialogs that it has opened. */
    readonly outside: readonly string[],
  ) {}

  static async open(browser: Browser, bundle: string, options: PanelOptions = {}): Promise<PanelPage> {
    const { theme = 'dark', width = 900, height = 700 } = options;
    const page = await browser.newPage({ viewport: { width, height } });
    const outside: string[] = [];
    await page.addInitScript(standInForCode);
    const files: Record<string, { body: string; contentType: string }> = {
      '/': { body: toHtml(theme, options.restore), contentType: 'text/html' },
      '/conversation.js': { body: bundle, contentType: 'text/javascript' },
      '/conversation.css': {
        body: readFileSync(path.join(root, 'media/conversation.css'), 'utf8'),
        contentType: 'text/css',
      },
    };
    await page.route('**', (route) => {
      const file = files[new URL(route.request().url()).pathname];
      if (file) return route.fulfill(file);
      outside.push(route.request().url());
      return route.abort();
    });
    page.on('dialog', (dialog) => {
      outside.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(`${origin}/`);
    await page.evaluate((variables) => {
      const { style } = document.documentElement;
      for (const [name, value] of Object.entries(variables)) style.setProperty(name, value);
    }, themes[theme].variables);
    const panel = new PanelPage(page, outside);
    await panel.send({ kind: 'words', words });
    return panel;
  }

  /** Sends a message as the host does, and waits until it is drawn. */
  async send(message: ToView): Promise<void> {
    await this.page.evaluate((data) => window.postMessage(data), message);
    await this.drawn();
  }

  /** Waits until what has changed is laid out and drawn, also what is drawn only because it came into view. */
  async drawn(): Promise<void> {
    await this.page.evaluate(async () => {
      for (let frames = 0; frames < 4; frames++)
        await new Promise((resolve) => requestAnimationFrame(resolve));
    });
  }

  async noted(): Promise<Noted> {
    return this.page.evaluate(() => window.noted);
  }

  /** What was posted to the host since the panel said that it is ready. */
  async posted(): Promise<FromView[]> {
    return (await this.noted()).posted.slice(1);
  }

  async scrollTo(top: number): Promise<void> {
    await this.page.locator('main').evaluate((main, to) => {
      main.scrollTop = to;
    }, top);
    await this.drawn();
  }

  /** How far what is read is away from the end, in pixels. */
  async distanceToEnd(): Promise<number> {
    return this.page
      .locator('main')
      .evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight);
  }
}

function toHtml(theme: keyof typeof themes, restore: unknown): string {
  const kept = JSON.stringify(restore ?? null)
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;');
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${origin}; script-src 'nonce-once'">
<link rel="stylesheet" href="conversation.css"><title>Conversation</title></head>
<body class="${themes[theme].name}" data-restore="${kept}">
<script nonce="once" src="conversation.js"></script></body></html>`;
}

/** Runs in the page, before anything else does. */
function standInForCode(): void {
  window.noted = { posted: [], kept: null, problems: [] };
  document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
    window.noted.problems.push(violatedDirective);
  });
  window.addEventListener('error', ({ message }) => window.noted.problems.push(message));
  // Methods, because what runs this file adds calls of its own to functions that are values.
  Object.assign(window, {
    acquireVsCodeApi() {
      return {
        postMessage(message: FromView): void {
          window.noted.posted.push(message);
        },
        setState(state: unknown): void {
          window.noted.kept = state;
        },
      };
    },
  });
}
