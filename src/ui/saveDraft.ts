import { type TextDocument, workspace } from 'vscode';
import { draftSaveMs } from '../core/limits';

/**
 * Saves a draft, and says whether the disk has its text now. VS Code refuses while it is saving the draft by itself, as with
 * auto-save: then the end of that is waited for.
 */
export async function saveDraft(document: TextDocument): Promise<boolean> {
  for (let tries = 0; tries < 2; tries++) {
    const saved = nextSave(document);
    try {
      if (!document.isDirty || (await document.save())) return true;
      await saved.done;
    } finally {
      saved.stop();
    }
  }
  return !document.isDirty;
}

/** The end of a save that is under way, or of the time for it. */
function nextSave(document: TextDocument): { readonly done: Promise<void>; readonly stop: () => void } {
  let stop = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    const listener = workspace.onDidSaveTextDocument((each) => {
      if (each === document) resolve();
    });
    const timer = setTimeout(resolve, draftSaveMs);
    stop = () => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
  });
  return { done, stop };
}
