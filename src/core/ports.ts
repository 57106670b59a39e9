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

/** Lines for the user's log. They hold no key, header, message text, name or e-mail. */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}
