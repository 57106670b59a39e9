/** A fenced code block as a reader of Markdown sees it. */
export interface FencedCode {
  readonly info: string;
  /** With the line end before the closing fence, if there is any code. */
  readonly code: string;
  readonly closed: boolean;
}

/**
 * Reads the fenced code at the top level of a Markdown text, line by line as CommonMark 4.5 says, for tests.
 * It shares nothing with `src/text/fence.ts`, and knows no lists and no quotes.
 */
export function readFences(markdown: string): FencedCode[] {
  const found: FencedCode[] = [];
  let current: { mark: string; info: string; code: string } | undefined;
  for (const line of markdown.split(/(?<=\n|\r(?!\n))/)) {
    const mark = toMark(line);
    if (current === undefined) {
      const info = toRest(line, mark);
      if (mark !== '' && !(mark.startsWith('`') && info.includes('`'))) current = { mark, info, code: '' };
    } else if (mark.startsWith(current.mark) && toRest(line, mark) === '') {
      found.push({ info: current.info, code: current.code, closed: true });
      current = undefined;
    } else {
      current.code += line;
    }
  }
  return current === undefined
    ? found
    : [...found, { info: current.info, code: current.code, closed: false }];
}

/** Three or more backticks or tildes after at most three spaces; empty for none. */
function toMark(line: string): string {
  const from = toIndent(line);
  const sign = line[from];
  if (from > 3 || (sign !== '`' && sign !== '~')) return '';
  let to = from;
  while (line[to] === sign) to++;
  return to - from >= 3 ? line.slice(from, to) : '';
}

/** What follows the mark, without the spaces and tabs around it. */
function toRest(line: string, mark: string): string {
  return line.slice(toIndent(line) + mark.length).replace(/^[ \t]+|[ \t\r\n]+$/g, '');
}

function toIndent(line: string): number {
  let spaces = 0;
  while (line[spaces] === ' ') spaces++;
  return spaces;
}
