import assert from 'node:assert/strict';
import { setup, suiteTeardown, teardown } from 'mocha';
import { type Tab, type TextDocument, Uri, commands, env, window, workspace } from 'vscode';
import type { SendResult } from '../../src/ui/sendResult';
import type { CommandId } from '../../src/ui/contributions';
import { madeFolder, workspaceFolder } from './documents';
import { Messages } from './messages';
import { Prompts } from './prompts';
import { RemoteStandin } from './remoteStandin';
import { clearStorage } from './storage';
import { stub } from './stub';
import { until } from './until';
import { UserSettings } from './userSettings';

/** Everything a test uses: the product in a clean state, and what it shows and sends. */
export class TestBed {
  readonly standin = new RemoteStandin();
  readonly messages = new Messages();
  readonly prompts = new Prompts();
  readonly settings = new UserSettings();
  /** Addresses given to the browser. */
  readonly browsed: string[] = [];
  #restores: (() => void)[] = [];
  readonly #running = new Set<Promise<unknown>>();

  /** Runs a command as a keybinding or another extension does; it may be waiting for a prompt. */
  run(id: CommandId, ...args: readonly unknown[]): Promise<SendResult> {
    return this.watch(Promise.resolve(commands.executeCommand<SendResult>(id, ...args)));
  }

  /** Lets something that may wait for a prompt come to its end before the next test. */
  watch<T>(running: Promise<T>): Promise<T> {
    this.#running.add(running);
    return running;
  }

  /** Sets the stand-in's key, or another one, by the prompt; the toast about it is forgotten. */
  async setKey(key = this.standin.key, host = this.standin.host): Promise<void> {
    const set = this.run('helpcrunch.setApiKey');
    await (await this.prompts.text(`HelpCrunch API Key for ${host}`)).enter(key);
    await set;
    this.messages.shown.length = 0;
  }

  /** Chooses the agent to post as; the toast about it is forgotten. */
  async chooseAgent(name = 'Sam Carter'): Promise<void> {
    const choosing = this.run('helpcrunch.selectAgent');
    await (await this.prompts.list('Post as Which Agent?')).choose(name);
    await choosing;
    this.messages.shown.length = 0;
  }

  /** Waits until an address was given to the browser, and no other. */
  async browsedTo(address: string): Promise<void> {
    await until(`look at ${address}`, () => this.browsed.length > 0);
    assert.deepEqual(this.browsed, [address]);
  }

  /** Pins a chat to the workspace; the toast about it is forgotten. */
  async pin(chat: number): Promise<void> {
    await this.run('helpcrunch.pinChat', chat);
    this.messages.shown.length = 0;
  }

  /** Key and agent, so that no send asks for them. */
  async makeReady(): Promise<void> {
    await this.setKey();
    await this.chooseAgent();
  }

  async begin(): Promise<void> {
    this.#restores = [
      this.messages.install(),
      this.prompts.install(),
      stub(env, 'openExternal', (uri) => {
        this.browsed.push(uri.toString(true));
        return Promise.resolve(true);
      }),
    ];
    this.browsed.length = 0;
    await this.standin.reset();
    await clearStorage();
    await this.settings.change('helpcrunch.apiUrl', this.standin.apiUrl);
    // Most tests look at what was sent; those of undoing set a time of their own.
    await this.settings.change('helpcrunch.undoSeconds', 0);
    // A document with U+2028 would bring up a dialog, at which the test driver hangs.
    await this.settings.change('editor.unusualLineTerminators', 'off');
    // In a browser VS Code saves by itself after a second; what is not saved must stay so on a slow machine.
    await this.settings.change('files.autoSave', 'off');
    await this.run('helpcrunch.unpinChat');
    await this.run('helpcrunch.removeApiKey');
    this.messages.shown.length = 0;
  }

  async end(): Promise<void> {
    const { unanswered } = this.prompts;
    const { unpressed } = this.messages;
    await this.#leaveCommands();
    for (const restore of this.#restores) restore();
    await this.closeEditors();
    await workspace.fs
      .delete(Uri.joinPath(workspaceFolder(), madeFolder), { recursive: true })
      .then(undefined, () => undefined);
    await this.settings.restore(
      'helpcrunch.apiUrl',
      'helpcrunch.undoSeconds',
      'editor.unusualLineTerminators',
      'files.autoSave',
    );
    if (unanswered.length + unpressed.length > 0)
      throw new Error(`Not answered: ${unanswered.join()}. Never offered: ${unpressed.join()}.`);
  }

  /** Closes every editor, whatever it has not saved. */
  async closeEditors(): Promise<void> {
    const unsaved = (): TextDocument[] => workspace.textDocuments.filter(({ isUntitled }) => isUntitled);
    const left = (): string =>
      `end of ${[...allTabs().map(({ label }) => `tab ${label}`), ...unsaved().map(({ fileName }) => fileName)].join()}`;
    await until(left, async () => {
      const tabs = allTabs();
      // Closing an unsaved document asks a question, at which the test driver hangs.
      const how = tabs.some(({ isDirty }) => isDirty) ? 'revertAndCloseActiveEditor' : 'closeAllEditors';
      if (tabs.length > 0) await commands.executeCommand(`workbench.action.${how}`);
      // The next new document may get the very address of one that is going.
      return tabs.length + unsaved().length === 0;
    });
  }

  /** A test that failed in the middle leaves a prompt behind. */
  async #leaveCommands(): Promise<void> {
    let left = false;
    void Promise.allSettled(this.#running).then(() => (left = true));
    await until('end of every command', async () => {
      if (!left) await commands.executeCommand('workbench.action.closeQuickOpen');
      return left;
    });
    this.#running.clear();
  }
}

/** A test bed for the tests of the suite that calls this, in a clean state for each. */
export function useTestBed(): TestBed {
  const bed = new TestBed();
  setup(() => bed.begin());
  teardown(() => bed.end());
  suiteTeardown(() => bed.settings.restore());
  return bed;
}

function allTabs(): readonly Tab[] {
  return window.tabGroups.all.flatMap(({ tabs }) => tabs);
}
