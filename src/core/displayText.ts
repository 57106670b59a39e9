import { maxDisplayChars } from './limits';

declare const displayText: unique symbol;

/** A string that is safe to stand in a toast, modal, quick pick, status bar or log line; only `toDisplayText` makes one. */
export type DisplayText = string & { readonly [displayText]: true };

/**
 * Turns a string that anybody may have written into one harmless line of at most 60 characters.
 *
 * Control, format and invisible characters (bidirectional overrides, zero-width space) go, except the joiners and
 * variation selectors that scripts and emoji need; `](` and `$(` are taken apart, because VS Code makes a command link
 * of the one and an icon of the other.
 */
export function toDisplayText(raw: string): DisplayText {
  const oneLine = toOneLine(raw);
  // Joiners alone would be a name that nobody sees.
  if (/^[\s\p{DI}]*$/u.test(oneLine)) return '' as DisplayText;
  return cut(oneLine.replaceAll('](', '] (').replaceAll('$(', '$ (')) as DisplayText;
}

/** One line of what anybody may have written: without control, format and invisible characters but those scripts need. */
export function toOneLine(raw: string): string {
  return raw
    .toWellFormed()
    .replace(/(?!\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cf}\p{DI}]/gu, '')
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

function cut(text: string): string {
  if (text.length <= maxDisplayChars) return text;
  // The cut may fall inside a surrogate pair; the half that is left is dropped.
  return `${text.slice(0, maxDisplayChars - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
}
