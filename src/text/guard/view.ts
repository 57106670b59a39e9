/** A text as a reader or a program would take it, with the way back to the text that it was made of. */
export interface View {
  readonly text: string;
  /** Where a range of this text, which is not empty, stands in the scanned text. */
  locate(start: number, end: number): readonly [start: number, end: number];
}

/** The text itself. */
export function toView(text: string): View {
  return { text, locate: (start, end) => [start, end] };
}

interface Piece {
  /** Where it begins in the view's text. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
  /** Whether each of its characters stands for one of the base, and not all for all. */
  readonly oneByOne: boolean;
}

/** Makes a view out of pieces of another one, in their order. */
export class ViewBuilder {
  readonly #base: View;
  readonly #pieces: Piece[] = [];
  #text = '';

  constructor(base: View) {
    this.#base = base;
  }

  /** Takes over what stands in the base from `start` to `end`. */
  keep(start: number, end: number): void {
    this.put(this.#base.text.slice(start, end), start, end);
  }

  /** Puts characters in the place of what stands in the base from `start` to `end`; as many of them stand one for one. */
  put(characters: string, start: number, end: number): void {
    if (characters === '') return;
    const oneByOne = characters.length === end - start;
    this.#pieces.push({ at: this.#text.length, start, end, oneByOne });
    this.#text += characters;
  }

  build(): View {
    const [base, pieces] = [this.#base, this.#pieces];
    return {
      text: this.#text,
      locate(start, end) {
        const first = pieceAt(pieces, start);
        const last = pieceAt(pieces, end - 1);
        return base.locate(
          first.oneByOne ? first.start + start - first.at : first.start,
          last.oneByOne ? last.start + end - last.at : last.end,
        );
      },
    };
  }
}

/** The view with each match replaced; the expression is global and matches no empty string. */
export function rewritten(base: View, search: RegExp, replace: (match: string) => string): View {
  const builder = new ViewBuilder(base);
  let from = 0;
  for (const { 0: match, index } of base.text.matchAll(search)) {
    builder.keep(from, index);
    builder.put(replace(match), index, index + match.length);
    from = index + match.length;
  }
  if (from === 0) return base;
  builder.keep(from, base.text.length);
  return builder.build();
}

function pieceAt(pieces: readonly Piece[], at: number): Piece {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pieces[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  if (!piece) throw new RangeError(`nothing stands at ${at}`);
  return piece;
}
