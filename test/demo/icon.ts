import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openBrowser } from '../host/browser';
import { root } from '../host/paths';

/** The picture of the extension in the Marketplace (absolute path), and the drawing that it is made of. */
export const icon = path.join(root, 'media/icon.png');
const drawing = path.join(root, 'media/icon.svg');

/** Pixels of each side: what the Marketplace asks for. */
const size = 128;

/** Makes the icon anew from its drawing. */
export async function saveIcon(): Promise<void> {
  writeFileSync(icon, await drawIcon());
}

/** The drawing as a PNG with a clear background. */
export async function drawIcon(): Promise<Buffer> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(
      `<style>body { margin: 0 } svg { display: block }</style>${readFileSync(drawing, 'utf8')}`,
    );
    return await page.screenshot({ omitBackground: true });
  } finally {
    await browser.close();
  }
}
