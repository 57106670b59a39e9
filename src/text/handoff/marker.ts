import { type Markdown, type Token, parseBlocks } from '../markdown/parse';

/** The text of a handoff draft, taken apart at its marker; offsets are UTF-16 units of that text. */
export type HandoffText =
  | {
      readonly kind: 'parted';
      /** Everything before the marker's line, to the letter. */
      readonly note: string;
      /** Everything behind the marker's line, to the letter. */
      readonly customer: string;
      /** The marker's line, its indent and its line end included. */
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'markerMissing' }
  /** `start` is that of the first marker's line. */
  | { readonly kind: 'markerTwice'; readonly count: number; readonly start: number };

const markerLine = /^ {0,3}<!--[ \t]*helpcrunch:customer[ \t]*-->[ \t]*[\r\n]*$/i;

/**
 * Takes a draft apart where its marker stands at top level: not in code, a quote, a list, a table or other HTML.
 *
 * Where lists and quotes are nested deeper than the parser reads there is no marker, as what is behind them is not known.
 */
export function parseHandoff(text: string): HandoffText {
  const markdown = parseBlocks(text);
  const [first, ...others] = markdown.isCut
    ? []
    : markdown.tokens.flatMap((token) => toLine(token, markdown));
  if (first === undefined) return { kind: 'markerMissing' };
  const start = markdown.lines.slice(0, first).join('').length;
  if (others.length > 0) return { kind: 'markerTwice', count: others.length + 1, start };
  const end = start + (markdown.lines[first] ?? '').length;
  return { kind: 'parted', note: text.slice(0, start), customer: text.slice(end), start, end };
}

/** The line of a marker; nothing for any other token. HTML that begins with a whole comment is of that line alone. */
function toLine({ type, level, map }: Token, { lines }: Markdown): number[] {
  const [line] = map ?? [];
  const isMarker = type === 'html_block' && level === 0 && line !== undefined;
  return isMarker && markerLine.test(lines[line] ?? '') ? [line] : [];
}
