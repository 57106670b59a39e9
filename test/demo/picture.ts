import path from 'node:path';
import { root } from '../host/paths';
import { withStandin } from '../standin/withStandin';
import { selectParsePrice } from '../ui/sample';
import { keyInEnvironment, pointedTo } from '../ui/uiTests';
import { withWorkbench } from '../ui/withWorkbench';

/** The README's picture (absolute path). */
export const picture = path.join(root, 'media/send-as-note.png');

/** So low that the list of chats ends above the selection. */
const size = { width: 1200, height: 540 };

const userSettings = {
  'editor.fontSize': 15,
  'editor.lightbulb.enabled': 'off',
  'editor.minimap.enabled': false,
  'editor.renderWhitespace': 'none',
  'editor.stickyScroll.enabled': false,
  'workbench.activityBar.location': 'hidden',
  // As bright as it is while the editor has the focus.
  'workbench.colorCustomizations': { 'editor.inactiveSelectionBackground': '#264f78' },
  'workbench.layoutControl.enabled': false,
};

/** Makes the README's picture anew: a selection in the editor, and the chat that it is about to go to. */
export async function savePicture(): Promise<void> {
  await withStandin({}, (standin) => {
    const options = pointedTo(standin, { ...keyInEnvironment(standin), userSettings });
    return withWorkbench('picture', options, async (workbench) => {
      const { page, quickInput } = workbench;
      await page.setViewportSize(size);
      await workbench.palette('View: Toggle Primary Side Bar Visibility');
      await selectParsePrice(workbench);
      await workbench.contextMenu(workbench.selection, 'HelpCrunch', 'Send Selection as Note...');
      await quickInput.waitFor('Choose Chat');
      await quickInput.row('nameless@example.com').waitFor();
      await quickInput.type('ann');
      await quickInput.row('nameless@example.com').waitFor({ state: 'detached' });
      await page.screenshot({ path: picture });
    });
  });
}
