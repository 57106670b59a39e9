import type { Workbench } from './workbench';

/** Takes a colour theme by its name; `marker` is the class that its kind gives the workbench. */
export async function switchTheme(workbench: Workbench, theme: string, marker: string): Promise<void> {
  await workbench.palette('Preferences: Color Theme');
  await workbench.quickInput.type(theme);
  await workbench.quickInput.choose(theme);
  await workbench.page.locator(`.monaco-workbench${marker}`).waitFor();
}
