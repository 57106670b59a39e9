import type { Secrets } from '../core/ports';
import { toDigest } from '../core/toDigest';

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** The secret under which messages on the disk are signed. */
export const sealSecret = 'helpcrunch.outboxKey';

/**
 * Signs what this extension keeps on the disk (HMAC-SHA256). Without a keyring the key lives as long as the window:
 * what it has signed is then not trusted by another, unless all windows have something else that is secret.
 */
export class Seal {
  /** Every key that was the right one while this window lived, by its digits. */
  readonly #keys = new Map<string, Promise<Key>>();
  /** The digits of the key in use. */
  #current: string | undefined;
  #reading: Promise<Key> | undefined;

  constructor(
    private readonly secrets: Secrets,
    /** The API key of the environment, which is for machines without a keyring; what a keyring holds wins. */
    private readonly environmentKey?: string,
  ) {}

  /** In hexadecimal digits. */
  async sign(text: string): Promise<string> {
    const mac = await crypto.subtle.sign('HMAC', await this.#use(), encode(text));
    return toHex(new Uint8Array(mac));
  }

  async verify(text: string, mac: string): Promise<boolean> {
    if (await this.#verifyKnown(text, mac)) return true;
    await this.#use();
    return this.#verifyKnown(text, mac);
  }

  async #verifyKnown(text: string, mac: string): Promise<boolean> {
    for (const key of this.#keys.values()) if (await verifyWith(await key, text, mac)) return true;
    return false;
  }

  /** What is stored now counts, each time: another window may have made a key at the same moment as this one. */
  #use(): Promise<Key> {
    this.#reading ??= this.#read().finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  async #read(): Promise<Key> {
    this.#current ??= await this.#toFirst();
    // Without a keyring the key in use stays.
    this.#current = (await this.#readOrStore(this.#current).catch(() => undefined)) ?? this.#current;
    return this.#know(this.#current);
  }

  async #toFirst(): Promise<string> {
    if (this.environmentKey === undefined) return toHex(crypto.getRandomValues(new Uint8Array(32)));
    const digits = await toDigest(`${sealSecret} ${this.environmentKey}`);
    // A window of the same environment may have found no keyring, and signed with it.
    await this.#know(digits);
    return digits;
  }

  #know(digits: string): Promise<Key> {
    const key = this.#keys.get(digits) ?? toKey(digits);
    this.#keys.set(digits, key);
    return key;
  }

  async #readOrStore(made: string): Promise<string | undefined> {
    const stored = await this.#readStored();
    // Where secrets are kept in memory only, a key made now would go with the window; the environment's comes again.
    if (stored !== undefined || this.environmentKey !== undefined) return stored;
    await this.secrets.store(sealSecret, made);
    return this.#readStored();
  }

  async #readStored(): Promise<string | undefined> {
    const digits = (await this.secrets.get(sealSecret)) ?? '';
    return fromHex(digits)?.length === 32 ? digits : undefined;
  }
}

async function verifyWith(key: Key, text: string, mac: string): Promise<boolean> {
  const bytes = fromHex(mac);
  return bytes !== undefined && crypto.subtle.verify('HMAC', key, bytes, encode(text));
}

function toKey(digits: string): Promise<Key> {
  const bytes = fromHex(digits) ?? new Uint8Array();
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}

function encode(text: string) {
  return new TextEncoder().encode(text);
}

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^(?:[0-9a-f]{2})+$/.test(hex)) return undefined;
  const bytes = new Uint8Array(new ArrayBuffer(hex.length / 2));
  for (const at of bytes.keys()) bytes[at] = Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}
