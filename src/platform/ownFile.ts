import { promises as disk } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** A file of text as the user names it in a setting is never larger, in bytes. */
const maxBytes = 200_000;

/**
 * Reads a text file of the user's own machine; `~/` is the user's folder. Undefined for a relative path, for what is no
 * regular file, cannot be read, or is too large.
 */
export async function readOwnFile(path: string): Promise<string | undefined> {
  const whole = /^~[\\/]/.test(path) ? join(homedir(), path.slice(2)) : path;
  // A share of a network would learn who we are.
  if (!isAbsolute(whole) || /^[\\/]{2}/.test(whole)) return undefined;
  try {
    const found = await disk.stat(whole);
    if (!found.isFile() || found.size > maxBytes) return undefined;
    return (await disk.readFile(whole, 'utf8')).replace(/^\ufeff/, '');
  } catch {
    return undefined;
  }
}
