import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../editor/until';
import { root } from '../host/paths';
import { ChatsView } from './chatsView';
import { switchTheme } from './switchTheme';
import type { UiTests } from './uiTests';
import { type Step, WalkthroughView, steps } from './walkthroughView';

const themes = [
  ['Light Modern', '.vs', 'light'],
  ['Dark High Contrast', '.hc-black', 'contrast'],
  ['Light High Contrast', '.hc-light', 'contrast-light'],
  ['Dark Modern', '.vs-dark', 'dark'],
] as const;

const patienceMs = 30_000;

/** What a line of a picture is drawn in. */
interface Drawn {
  readonly ownerDocument: { readonly defaultView: { getComputedStyle(line: Drawn): { stroke: string } } };
}

/** What somebody sees who has just installed the extension. */
export const firstLook: UiTests = {
  'after it has started it shows nothing by itself': async ({ workbench, standin }) => {
    const { page, toasts, modal } = workbench;
    await workbench.reload();
    await workbench.palette('Developer: Show Running Extensions');
    const list = page.locator('.runtime-extensions-editor');
    const row = list.locator('.extension', { hasText: 'Handoff for HelpCrunch' });
    await list.hover();
    await until(
      'our row, among those that take the least time',
      async () => {
        if (await row.filter({ hasText: /Activation: \d+ms/ }).isVisible()) return true;
        await page.mouse.wheel(0, 70);
        return false;
      },
      patienceMs,
    );
    await workbench.screenshot('started');
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    assert.equal(await page.locator('.tab').count(), 0);
    assert.equal(await toasts.areShown(), false);
    assert.equal(await modal.isOpen(), false);
    assert.equal(await page.locator('.quick-input-widget:visible').count(), 0);
    assert.equal(await page.locator('.statusbar-item[id^="support-handoff."]:visible').count(), 0);
    assert.equal(await new ChatsView(page).icon.locator('.badge:visible').count(), 0);
    assert.deepEqual(standin.requests, []);
  },

  'without a key the view says what to do, with a button': async ({ workbench, standin }) => {
    const { page, quickInput } = workbench;
    await new ChatsView(page).icon.click();
    const welcome = page.locator('.welcome-view-content');
    await welcome.getByText('Your chats stand here once HelpCrunch has your API key.').waitFor();
    await workbench.screenshot('welcome');
    await welcome.getByRole('button', { name: 'Set API Key...' }).click();
    await quickInput.waitFor(`HelpCrunch API Key for ${new URL(standin.origin).host}`);
    await quickInput.escape();
    await workbench.palette('View: Show Explorer');
  },

  'the walkthrough has a picture for each step, drawn in the colours of the theme': async ({ workbench }) => {
    const { page } = workbench;
    const walkthrough = new WalkthroughView(workbench);
    await walkthrough.open();
    // Beside it there is no room for pictures.
    await page.keyboard.press('ControlOrMeta+B');
    await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
    const strokes: string[] = [];
    for (const [theme, marker, shot] of themes) {
      await switchTheme(workbench, theme, marker);
      for (const step of steps) {
        await walkthrough.select(step);
        const { picture } = walkthrough;
        const shapes = countShapes(step);
        await until(step, async () => (await picture.locator('> *').count()) === shapes, patienceMs);
        const { width = 0, height = 0 } = (await picture.boundingBox()) ?? {};
        assert.ok(width > 300 && height > 180, `${step}: ${width} x ${height}`);
        await workbench.screenshot(`walkthrough-${shot}-${step}`);
        if (step !== 'key') continue;
        const line = picture.locator('path').first();
        strokes.push(
          await line.evaluate(
            (drawn: Drawn) => drawn.ownerDocument.defaultView.getComputedStyle(drawn).stroke,
          ),
        );
      }
    }
    assert.equal(new Set(strokes).size, themes.length, strokes.join(' '));
    assert.equal(await page.locator('.gettingStartedContainer .getting-started-step').count(), steps.length);
  },

  'its buttons ask what they say, and looking at a question ticks nothing off': async ({
    workbench,
    standin,
  }) => {
    const { quickInput } = workbench;
    const walkthrough = new WalkthroughView(workbench);
    const key = `HelpCrunch API Key for ${new URL(standin.origin).host}`;
    for (const [step, button] of [
      ['key', 'Set API Key...'],
      ['agent', 'Choose Agent...'],
      ['handoff', 'Open Handoff Draft...'],
    ] as const) {
      await walkthrough.select(step);
      await walkthrough.press(button);
      await quickInput.waitFor(key);
      await quickInput.escape();
    }
    await workbench.palette('View: Show Explorer');
    await walkthrough.select('note');
    await walkthrough.press('Go to File...');
    await workbench.page.getByPlaceholder('Search files by name').waitFor();
    await quickInput.escape();
    await walkthrough.waitForDone();
  },
};

/** How many shapes the picture of a step has: no two have as many. */
function countShapes(step: Step): number {
  const svg = readFileSync(path.join(root, `media/walkthrough/${step}.svg`), 'utf8');
  return svg.match(/<(?:path|rect|circle) /g)?.length ?? 0;
}
