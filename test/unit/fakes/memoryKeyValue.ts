import type { KeyValue } from '../../../src/core/ports';

/** A Memento in memory. Values go through JSON, as they do in VS Code; a value that is undefined is removed. */
export class MemoryKeyValue implements KeyValue {
  readonly #values = new Map<string, string>();

  get(name: string): unknown {
    const json = this.#values.get(name);
    return json === undefined ? undefined : JSON.parse(json);
  }

  update(name: string, value: unknown): Promise<void> {
    if (value === undefined) this.#values.delete(name);
    else this.#values.set(name, JSON.stringify(value));
    return Promise.resolve();
  }

  /** The names under which something is stored. */
  get names(): readonly string[] {
    return [...this.#values.keys()];
  }

  /** The same, as a Memento tells them. */
  keys(): readonly string[] {
    return this.names;
  }

  /** Everything that is stored. */
  get json(): string {
    return JSON.stringify([...this.#values]);
  }
}
