/** A range of lines, from 1, both ends included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** A selection's lines as a reader counts them: an end at the start of a line does not include that line. Positions count from 0. */
export function toLineRange(start: { line: number }, end: { line: number; character: number }): LineRange {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return { from: start.line + 1, to: last + 1 };
}

/** `path:from-to`, or `path:line` for a single line, on one line whatever the file is called. */
export function formatLocation(path: string, { from, to }: LineRange): string {
  // A file name may hold a line end; it would start a new paragraph, or a new fence, in the message.
  const onOneLine = path.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '?');
  return from === to ? `${onOneLine}:${from}` : `${onOneLine}:${from}-${to}`;
}
