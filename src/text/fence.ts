import { type Token, parseMarkdown } from './markdown/parse';

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
  // A fence within a list or a quote ends with that.
  const open = openFence(parseMarkdown(markdown).tokens.at(-1));
  return open === undefined ? markdown : `${endedByLine(markdown)}${open}`;
}

/** The mark of the fence that this token is, if nothing closes it. */
export function openFence(token: Token | undefined): string | undefined {
  if (token?.type !== 'fence' || !token.map) return undefined;
  const [from, to] = token.map;
  const { content, markup } = token;
  const inside = content.split('\n').length - (content === '' || content.endsWith('\n') ? 1 : 0);
  // Its lines are the one that opens it, those inside, and the one that closes it, if there is any.
  return to - from - 1 > inside ? undefined : markup;
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
