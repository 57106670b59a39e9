import { toLines } from './markdown/parse';

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
  const open = findOpenFence(markdown);
  return open === undefined ? markdown : `${endedByLine(markdown)}${open}`;
}

/** The fence that is still open at the end of a text. */
function findOpenFence(markdown: string): string | undefined {
  let open: string | undefined;
  for (const line of toLines(markdown)) {
    const [, run = '', info = ''] = /^ {0,3}(`{3,}|~{3,})([^\r\n]*)/.exec(line) ?? [];
    if (open === undefined) {
      const opens = run !== '' && !(run.startsWith('`') && info.includes('`'));
      if (opens) open = run;
    } else if (run.startsWith(open) && /^[ \t]*$/.test(info)) {
      open = undefined;
    }
  }
  return open;
}

/** Whether a reader would strip one space from each end (CommonMark 6.1). */
function isPadded(span: string): boolean {
  return span.startsWith(' ') && span.endsWith(' ') && /[^ ]/.test(span);
}

function endedByLine(text: string): string {
  return /[\r\n]$/.test(text) ? text : `${text}\n`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
