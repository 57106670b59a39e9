import { type Token, parseMarkdown } from './parse';

/** Begins of HTML that goes on beyond blank lines, up to its own end (CommonMark 4.6, the first five kinds). */
const longHtml = /^\s*<(?:[!?]|(?:pre|script|style|textarea)(?=[\s>]|$))/i;

/**
 * A text of which readers of Markdown see all: HTML that never ends, which would hide whatever follows, becomes text, and so
 * does `[this]: way`, a definition that no link of the text needs.
 */
export function escapeHidden(markdown: string): string {
  const { lines, tokens } = parseMarkdown(markdown);
  const used = new Set(tokens.flatMap(({ children }) => (children ?? []).map(labelOf)));
  const escaped = new Set<number>();
  for (const token of tokens) {
    const isNeeded = token.type !== 'reference_definition' || used.has(labelOf(token));
    if (!isNeeded && token.map) escaped.add(token.map[0]);
  }
  const last = tokens.at(-1);
  if (last?.type === 'html_block' && last.map && swallows(markdown)) {
    for (let line = last.map[0]; line < lines.length; line++)
      if (longHtml.test(lines[line] ?? '')) escaped.add(line);
  }
  return lines.map((line, at) => (escaped.has(at) ? line.replace(/[<[]/, '\\$&') : line)).join('');
}

function labelOf({ meta }: Token): string | undefined {
  return (meta as { label?: string } | null)?.label;
}

/** Whether a paragraph behind this text, which ends with HTML, would be a part of that. */
function swallows(markdown: string): boolean {
  return parseMarkdown(`${markdown}\n\nbehind`).tokens.at(-1)?.type === 'html_block';
}
