import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../host/paths';
import type { Standin } from '../standin/standin';
import { withStandin } from '../standin/withStandin';
import { chooseAgent } from '../ui/answers';
import { connect } from '../ui/guardSample';
import { makePushedRepository } from '../ui/handoffSample';
import { keyInEnvironment, pointedTo } from '../ui/uiTests';
import { withWorkbench, type WorkbenchOptions } from '../ui/withWorkbench';
import { PastClock, letThemWrite } from './exampleChats';
import { pictures } from './pictures';

/** The themes that every picture is made in. */
export const pictureThemes = ['light', 'dark'] as const;
type Theme = (typeof pictureThemes)[number];

/** Nothing that moves, that a pointer has left behind, or that is not about this extension. */
const calm = {
  '[typescript]': { 'editor.lightbulb.enabled': 'off' },
  'breadcrumbs.enabled': false,
  // What a picture's texts are made of stands as it is typed.
  'editor.autoIndent': 'none',
  'editor.cursorBlinking': 'solid',
  'editor.fontSize': 15,
  'editor.matchBrackets': 'never',
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.renderWhitespace': 'none',
  'editor.scrollbar.horizontal': 'hidden',
  'editor.scrollbar.vertical': 'hidden',
  'editor.selectionHighlight': false,
  'editor.stickyScroll.enabled': false,
  'editor.wordWrap': 'on',
  'git.blame.statusBarItem.enabled': false,
  'helpcrunch.undoSeconds': 30,
  'remote.autoForwardPorts': false,
  'scm.countBadge': 'off',
  'window.commandCenter': false,
  // As bright as it is while the editor has the focus.
  'workbench.colorCustomizations': {
    '[Dark Modern]': { 'editor.inactiveSelectionBackground': '#264f78' },
    '[Light Modern]': { 'editor.inactiveSelectionBackground': '#add6ff' },
  },
  'workbench.layoutControl.enabled': false,
};

/** Where a picture lies, from the root of the checkout. */
export function toPictureFile(name: string, theme: Theme): string {
  return `media/screenshots/${name}-${theme}.png`;
}

/** Makes README's pictures anew in one theme, in a real VS Code with the packaged extension; gives their files. */
export async function savePictures(theme: Theme): Promise<readonly string[]> {
  const files = pictures.map(({ name }) => toPictureFile(name, theme));
  mkdirSync(path.join(root, path.dirname(files[0] ?? '')), { recursive: true });
  const clock = new PastClock();
  await withStandin({ now: clock.now }, async (standin) => {
    letThemWrite(standin, clock);
    await withWorkbench(`pictures-${theme}`, await toOptions(standin, theme), async (workbench) => {
      await workbench.palette('HelpCrunch: Choose Agent...');
      await chooseAgent(workbench);
      await workbench.toasts.waitFor('You post as Sam Carter.');
      await workbench.clearToasts();
      await workbench.palette('View: Toggle Primary Side Bar Visibility');
      for (const { name, size, pose } of pictures) {
        await workbench.page.setViewportSize(size);
        await pose(workbench, standin);
        // The pointer rests where nothing answers to it.
        await workbench.page.mouse.move(size.width / 2, 2);
        await workbench.page.screenshot({
          path: path.join(root, toPictureFile(name, theme)),
          animations: 'disabled',
        });
      }
    });
  });
  return files;
}

async function toOptions(standin: Standin, theme: Theme): Promise<WorkbenchOptions> {
  const { repository } = await makePushedRepository();
  await repository.write('src/connect.ts', `${connect}\n`);
  const options = { ...keyInEnvironment(standin), folder: repository.folder, userSettings: calm };
  return { ...pointedTo(standin, options), theme, scale: 1.25 };
}
