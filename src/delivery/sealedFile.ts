import { type Loose, parseLoose } from './parseStored';
import type { Seal } from './seal';

/** The version of the files that this extension writes. */
const version = 1;

/** What a signed file holds before its signature is checked. The body is kept as it is, as the signature is over its very characters. */
export interface SealedFile {
  readonly body: string;
  readonly mac: string;
}

/** What a signed file holds, and whether the signature is ours. */
export interface OpenedFile {
  readonly value: Loose;
  readonly isOurs: boolean;
}

/** A value and its signature, as one file. */
export async function toSealedFile(value: object, sign: Seal['sign']): Promise<string> {
  const body = JSON.stringify(value);
  return JSON.stringify({ version, mac: await sign(body), body });
}

/** Reads a file that anybody may have written; undefined for what is none. */
export function parseSealedFile(text: string | undefined): SealedFile | 'newer' | undefined {
  const { version: found, mac, body } = parseLoose(text);
  if (typeof found === 'number' && found > version) return 'newer';
  return found === version && typeof body === 'string' && typeof mac === 'string' ? { body, mac } : undefined;
}

/** Reads a file that anybody may have written, and checks its signature. */
export async function openSealedFile(
  text: string | undefined,
  seal: Pick<Seal, 'verify'>,
): Promise<OpenedFile | 'newer' | undefined> {
  const file = parseSealedFile(text);
  if (typeof file !== 'object') return file;
  return { value: parseLoose(file.body), isOurs: await seal.verify(file.body, file.mac) };
}
