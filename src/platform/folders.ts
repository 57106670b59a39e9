import { join } from 'node:path';
import { PrivateFolder } from './privateFolder';

const names = ['drafts', 'outbox', 'sent', 'budget', 'chats'] as const;

/** The folders of the extension on the user's own machine. */
export type Folders = Readonly<Record<(typeof names)[number], PrivateFolder>>;

/** The folders below the one that VS Code gives the extension; none is made before something is written. */
export function toFolders(root: string): Folders {
  const folders = names.map((name) => [name, new PrivateFolder(join(root, name))]);
  return Object.fromEntries(folders) as Folders;
}
