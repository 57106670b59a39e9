/** VS Code's SecretStorage, as far as it is used. Every call may throw where the machine has no keyring. */
export interface Secrets {
  get(name: string): PromiseLike<string | undefined>;
  store(name: string, value: string): PromiseLike<void>;
  delete(name: string): PromiseLike<void>;
}

/** VS Code's Memento, as far as it is used. */
export interface KeyValue {
  get(name: string): unknown;
  update(name: string, value: unknown): PromiseLike<void>;
}

/** Files in a folder of the extension that only the user can read. Names are plain file names. */
export interface PrivateFiles {
  /** Undefined when there is no such file. */
  read(name: string): Promise<string | undefined>;
  /** Replaces the file in one step: a crash leaves the old content or the new, never half. */
  write(name: string, content: string): Promise<void>;
  /** Makes an empty file, and answers false when it is there already. */
  claim(name: string): Promise<boolean>;
  /** No error when there is no such file. */
  remove(name: string): Promise<void>;
}

/**
 * Files of one folder that all windows of the extension share, readable only by the user. Names are plain file names.
 * What was written, appended or removed stays so also after a power cut, once it has resolved.
 */
export interface SharedFiles {
  /** The files' names in no order; none where there is no folder yet. */
  list(): Promise<readonly string[]>;
  /** Undefined when there is no such file. */
  read(name: string): Promise<string | undefined>;
  /** Changes whenever the file is replaced; undefined when there is no such file. */
  version(name: string): Promise<string | undefined>;
  /** In bytes; undefined when there is no such file. */
  size(name: string): Promise<number | undefined>;
  /** Replaces the file in one step: a crash leaves the old content or the new, never half. */
  write(name: string, content: string): Promise<void>;
  /** Adds a line at the end; two windows may do so at the same time. */
  append(name: string, line: string): Promise<void>;
  /** Moves a file in one step; false when `from` is not there. Of several windows that move the same file one succeeds. */
  rename(from: string, to: string): Promise<boolean>;
  /** No error when there is no such file. */
  remove(name: string): Promise<void>;
  /** Makes the folder with these empty files in one step; of several windows one succeeds. */
  found(names: readonly string[]): Promise<void>;
  /** Calls back, some time after a change, also one by another window; the result ends it. */
  watch(onChange: () => void): () => void;
}

/** Files of one folder that no window may overwrite or remove while it does not know what they hold by now. */
export interface GuardedFiles extends Pick<SharedFiles, 'list' | 'read' | 'write' | 'remove'> {
  /** Makes a file with its whole content, and answers false when it is there already. A crash leaves none or the whole. */
  create(name: string, content: string): Promise<boolean>;
  /**
   * Does something while no other window does anything under the same name; undefined when one is at it. Nobody waits:
   * it is meant for what takes milliseconds.
   */
  alone<T>(name: string, act: () => Promise<T>): Promise<T | undefined>;
  /** Milliseconds since 1970; undefined when there is no such file. */
  changedMs(name: string): Promise<number | undefined>;
}

/** The windows of the extension, as owners of what only one of them may do at a time. */
export interface Owners {
  /** This window's name, of letters, digits and `-`; no other window ever has the same. */
  self(): Promise<string>;
  /** Whether the window with this name still lives. It may say yes too long, but never no too early. */
  lives(owner: string): Promise<boolean>;
}

/** The time, and waiting for it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `act` after that time, in milliseconds; the result prevents it. */
  after(ms: number, act: () => void): () => void;
}

/** Lines for the user's log. They hold no key, header, message text, name or e-mail. */
export interface Log {
  /** What is of use only while somebody looks for a fault. */
  debug(line: string): void;
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}
