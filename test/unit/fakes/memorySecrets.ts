import type { Secrets } from '../../../src/core/ports';

/** SecretStorage in memory. With `fault` set, every call fails with it, as on a machine without a keyring. */
export class MemorySecrets implements Secrets {
  readonly values = new Map<string, string>();
  fault: Error | undefined;

  async get(name: string): Promise<string | undefined> {
    await this.#fail();
    return this.values.get(name);
  }

  async store(name: string, value: string): Promise<void> {
    await this.#fail();
    this.values.set(name, value);
  }

  async delete(name: string): Promise<void> {
    await this.#fail();
    this.values.delete(name);
  }

  #fail(): Promise<void> {
    return this.fault ? Promise.reject(this.fault) : Promise.resolve();
  }
}
