import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { drawIcon, icon } from '../demo/icon';
import { openBrowser } from '../host/browser';

test('the icon shows what its drawing shows, but for how a browser smooths edges', async () => {
  const pngs = [readFileSync(icon), await drawIcon()].map((png) => png.toString('base64'));
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const apart = await page.evaluate(async (images) => {
      const pixels = await Promise.all(
        images.map(async (image) => {
          const bitmap = await createImageBitmap(
            await (await fetch(`data:image/png;base64,${image}`)).blob(),
          );
          const canvas = new OffscreenCanvas(128, 128).getContext('2d');
          canvas?.drawImage(bitmap, 0, 0);
          return [...(canvas?.getImageData(0, 0, 128, 128).data ?? [])];
        }),
      );
      const [one = [], other = []] = pixels;
      return one.filter((value, index) => Math.abs(value - (other[index] ?? 0)) > 64).length / one.length;
    }, pngs);
    assert.ok(apart < 0.01, `${apart}`);
  } finally {
    await browser.close();
  }
});
