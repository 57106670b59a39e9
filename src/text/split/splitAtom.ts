import { codeSpan } from '../fence';
import { toPlainInline } from '../markdown/plainInline';
import { type Atom, toAtoms } from './atoms';
import { type Room, within } from './room';
import { splitProse } from './splitProse';
import { splitPlainWords } from './splitWord';

/** The share of a part that a link's address may take when it is repeated with each piece. */
const maxLinkShare = 0.4;

/** How many places are tried as the end of a link's text. */
const maxTries = 8;

/** Splits what is too long by itself: closed before each cut and opened again behind it, or as the plain text it stands for. */
export function splitAtom(source: string, { tokens }: Atom, room: Room): string[] {
  const [first] = tokens;
  if (!first) return [];
  switch (first.type) {
    case 'code_inline':
      return splitPlainWords(first.content, room, codeSpan);
    case 'em_open':
    case 'strong_open':
    case 's_open': {
      const { markup } = first;
      const isWhole = source.startsWith(markup) && source.endsWith(markup);
      const inside = isWhole ? source.slice(markup.length, -markup.length) : '';
      return splitFramed(inside, [markup, markup], room) ?? splitAsPlain(tokens, room);
    }
    case 'link_open': {
      const { text, tail } = toLinkParts(source, String(first.attrGet('href') ?? ''));
      return splitFramed(text, ['[', tail], room, maxLinkShare) ?? splitAsPlain(tokens, room);
    }
    default:
      return splitAsPlain(tokens, room);
  }
}

function splitAsPlain(tokens: Atom['tokens'], room: Room): string[] {
  const escaped = (text: string): string => text.replace(/[\\`*_[\]<>&~!#|]/g, '\\$&');
  return splitPlainWords(toPlainInline(tokens).replace(/\s+/g, ' '), room, escaped);
}

function splitFramed(
  inside: string,
  [open, close]: readonly [string, string],
  room: Room,
  maxShare?: number,
): string[] | undefined {
  const frame = (text: string): string => open + text + close;
  if (inside === '' || !within(room, open.length + close.length, frame, maxShare)) return undefined;
  const deeper: Room = {
    ...room,
    frameChars: room.frameChars + open.length + close.length,
    depth: room.depth + 1,
  };
  return splitProse(inside, deeper, frame);
}

/** The text of an inline link and what comes behind it; the text is empty where that cannot be told. */
function toLinkParts(source: string, href: string): { text: string; tail: string } {
  let end = source.indexOf('](');
  for (let tries = 0; end > 0 && tries < maxTries; tries++) {
    const tail = source.slice(end);
    const [link, ...more] = toAtoms(`[x${tail}`);
    const isSame = link?.end === tail.length + 2 && link.tokens[0]?.attrGet('href') === href;
    if (isSame && more.length === 0) return { text: source.slice(1, end), tail };
    end = source.indexOf('](', end + 1);
  }
  return { text: '', tail: '' };
}
