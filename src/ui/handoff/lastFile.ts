import { type Disposable, type TextEditor, type Uri, window, workspace } from 'vscode';

/** The file of the workspace, or of the disk, that was worked in last: while a draft is written, what it is about. */
export class LastFile implements Disposable {
  #uri: Uri | undefined;
  readonly #following: Disposable;

  constructor() {
    this.#note(window.activeTextEditor);
    this.#following = window.onDidChangeActiveTextEditor((editor) => this.#note(editor));
  }

  get uri(): Uri | undefined {
    return this.#uri;
  }

  dispose(): void {
    this.#following.dispose();
  }

  #note(editor: TextEditor | undefined): void {
    const uri = editor?.document.uri;
    if (uri && (uri.scheme === 'file' || workspace.getWorkspaceFolder(uri))) this.#uri = uri;
  }
}
