/** A column is widened to this many characters at most: one long cell must not push all others off the screen. */
const maxColumnChars = 40;

/** The rows of a table as lines whose columns stand under each other in a fixed-width font: `a   | b`. */
export function alignRows(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, Math.min(toWidth(cell), maxColumnChars));
    }
  }
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - toWidth(cell))))
      .join(' | ')
      .trimEnd();
  const [head = [], ...body] = rows;
  const rule = widths.map((width) => '-'.repeat(Math.max(width, 1))).join('-|-');
  return [line(head), ...(body.length > 0 ? [rule] : []), ...body.map(line)].join('\n');
}

/** Columns that a text takes up: wide characters of East Asia and emoji take two, marks none. */
function toWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) {
    if (/[\p{M}\p{Cf}]/u.test(character)) continue;
    width +=
      /[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}
