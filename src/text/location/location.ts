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

/**
 * What a file name may hold and a message may not: a line end would start a new paragraph, or a new fence; what turns the
 * direction of writing, or is not seen, would show another name and other lines. Joiners belong to scripts and emoji.
 */
const misleading = /(?!\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{DI}\p{Zl}\p{Zp}]/gu;

/** `path:from-to`, or `path:line` for a single line, on one line whatever the file is called. */
export function formatLocation(path: string, { from, to }: LineRange): string {
  const label = toPathLine(path);
  return from === to ? `${label}:${from}` : `${label}:${from}-${to}`;
}

/** A path, or what else must stay as it is, on one line that shows what it holds. */
export function toPathLine(path: string): string {
  return path.replace(misleading, '?');
}
