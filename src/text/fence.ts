/** A Markdown code fence that nothing inside the code can close: one backtick longer than any run in it (CommonMark 4.5). */
export function fenced(code: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(code) + 1));
  return `${fence}${language}\n${endedByLine(code)}${fence}`;
}

/** A Markdown code span, its delimiters longer than any run of backticks inside (CommonMark 6.1). */
export function codeSpan(text: string): string {
  const delimiter = '`'.repeat(longestRun(text) + 1);
  const pad = text.startsWith('`') || text.endsWith('`') || isPadded(text) ? ' ' : '';
  return `${delimiter}${pad}${text}${pad}${delimiter}`;
}

/** Ends a fence that a text has left open, so that what follows it is not swallowed. */
export function withFenceClosed(markdown: string): string {
  const { open } = scanFences(markdown);
  return open === undefined ? markdown : `${endedByLine(markdown)}${open}`;
}

/** Takes away fence lines, and the delimiters of lines that are one code span; every other line stays exactly as it is. */
export function withoutFences(markdown: string): string {
  return scanFences(markdown).plain;
}

interface FenceScan {
  /** The fence that is still open at the end. */
  readonly open: string | undefined;
  readonly plain: string;
}

function scanFences(markdown: string): FenceScan {
  let open: string | undefined;
  let plain = '';
  for (const line of toLines(markdown)) {
    const [, run = '', info = ''] = /^ {0,3}(`{3,}|~{3,})([^\r\n]*)/.exec(line) ?? [];
    if (open === undefined) {
      const opens = run !== '' && !(run.startsWith('`') && info.includes('`'));
      if (opens) open = run;
      else plain += withoutSpan(line);
    } else if (run.startsWith(open) && /^[ \t]*$/.test(info)) {
      open = undefined;
      // The line end before a closing fence belongs to the fence; the one after it stays.
      plain = plain.replace(/(?:\r\n|\r|\n)$/, '') + (/[\r\n]+$/.exec(line)?.[0] ?? '');
    } else {
      plain += line;
    }
  }
  return { open, plain };
}

/** Takes away the delimiters of a line that is one code span, and the padding that `codeSpan` gave it. */
function withoutSpan(line: string): string {
  const [, delimiter = '', inside = '', end = ''] =
    /^(`+)(?!`)([^\r\n]*[^`\r\n])\1([\r\n]*)$/.exec(line) ?? [];
  // A run of the same length inside ends the span early: the line is more than one span.
  if (inside === '' || inside.match(/`+/g)?.includes(delimiter) === true) return line;
  return (isPadded(inside) ? inside.slice(1, -1) : inside) + end;
}

/** Whether a reader would strip one space from each end (CommonMark 6.1). */
function isPadded(span: string): boolean {
  return span.startsWith(' ') && span.endsWith(' ') && /[^ ]/.test(span);
}

/** Lines with their ends; CommonMark knows `\n`, `\r\n` and a lone `\r`. */
function toLines(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

function endedByLine(text: string): string {
  return /[\r\n]$/.test(text) ? text : `${text}\n`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
