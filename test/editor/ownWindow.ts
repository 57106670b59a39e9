import { setup, teardown } from 'mocha';
import { EventEmitter, type LogOutputChannel, type TextDocument, type TreeItem, Uri, env } from 'vscode';
import { type App, type Host, createApp } from '../../src/app';
import { toDisplayText } from '../../src/core/displayText';
import type { Entry, OutboxMessage } from '../../src/core/outbox';
import { accountSecret } from '../../src/delivery/account';
import { toFile } from '../../src/delivery/outboxFile';
import { toMessageName } from '../../src/delivery/outboxNames';
import { Seal } from '../../src/delivery/seal';
import { readMachine } from '../../src/platform/machine';
import { PrivateFolder } from '../../src/platform/privateFolder';
import type { CommandId } from '../../src/ui/contributions';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { MemoryKeyValue } from '../unit/fakes/memoryKeyValue';
import { MemoryLog } from '../unit/fakes/memoryLog';
import { MemorySecrets } from '../unit/fakes/memorySecrets';
import { agentId, chatId } from '../unit/messages';
import { outboxMessage } from '../unit/outboxMessages';
import { fileOf, filesOf } from './storage';
import type { TestBed } from './testBed';
import { until } from './until';

/** The folder of its own that such a window has its messages in. */
const name = 'ownOutbox';

/** The whole app once more, with an outbox and secrets of its own: a test can put any message into it, signed or not. */
export class OwnWindow {
  readonly outbox = new PrivateFolder(fileOf(name, '.'));
  /** What it keeps in VS Code's state, and what it logs. */
  memory = new MemoryKeyValue();
  log = new MemoryLog();
  #secrets = new MemorySecrets();
  readonly #secretsChanged = new EventEmitter<{ key: string }>();
  #app: App | undefined;

  constructor(private readonly bed: TestBed) {}

  /** Starts it, with the stand-in's key. Unless it is told otherwise nobody sees its chats, so it reads none. */
  open(chats: Partial<Host['chats']> = {}): void {
    const { organization } = outboxMessage();
    const account = { version: 1, origin: this.bed.standin.origin, key: this.bed.standin.key, organization };
    this.#secrets.values.set(accountSecret, JSON.stringify(account));
    const secrets = Object.assign(this.#secrets, { onDidChange: this.#secretsChanged.event });
    this.#app = createApp({
      secrets: secrets,
      memory: this.memory,
      log: this.log as unknown as LogOutputChannel,
      folders: {
        drafts: new PrivateFolder(fileOf('drafts', '.')),
        outbox: this.outbox,
        sent: new PrivateFolder(fileOf('sent', '.')),
        budget: new PrivateFolder(fileOf('budget', '.')),
        chats: new PrivateFolder(fileOf('chats', '.')),
      },
      chats: {
        workspaceMemory: new MemoryKeyValue(),
        extension: Uri.file('/'),
        view: { visible: false, onDidChangeVisibility: new EventEmitter<never>().event } as never,
        changed: new EventEmitter<undefined>(),
        ...chats,
      },
      housekeeping: {
        extensionId: 'support-handoff.helpcrunch-handoff',
        storage: Uri.file('/nowhere'),
        logFolder: Uri.file('/nowhere'),
        forget: () => undefined,
      },
      outboxChanged: new EventEmitter<undefined>(),
      lensesChanged: new EventEmitter<undefined>(),
      previewChanged: new EventEmitter<never>(),
    });
  }

  /** From now on every look at the keyring fails, as on a machine without one. */
  loseKeyring(): void {
    this.#secrets.fault = new Error('no keyring');
  }

  async close(): Promise<void> {
    await this.#app?.stop();
    this.#app = undefined;
    this.#secrets = new MemorySecrets();
    this.memory = new MemoryKeyValue();
    this.log = new MemoryLog();
    for (const file of filesOf(name)) await this.outbox.remove(file);
  }

  /** A note to Ann Lee's chat as this extension would have made it just now, with these differences. */
  toMessage(changes: Partial<OutboxMessage> = {}): OutboxMessage {
    return outboxMessage({
      origin: this.bed.standin.origin,
      machine: readMachine(env.machineId),
      chat: chatId(sampleChats.opened),
      customer: toDisplayText('Ann Lee'),
      author: {
        kind: 'agent',
        agent: {
          id: agentId(sampleAgents.first),
          name: toDisplayText('Sam Carter'),
          email: toDisplayText(''),
        },
      },
      agreedMs: Date.now(),
      ...changes,
    });
  }

  /** Puts a message into the folder, signed with the window's key or another; gives its id. */
  async put(changes: Partial<OutboxMessage> = {}, seal = new Seal(this.#secrets)): Promise<string> {
    const message = this.toMessage(changes);
    const file = await toFile(message, (body) => seal.sign(body));
    await this.outbox.write(toMessageName({ id: message.id, owner: undefined }), file);
    return message.id;
  }

  /** The names of its secrets. */
  get secrets(): readonly string[] {
    return [...this.#secrets.values.keys()];
  }

  get app(): App {
    if (!this.#app) throw new Error('The window is not open.');
    return this.#app;
  }

  /** Tells it that its key was changed, as VS Code does. */
  tellKey(): void {
    this.#secretsChanged.fire({ key: accountSecret });
  }

  /** Runs a command in it. */
  run(id: CommandId, ...args: readonly unknown[]): Promise<unknown> {
    return this.bed.watch(this.app.run(id, args));
  }

  /** The rows of its view, as soon as there are so many. */
  rows(count: number): Promise<readonly TreeItem[]> {
    return until(`${count} rows`, () => {
      const entries: readonly Entry[] = this.app.outboxView.getChildren();
      return entries.length === count && entries.map((entry) => this.app.outboxView.getTreeItem(entry));
    });
  }

  /** The line above a draft that it has made: to any other window that one is foreign. */
  async readDraftLine(draft: TextDocument): Promise<readonly string[]> {
    const lenses = await this.app.draftLens.provideCodeLenses(draft);
    return lenses.map(({ command }) => command?.title ?? '');
  }

  /** Waits until its outbox holds nothing. */
  async untilEmpty(): Promise<void> {
    await until('empty outbox', async () => (await this.outbox.list()).length === 0);
  }
}

/** A window of its own for each test of the suite that calls this; a test opens it. */
export function useOwnWindow(bed: TestBed): OwnWindow {
  const own = new OwnWindow(bed);
  setup(() => own.close());
  teardown(() => own.close());
  return own;
}
