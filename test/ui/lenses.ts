import { until } from '../editor/until';
import type { Workbench } from './workbench';

/** The parts of the line above the text of the active editor, without what VS Code made an icon of. */
export async function lenses({ page }: Workbench): Promise<readonly string[]> {
  const line = page.locator('.editor-group-container.active .codelens-decoration').first();
  let parts: readonly string[] = [];
  return until(
    () => `line above the text with each part once, but ${parts.join(' | ')}`,
    async () => {
      parts = ((await line.textContent()) ?? '').split(/\s\|\s/);
      // While VS Code draws the line anew, the old one may still stand beside it.
      return new Set(parts).size === parts.length && parts;
    },
  );
}
