import assert from 'node:assert/strict';
import { until } from '../editor/until';
import type { Standin } from '../standin/standin';
import { chooseAgent } from './answers';
import { ChatsView } from './chatsView';
import { inBackground } from './inBackground';
import { keyInEnvironment, uiTests } from './uiTests';
import type { WorkbenchOptions } from './withWorkbench';

const refreshMs = 5_000;
const patienceMs = 60_000;

uiTests('requests', readingOften, {
  'a window without the focus asks nothing, and one that gets it back asks at once': async ({
    workbench,
    standin,
  }) => {
    const view = new ChatsView(workbench.page);
    await view.show();
    await view.waitForRow('Recent', '#12345');
    let before = 0;
    await inBackground(workbench.page, async () => {
      before = standin.requests.length;
      const end = Date.now() + 2.5 * refreshMs;
      await until('time for two readings', () => Date.now() > end, patienceMs);
      assert.equal(standin.requests.length, before);
    });
    await until('reading', () => standin.requests.length > before, refreshMs);
  },

  'an open view with the focus makes fewer than ten requests a minute': async ({ workbench, standin }) => {
    await workbench.palette('HelpCrunch: Choose Agent...');
    await chooseAgent(workbench);
    await workbench.toasts.waitFor('You post as Sam Carter.');
    const before = standin.requests.length;
    // Two lists every five seconds would be twelve requests by then.
    const end = Date.now() + 6 * refreshMs;
    await until('half a minute', () => Date.now() > end, patienceMs);
    const made = standin.requests.length - before;
    assert.ok(made < 10, `${made} requests`);
  },
});

/** Asks as often as is allowed. */
function readingOften(standin: Standin): WorkbenchOptions {
  return { ...keyInEnvironment(standin), userSettings: { 'helpcrunch.refreshSeconds': refreshMs / 1000 } };
}
