import { maxParts } from '../../core/limits';
import { graphemeCut } from '../graphemes';
import { type Room, largest } from './room';

/** How far back the begin of an escape or a character reference is looked for; the longest name has 33 characters. */
const lookBackChars = 40;

/** The share of a piece in which a space is looked for before a word is cut. */
const spaceShare = 0.4;

/** Cuts a word of Markdown that is too long for any part between graphemes, and in no escape or character reference. */
export function splitWord(word: string, room: Room): string[] {
  return cutUp(word, room, wordCut, (piece) => piece);
}

/** Splits text that stands for itself behind spaces, else between graphemes; `write` makes Markdown of each piece. */
export function splitPlainWords(text: string, room: Room, write: (text: string) => string): string[] {
  return cutUp(text, room, spaceCut, write);
}

/** How much of a line to take, `maxChars` at most: up to behind a space if one is near, else to the end of a grapheme. */
export function spaceCut(line: string, maxChars: number): number {
  if (line.length <= maxChars) return line.length;
  const space = Math.max(line.lastIndexOf(' ', maxChars - 1), line.lastIndexOf('\t', maxChars - 1)) + 1;
  const isNear = space > maxChars * (1 - spaceShare) && graphemeCut(line, space) === space;
  return isNear ? space : graphemeCut(line, maxChars);
}

function cutUp(
  text: string,
  room: Room,
  toCut: (text: string, maxChars: number) => number,
  write: (text: string) => string,
): string[] {
  const pieces: string[] = [];
  for (let rest = text; rest !== '' && pieces.length <= maxParts;) {
    const piece = largest(room, (maxChars) => {
      const cut = toCut(rest, maxChars);
      return cut > 0 ? { text: write(rest.slice(0, cut)), sourceChars: cut } : undefined;
    });
    if (!piece) return [...pieces, write(rest)];
    pieces.push(piece.text);
    rest = rest.slice(piece.sourceChars);
  }
  return pieces;
}

function wordCut(word: string, maxChars: number): number {
  const cut = graphemeCut(word, maxChars);
  if (cut === word.length) return cut;
  const tail = word.slice(Math.max(0, cut - lookBackChars), cut);
  const [backslashes = ''] = /\\+$/.exec(tail) ?? [];
  if (backslashes.length % 2 === 1) return cut > 1 ? cut - 1 : cut;
  const [reference = ''] = /&[#\w]*$/.exec(tail) ?? [];
  return reference.length < cut ? cut - reference.length : cut;
}
