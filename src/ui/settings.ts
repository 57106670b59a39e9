import { workspace } from 'vscode';
import { type ApiRoot, parseApiRoot } from '../core/apiRoot';
import { HandoffError } from '../core/failure';
import { defaultMessageChars, minMessageChars } from '../core/limits';
import type { MessageType } from '../core/message';
import { settingsSection } from './contributions';

/** The user's settings. All have application scope, so no workspace, folder or remote machine can set them. */
export class Settings {
  /** @throws {HandoffError} `apiUrlInvalid` */
  get apiRoot(): ApiRoot {
    const root = parseApiRoot(read('apiUrl', ''));
    if (!root) throw new HandoffError({ code: 'apiUrlInvalid' });
    return root;
  }

  get chatUrl(): string {
    return read('chatUrl', '');
  }

  get format(): 'markdown' | 'plain' {
    return read('format', '') === 'plain' ? 'plain' : 'markdown';
  }

  get asksForComment(): boolean {
    return read('askForComment', true);
  }

  get allowsPostingAsCustomer(): boolean {
    return read('allowPostingAsCustomer', false);
  }

  get signature(): string {
    return read('signature', '');
  }

  /** UTF-16 units. */
  get maxMessageChars(): number {
    const chars = read('maxMessageLength', defaultMessageChars);
    return Number.isFinite(chars) ? Math.max(minMessageChars, Math.floor(chars)) : defaultMessageChars;
  }

  /** Whether file and lines stand above a selection for these readers. */
  showsLocation(type: MessageType): boolean {
    const setting = read('includeLocation', 'note');
    return setting === 'always' || (setting !== 'never' && type === 'private');
  }
}

/** Reads the user's own value, never that of a workspace, and takes it only if it is of the right kind. */
function read<T extends string | number | boolean>(key: string, fallback: T): T {
  const found = workspace.getConfiguration(settingsSection).inspect<unknown>(key);
  const value = found?.globalValue ?? found?.defaultValue;
  return typeof value === typeof fallback ? (value as T) : fallback;
}
