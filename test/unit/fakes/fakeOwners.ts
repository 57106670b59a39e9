import type { Owners } from '../../../src/core/ports';

/** Windows that live as long as their names are in the set they share. */
export class FakeOwners implements Owners {
  constructor(
    private name: string,
    private readonly living: Set<string>,
  ) {
    living.add(name);
  }

  self(): Promise<string> {
    return Promise.resolve(this.name);
  }

  lives(owner: string): Promise<boolean> {
    return Promise.resolve(this.living.has(owner));
  }

  /** Gives up its name for another, as a process does that has lost its window for a while. */
  becomes(name: string): void {
    this.die();
    this.name = name;
    this.living.add(name);
  }

  die(): void {
    this.living.delete(this.name);
  }
}
