import type { LineRange } from './location';

/** What a relative link of a Markdown file leads to in the repository. */
export interface RelativeTarget {
  /** From the repository's root. */
  readonly path: string;
  readonly lines?: LineRange;
  /** Decoded, without `#`, where it names no lines. */
  readonly fragment?: string;
}

/**
 * Resolves the target of a link or image against the path of the file that it stands in. Undefined when it is absolute,
 * has a scheme or a host, leaves the repository, or hides what it is behind backslashes, control characters or percent codes.
 */
export function resolveRelative(href: string, file: string): RelativeTarget | undefined {
  const [, given = '', hash] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/su.exec(href) ?? [];
  if (/^\/|^[a-z][a-z\d+.-]*:|[\\\p{C}]/iu.test(href)) return undefined;
  const fragment = decode(hash ?? '');
  if (given === '') return fragment ? { path: file, ...toPlace(fragment) } : undefined;
  const path = walk(file.split('/').slice(0, -1), given.split('/'));
  return path && fragment !== undefined ? { path, ...(fragment && toPlace(fragment)) } : undefined;
}

function walk(from: readonly string[], steps: readonly string[]): string | undefined {
  const at = [...from];
  for (const step of steps) {
    if (step === '..' && at.pop() === undefined) return undefined;
    if (step === '..' || step === '.' || step === '') continue;
    const name = decode(step);
    if (name === undefined || /^\.{1,2}$|[/\\]/.test(name)) return undefined;
    at.push(name);
  }
  return at.join('/') || undefined;
}

function toPlace(fragment: string): Omit<RelativeTarget, 'path'> {
  const [, from, to] = /^L([1-9]\d{0,8})(?:-L?([1-9]\d{0,8}))?$/.exec(fragment) ?? [];
  if (from === undefined) return { fragment };
  const ends = [Number(from), Number(to ?? from)];
  return { lines: { from: Math.min(...ends), to: Math.max(...ends) } };
}

/** Undefined for broken percent codes, and for what would be dangerous if it were not encoded. */
function decode(text: string): string | undefined {
  try {
    const decoded = decodeURIComponent(text);
    return /\p{C}/u.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}
