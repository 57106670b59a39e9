import type { Secrets } from '../core/ports';

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** The secret under which messages on the disk are signed. */
export const sealSecret = 'helpcrunch.outboxKey';

/**
 * Signs what this extension keeps on the disk (HMAC-SHA256). Without a keyring the key lives as long as the window:
 * what it has signed is then not trusted by another.
 */
export class Seal {
  #key: Promise<Key> | undefined;

  constructor(private readonly secrets: Secrets) {}

  /** In hexadecimal digits. */
  async sign(text: string): Promise<string> {
    const mac = await crypto.subtle.sign('HMAC', await this.#use(), encode(text));
    return toHex(new Uint8Array(mac));
  }

  async verify(text: string, mac: string): Promise<boolean> {
    if (await verifyWith(await this.#use(), text, mac)) return true;
    // Another window may have made the key at the same moment as this one.
    const stored = await this.#readStored().catch(() => undefined);
    return stored !== undefined && verifyWith(stored, text, mac);
  }

  #use(): Promise<Key> {
    this.#key ??= this.#readOrMake();
    return this.#key;
  }

  async #readOrMake(): Promise<Key> {
    const made = crypto.getRandomValues(new Uint8Array(32));
    try {
      const stored = await this.#readStored();
      if (stored) return stored;
      await this.secrets.store(sealSecret, toHex(made));
      // What is stored now counts: two windows may have stored at the same time.
      return (await this.#readStored()) ?? (await toKey(made));
    } catch {
      return toKey(made);
    }
  }

  async #readStored(): Promise<Key | undefined> {
    const bytes = fromHex((await this.secrets.get(sealSecret)) ?? '');
    return bytes?.length === 32 ? toKey(bytes) : undefined;
  }
}

async function verifyWith(key: Key, text: string, mac: string): Promise<boolean> {
  const bytes = fromHex(mac);
  return bytes !== undefined && crypto.subtle.verify('HMAC', key, bytes, encode(text));
}

function toKey(bytes: Uint8Array<ArrayBuffer>): Promise<Key> {
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
