import type { Atom } from './atoms';

/** A place between words where a text may be cut: what ends there, and where the next piece begins. */
export interface Break {
  readonly end: number;
  readonly next: number;
  readonly rank: Rank;
}

/** The better the place, the higher. */
export const ranks = { space: 0, sentence: 1, line: 2, paragraph: 3 } as const;
type Rank = (typeof ranks)[keyof typeof ranks];

/** White space, with the backslash that makes a line break of its own; or the end of a sentence that needs no space. */
const proseGaps =
  /(?:\\?\r?\n|[ \t])[ \t\r\n]*(?![\p{M}\u200d])|(?<=[。！？])(?![\p{M}\u200d\s。！？”’」』）])/gu;
/** White space, up to the indentation of the next line; none where it carries a combining mark. */
const plainGaps = /[ \t]*[\r\n](?:[ \t]*[\r\n])*(?![\p{M}\u200d])|[ \t]+(?![\p{M}\u200d])/gu;

const sentenceEnd = /[.!?…:;。！？]["'’”»)\]*_]*$/;
const sentenceEndChars = 4;

/** The share of a piece that is kept at least for the sake of a better place. */
const minShare = 0.5;

/** The places in the content of a paragraph or heading that are in no atom. */
export function toProseBreaks(content: string, atoms: readonly Atom[]): Break[] {
  let at = 0;
  return toBreaks(content, proseGaps).filter(({ end, next }) => {
    while ((atoms[at]?.end ?? Infinity) <= end) at++;
    return (atoms[at]?.start ?? Infinity) >= next;
  });
}

/** The places in a text that is no Markdown. */
export function toPlainBreaks(text: string): Break[] {
  return toBreaks(text, plainGaps);
}

/** The best of the places up to `to`; undefined if there is none behind `from`. */
export function bestBreak(breaks: readonly Break[], from: number, to: number): Break | undefined {
  const least = from + (to - from) * minShare;
  let best: Break | undefined;
  for (let at = countUpTo(breaks, to) - 1; at >= 0; at--) {
    const each = breaks[at];
    if (!each || each.end <= from || (best && each.end < least)) break;
    if (!best || each.rank > best.rank) best = each;
  }
  return best;
}

/** The first place behind `from`. */
export function nextBreak(breaks: readonly Break[], from: number): Break | undefined {
  return breaks[countUpTo(breaks, from)];
}

function toBreaks(content: string, gaps: RegExp): Break[] {
  return Array.from(content.matchAll(gaps), ({ index, 0: gap }) => ({
    end: index,
    next: index + gap.length,
    rank: toRank(content, index, gap),
  })).filter(({ end }) => end > 0);
}

function toRank(content: string, index: number, gap: string): Rank {
  const lines = gap.match(/\r\n|[\r\n]/g)?.length ?? 0;
  if (lines > 1) return ranks.paragraph;
  if (lines === 1) return ranks.line;
  const before = content.slice(Math.max(0, index - sentenceEndChars), index);
  return sentenceEnd.test(before) ? ranks.sentence : ranks.space;
}

/** How many places end at `to` or before. */
function countUpTo(breaks: readonly Break[], to: number): number {
  let low = 0;
  for (let high = breaks.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((breaks[middle]?.end ?? Infinity) <= to) low = middle + 1;
    else high = middle;
  }
  return low;
}
