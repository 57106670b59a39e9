const bell = String.fromCharCode(0x07);
const escape = String.fromCharCode(0x1b);

/** What a terminal obeys and does not show; where it moves or erases, its parameters and its letter are groups 1 and 2. */
const sequence = [
  `(?:${escape}\\[|\\u009b)([0-?]*)[ -/]*([@-~]?)`,
  // Titles, hyperlinks and pictures: to their end, or to the end of the line where they have none.
  `(?:${escape}[\\]PX^_]|[\\u0090\\u0098\\u009d-\\u009f])[^${bell}${escape}\\u009c]*(?:${bell}|${escape}\\\\|\\u009c)?`,
  `${escape}[ -/]*[0-~]?`,
].join('|');
const token = new RegExp(`${sequence}|\\p{Cc}|\\P{Cc}+`, 'gu');

/**
 * Text of a terminal as a person saw it: without control sequences, with progress bars as they ended, and without the
 * spaces that pad its lines. Never throws; the time grows with the length alone.
 */
export function toTerminalText(raw: string): string {
  return raw.split('\n').map(showLine).join('\n');
}

function showLine(line: string): string {
  if (!/[^\P{Cc}\t]/u.test(line)) return withoutPadding(line);
  const cells: (string | undefined)[] = [];
  let column = 0;
  for (const [text, parameters, letter] of line.matchAll(token)) {
    if (text === '\r') column = 0;
    else if (text === '\b') column = Math.max(0, column - 1);
    else if (letter === 'K') cells.length = toLengthAfterErasing(parameters, cells.length, column);
    else if (/^[\P{Cc}\t]/u.test(text)) for (const char of text) cells[column++] = char;
  }
  return withoutPadding(Array.from(cells, (char) => char ?? ' ').join(''));
}

/** Of a line that is erased from the cursor on, or as a whole; what is erased up to the cursor gets overwritten anyway. */
function toLengthAfterErasing(parameters = '', length: number, column: number): number {
  if (parameters === '2') return 0;
  return parameters === '1' ? length : Math.min(length, column);
}

/** A regular expression would look again from each of the spaces within a line. */
function withoutPadding(line: string): string {
  let end = line.length;
  while (line[end - 1] === ' ') end -= 1;
  return line.slice(0, end);
}
