import assert from 'node:assert/strict';
import path from 'node:path';
import { cache } from '../host/paths';
import { bring } from './entries';
import { panelTests } from './panelTests';
import { sampleEntries, sampleHead } from './sampleConversation';
import { themes } from './themes';

const test = panelTests();

/** What WCAG asks of text. */
const enough = 4.5;

for (const theme of ['dark', 'light', 'highContrast', 'highContrastLight'] as const) {
  for (const width of [360, 900]) {
    test(
      `every text can be read in ${themes[theme].title} at ${width} px`,
      async (panel) => {
        await panel.send({ kind: 'head', head: sampleHead });
        await panel.send(bring(sampleEntries));
        await panel.send({ kind: 'state', line: 'Read at 14:03:20', isFault: false, isReading: false });
        const file = path.join(cache, 'screenshots/conversation', `${theme}-${width}.png`);
        await panel.page.screenshot({ path: file });
        const texts = await panel.page.evaluate(() =>
          [...document.querySelectorAll('body *:not(script)')]
            .filter(({ childNodes }) =>
              [...childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()),
            )
            .map((element) => {
              let behind: Element | null = element;
              while (behind && getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') {
                behind = behind.parentElement;
              }
              const background = getComputedStyle(behind ?? document.body).backgroundColor;
              return { text: element.textContent, colour: getComputedStyle(element).color, background };
            }),
        );
        assert.ok(texts.length > 60);
        const poor = texts.filter(({ colour, background }) => contrast(colour, background) < enough);
        assert.deepEqual(poor, []);
      },
      { theme, width, height: 1600 },
    );
  }
}

/** The contrast of two colours such as `rgba(1, 2, 3, 0.5)`, of which only the first may let the other through. */
function contrast(front: string, back: string): number {
  const [under, over] = [toNumbers(back), toNumbers(front)];
  const alpha = over[3] ?? 1;
  const mixed = [0, 1, 2].map((index) => alpha * (over[index] ?? 0) + (1 - alpha) * (under[index] ?? 0));
  const [darker = 0, lighter = 0] = [luminance(mixed), luminance(under)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function toNumbers(colour: string): number[] {
  return (colour.match(/[\d.]+/g) ?? []).map(Number);
}

function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
