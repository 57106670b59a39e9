import { maxKeyChars } from './limits';

/** What people copy with a key: the words of a header, and brackets of an example. */
const before = /^(?:[\s<>]|authorization\s*:|bearer)+/i;

/**
 * Takes what people paste for a key, with white space, invisible characters, `Authorization:`, `Bearer` and angle
 * brackets around it in any order, and gives the bare key; undefined where the rest is no single word for a header.
 */
export function cleanApiKey(pasted: string): string | undefined {
  if (pasted.length > maxKeyChars) return undefined;
  const visible = pasted.replace(/\p{Cf}/gu, '');
  const key = visible.replace(before, '').replace(/[\s<>]+$/, '');
  return /^[\x21-\x7e]+$/.test(key) ? key : undefined;
}
