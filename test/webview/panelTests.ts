import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../host/browser';
import { type PanelOptions, PanelPage, buildPanel } from './panelPage';

type PanelTest = (title: string, use: (panel: PanelPage) => Promise<void>, options?: PanelOptions) => void;

/** Gives a `test` of which each has a panel of its own, in one browser. All of them fail if the panel asks for anything from outside, breaks its policy or throws an error. */
export function panelTests(): PanelTest {
  let bundle: string;
  let browser: Browser;

  before(async () => {
    bundle = buildPanel();
    browser = await openBrowser();
  });
  after(() => browser.close());

  return (title, use, options) => {
    test(title, async () => {
      const panel = await PanelPage.open(browser, bundle, options);
      try {
        await use(panel);
        assert.deepEqual((await panel.noted()).problems, []);
        assert.deepEqual(panel.outside, []);
      } finally {
        await panel.page.close();
      }
    });
  };
}
