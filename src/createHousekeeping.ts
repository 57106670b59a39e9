import { type Memento, type SecretStorage, type Uri, commands } from 'vscode';
import { type Account, accountSecret } from './delivery/account';
import type { OutboxStore } from './delivery/outboxStore';
import { sealSecret } from './delivery/seal';
import type { SentLog } from './delivery/sentLog';
import type { Folders } from './platform/folders';
import { readOperatingSystem } from './platform/operatingSystem';
import { removeFolder } from './platform/removeFolder';
import type { RedactionRules } from './text/redactLog';
import { type HousekeepingActions, done } from './ui/commandAction';
import { hasHeldSendContext, hasKeyContext, hasPinnedChatContext } from './ui/contributions';
import { exportDiagnostics } from './ui/housekeeping/exportDiagnostics';
import { type StoredCounts, resetData } from './ui/housekeeping/resetData';
import type { Toasts } from './ui/toasts';

/** What VS Code gives for housekeeping. */
export interface HousekeepingHost {
  readonly extensionId: string;
  /** The folder of all that the extension keeps in files. */
  readonly storage: Uri;
  /** The folder of the extension's log. */
  readonly logFolder: Uri;
  /** Whatever is asked of the extension next begins with a new app; what VS Code shows of the old one is asked anew. */
  readonly forget: () => void;
}

/** What the rest of the app gives. */
export interface HousekeepingGround {
  readonly secrets: SecretStorage;
  /** Of the extension and of the workspace. */
  readonly memories: readonly Memento[];
  readonly folders: Folders;
  readonly account: Account;
  readonly store: Pick<OutboxStore, 'list'>;
  readonly sentLog: Pick<SentLog, 'read'>;
  readonly user: Omit<RedactionRules, 'ownKeys'>;
  readonly toasts: Toasts;
  readonly stop: () => Promise<void>;
}

/** Puts together what tells about the extension's state, and what removes it. */
export function createHousekeeping(host: HousekeepingHost, ground: HousekeepingGround): HousekeepingActions {
  const { account, user, toasts } = ground;
  const count = (): Promise<StoredCounts> => countStored(ground);
  const diagnostics = {
    ...{ extensionId: host.extensionId, logFolder: host.logFolder, toasts },
    operatingSystem: readOperatingSystem(),
    toKeyState: () => readKeyState(account),
    toCounts: async () => ({ ...(await count()) }),
    toRules: async () => ({ ...user, ownKeys: await account.allKeys() }),
  };
  return {
    'helpcrunch.exportDiagnostics': () => done(exportDiagnostics(diagnostics)),
    'helpcrunch.reset': () =>
      done(resetData({ count, stop: ground.stop, removeAll: () => removeAll(host, ground), toasts })),
  };
}

async function countStored({ folders, store, sentLog }: HousekeepingGround): Promise<StoredCounts> {
  const drafts = folders.drafts.list().then((names) => names.filter((name) => name.endsWith('.md')));
  return {
    waiting: await orUnknown(store.list().then(({ entries }) => entries)),
    drafts: await orUnknown(drafts),
    records: await orUnknown(sentLog.read()),
  };
}

/** What cannot be read is neither a reason to keep it, nor to tell nothing of the rest. */
async function orUnknown(all: Promise<readonly unknown[]>): Promise<number | '?'> {
  return all.then(
    ({ length }) => length,
    () => '?',
  );
}

async function readKeyState(account: Account): Promise<string> {
  try {
    const hasAny = await account.hasKey();
    return account.hasEnvironmentKey ? 'in the environment' : hasAny ? 'stored' : 'none';
  } catch {
    return 'secret storage does not work';
  }
}

/** Everything is tried, whatever fails on the way. @throws the first failure */
async function removeAll(
  { storage, forget }: HousekeepingHost,
  { secrets, memories, account }: HousekeepingGround,
): Promise<void> {
  const steps = [
    ...[accountSecret, sealSecret].map(async (name) => secrets.delete(name)),
    ...memories.flatMap((memory) => memory.keys().map(async (key) => memory.update(key, undefined))),
    removeFolder(storage.fsPath),
    ...[hasHeldSendContext, hasPinnedChatContext].map(async (key) => setContext(key, false)),
    setContext(hasKeyContext, account.hasEnvironmentKey),
  ];
  const ends = await Promise.allSettled(steps);
  // Not before: a new app would take up what lies in the folders.
  forget();
  const failed = ends.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

async function setContext(key: string, value: boolean): Promise<void> {
  await commands.executeCommand('setContext', key, value);
}
