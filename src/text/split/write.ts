import { parseMarkdown } from '../markdown/parse';
import type { Block, List, Table } from './block';

/** A block as Markdown that reads as the same block wherever it stands, without a line end. */
export function writeBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return writeParagraph(block.content);
    case 'heading':
      return block.isUnderlined
        ? `${block.content}\n${block.level === 1 ? '===' : '---'}`
        : writeHeading(block.level, block.content);
    case 'rule':
      // Neither of the other marks: one would be a heading's underline, the other an item.
      return '___';
    case 'code':
      return writeCode(block.lines, block.info);
    case 'html':
      return block.content.trimEnd();
    case 'table':
      return writeTable(block, block.rows);
    case 'quote':
      return writeQuote(block.blocks.map(writeBlock).join('\n\n'));
    case 'list':
      return writeList(block);
  }
}

/** A paragraph, none of whose lines begins another block. */
export function writeParagraph(content: string): string {
  if (/^\p{L}[^\r\n]*$/u.test(content) || isParagraph(content)) return content;
  // A line that is indented so far goes on with its paragraph, whatever it begins with (CommonMark 4.8).
  const indented = content.replace(/\n[ \t]*/g, '\n    ');
  const inOneLine = content.replace(/\n[ \t]*/g, ' ');
  const escaped = indented.replace(/^(\d*)/, '$1\\');
  return [indented, inOneLine, escaped].find(isParagraph) ?? escaped.replace(/\n[ \t]*/g, ' ');
}

/** A heading of one line. */
export function writeHeading(level: number, content: string): string {
  const line = content.replace(/\n[ \t]*/g, ' ');
  const closing = /(?:^|[ \t])#+$/.test(line) ? ' #' : '';
  return `${'#'.repeat(level)} ${line}${closing}`;
}

/** A fence that none of the lines closes, nor a piece of one; what has longer runs than anybody writes is indented. */
export function writeCode(lines: readonly string[], info: string, mark = toMark(lines, info)): string {
  const code = lines.join('');
  if (mark === undefined) return `    ${code.replace(/(\r\n|\r|\n)(?=[^\r\n])/g, '$1    ')}`;
  const end = code === '' || /[\r\n]$/.test(code) ? '' : '\n';
  return `${mark}${info}\n${code}${end}${mark}`;
}

/** The mark of a fence around these lines, or undefined if none does. */
export function toMark(lines: readonly string[], info: string): string | undefined {
  const longest = (mark: '`' | '~'): number =>
    lines.reduce((most, line) => longestRun(line, mark === '`' ? /`+/g : /~+/g, most), 2);
  const backticks = longest('`');
  if (backticks < maxRunChars && !info.includes('`')) return '`'.repeat(backticks + 1);
  const tildes = longest('~');
  return tildes < maxRunChars ? '~'.repeat(tildes + 1) : undefined;
}

const maxRunChars = 12;

/** Some rows of a table under its head. */
export function writeTable({ head, delimiters }: Table, rows: readonly (readonly string[])[]): string {
  return [head, delimiters, ...rows].map(writeRow).join('\n');
}

/** A row, its line breaks and its bars kept from ending a cell. */
export function writeRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
}

/** A quote around blocks. */
export function writeQuote(inside: string): string {
  return `>${inside
    .replace(/^(?=[^\n])/, ' ')
    .replace(/\n/g, '\n>')
    .replace(/\n>(?=[^\n])/g, '\n> ')}`;
}

/** The bullet or number of an item; a number that is too long to be one stays as it is. */
export function toMarker({ mark, start }: List, index: number): string {
  return start === undefined ? mark : `${Math.min(start + index, 999_999_999)}${mark}`;
}

/** An item around blocks, indented by as much as its marker. */
export function writeItem(marker: string, inside: string): string {
  if (inside === '') return marker;
  const indent = ' '.repeat(marker.length + 1);
  const indented = inside.replace(/\n(?=[^\r\n])/g, `\n${indent}`);
  const line = /^[^\r\n]*/.exec(indented)?.[0] ?? '';
  // `- - -` would be a rule.
  return /^(?:[-*_][ \t]*){2,}$/.test(line) && line !== '___'
    ? `${marker}\n${indent}${indented}`
    : `${marker} ${indented}`;
}

function writeList(list: List): string {
  const between = list.isTight ? '\n' : '\n\n';
  const items = list.items.map((blocks, index) =>
    writeItem(toMarker(list, index), blocks.map(writeBlock).join(between)),
  );
  return items.join(between);
}

function isParagraph(text: string): boolean {
  const { tokens } = parseMarkdown(text);
  return tokens.length === 3 && tokens[0]?.type === 'paragraph_open' && tokens[1]?.content === text.trimEnd();
}

function longestRun(line: string, runs: RegExp, atLeast: number): number {
  return (line.match(runs) ?? []).reduce((most, run) => Math.max(most, run.length), atLeast);
}
