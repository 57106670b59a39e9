import { seenDraftsRemembered } from '../core/limits';
import type { KeyValue } from '../core/ports';
import { toDigest } from '../core/toDigest';

const entry = 'helpcrunch.seenDrafts';

/**
 * What this window has last read or written of each draft. It is kept with the workspace, as VS Code keeps unsaved texts
 * there: after a restart they must not replace what another window has saved meanwhile.
 */
export class SeenDrafts {
  #digests: Record<string, string> | undefined;

  constructor(private readonly memory: KeyValue | undefined) {}

  /** Whether this is what was seen last. */
  async has(name: string, text: string): Promise<boolean> {
    const known = this.#read()[name];
    return known !== undefined && known === (await toDigest(text));
  }

  /** From now on that text of the draft is known. */
  async add(name: string, text: string): Promise<void> {
    const digest = await toDigest(text);
    if (this.#read()[name] === digest) return;
    // The newest stands last.
    const others = Object.entries(this.#read()).filter(([other]) => other !== name);
    this.#digests = Object.fromEntries([...others, [name, digest]].slice(-seenDraftsRemembered));
    // Without it the draft is only compared once more after a restart.
    await this.memory?.update(entry, this.#digests).then(undefined, () => undefined);
  }

  #read(): Record<string, string> {
    this.#digests ??= toDigests(this.memory?.get(entry));
    return this.#digests;
  }
}

function toDigests(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  const pairs = Object.entries(value as Record<string, unknown>).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  return Object.fromEntries(pairs);
}
