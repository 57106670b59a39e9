import { workspace } from 'vscode';
import { type ApiRoot, parseApiRoot } from '../core/apiRoot';
import { HandoffError } from '../core/failure';
import {
  defaultMessageChars,
  defaultRefreshSeconds,
  defaultUndoSeconds,
  maxRefreshSeconds,
  maxUndoSeconds,
  minMessageChars,
  minRefreshSeconds,
} from '../core/limits';
import type { MessageType } from '../core/message';
import { settingsSection } from './contributions';

/** The user's settings. All have application scope, so no workspace, folder or remote machine can set them. */
export class Settings {
  /** @throws {HandoffError} `apiUrlInvalid` */
  get apiRoot(): ApiRoot {
    const root = parseApiRoot(read<string>('apiUrl', ''));
    if (!root) throw new HandoffError({ code: 'apiUrlInvalid' });
    return root;
  }

  get chatUrl(): string {
    return read<string>('chatUrl', '');
  }

  get format(): 'markdown' | 'plain' {
    const setting = read<string>('format', 'markdown');
    return setting === 'plain' ? 'plain' : 'markdown';
  }

  get asksForComment(): boolean {
    return read<boolean>('askForComment', true);
  }

  get allowsPostingAsCustomer(): boolean {
    return read<boolean>('allowPostingAsCustomer', false);
  }

  get signature(): string {
    return read<string>('signature', '');
  }

  /** How long a message to the customer is held so that it can be undone, in milliseconds. */
  get undoMs(): number {
    const seconds = read<number>('undoSeconds', defaultUndoSeconds);
    return Number.isFinite(seconds) ? Math.min(maxUndoSeconds, Math.max(0, seconds)) * 1000 : 0;
  }

  /** How often what is visible is read again, in milliseconds; 0 only by hand. */
  get refreshMs(): number {
    const seconds = read<number>('refreshSeconds', defaultRefreshSeconds);
    if (!Number.isFinite(seconds) || seconds <= 0) return 0;
    return Math.min(maxRefreshSeconds, Math.max(minRefreshSeconds, seconds)) * 1000;
  }

  /** Path of the file that a new handoff draft begins with; empty for ours. */
  get handoffTemplate(): string {
    return read<string>('handoffTemplate', '');
  }

  /** What is looked for before a message leaves. */
  get guard(): 'warn' | 'secretsOnly' | 'off' {
    const setting = read<string>('guard', 'warn');
    return setting === 'secretsOnly' || setting === 'off' ? setting : 'warn';
  }

  /** Terms that the guard is quiet about. */
  get guardIgnored(): readonly string[] {
    return readTexts('guardIgnore');
  }

  get keepsSentText(): boolean {
    return read<boolean>('keepSentText', false);
  }

  /** UTF-16 units. */
  get maxMessageChars(): number {
    const chars = read<number>('maxMessageLength', defaultMessageChars);
    return Number.isFinite(chars) ? Math.max(minMessageChars, Math.floor(chars)) : defaultMessageChars;
  }

  /** Whether file and lines stand above a selection for these readers. */
  showsLocation(type: MessageType): boolean {
    const setting = read<string>('includeLocation', 'note');
    return setting === 'always' || (setting !== 'never' && type === 'private');
  }
}

/** A setting of this extension or of VS Code as it may be told to others: a choice or a number, else only whether it is set. */
export function describeSetting(id: string, isChoice: boolean): string {
  const value = workspace.getConfiguration().inspect<unknown>(id)?.globalValue;
  if (value === undefined) return 'default';
  return isChoice || typeof value === 'boolean' || typeof value === 'number' ? JSON.stringify(value) : 'set';
}

/** Takes the user's own value only if it is of the right kind. */
function read<T extends Value>(key: string, fallback: T): T {
  const value = readOwn(key);
  return typeof value === typeof fallback ? (value as T) : fallback;
}

function readTexts(key: string): readonly string[] {
  const value = readOwn(key);
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** The user's own value, never that of a workspace. */
function readOwn(key: string): unknown {
  const found = workspace.getConfiguration(settingsSection).inspect<unknown>(key);
  return found?.globalValue ?? found?.defaultValue;
}

type Value = string | number | boolean;
