import { ConfigurationTarget, workspace } from 'vscode';

/** The user's own settings, changed as in the settings editor and put back afterwards. */
export class UserSettings {
  readonly #changed = new Set<string>();

  /** Changes a setting by its full name. */
  async change(name: string, value: unknown): Promise<void> {
    if (workspace.getConfiguration().inspect(name)?.globalValue === value) return;
    this.#changed.add(name);
    await workspace.getConfiguration().update(name, value, ConfigurationTarget.Global);
  }

  /** Everything as it was before `change`, except the settings named. */
  async restore(...kept: readonly string[]): Promise<void> {
    for (const name of [...this.#changed].filter((changed) => !kept.includes(changed))) {
      await workspace.getConfiguration().update(name, undefined, ConfigurationTarget.Global);
      this.#changed.delete(name);
    }
  }
}
