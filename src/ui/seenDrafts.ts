import { seenDraftsRemembered } from '../core/limits';
import type { KeyValue } from '../core/ports';
import { toDigest } from '../core/toDigest';

const entry = 'helpcrunch.seenDrafts';

/**
 * What this window has last read or written of each draft. It is kept with the workspace, as VS Code keeps unsaved texts
 * there: after a restart they must not replace what another window has saved meanwhile.
 */
export class SeenDrafts {
  /** Digests by the drafts' names, of this window. */
  readonly #own = new Map<string, string>();

  constructor(private readonly memory: KeyValue) {}

  /** Whether this is what was seen last. */
  async has(name: string, text: string): Promise<boolean> {
    const known = this.#own.get(name) ?? this.#read().get(name);
    return known !== undefined && known === (await toDigest(text));
  }

  /** From now on that text of the draft is known. */
  async add(name: string, text: string): Promise<void> {
    const digest = await toDigest(text);
    this.#own.set(name, digest);
    // Read anew, so that nothing comes back that Reset has removed meanwhile; the newest stands last.
    const digests = this.#read();
    if (digests.get(name) === digest) return;
    digests.delete(name);
    digests.set(name, digest);
    const kept = [...digests].slice(-seenDraftsRemembered);
    // Without it the draft is only compared once more after a restart.
    await this.memory.update(entry, kept).then(undefined, () => undefined);
  }

  #read(): Map<string, string> {
    return new Map(toPairs(this.memory.get(entry)));
  }
}

function toPairs(value: unknown): (readonly [string, string])[] {
  const pairs: readonly unknown[] = Array.isArray(value) ? value : [];
  return pairs.flatMap((pair) => {
    const [name, digest] = Array.isArray(pair) ? (pair as readonly unknown[]) : [];
    return typeof name === 'string' && typeof digest === 'string' ? [[name, digest] as const] : [];
  });
}
