import fc from 'fast-check';
import { Position, Selection, type TextDocument } from 'vscode';

/** How something is selected, in shares of the document. */
type Picked =
  | { readonly kind: 'range' | 'lines'; readonly from: number; readonly to: number }
  | { readonly kind: 'cursors' | 'several'; readonly at: readonly number[] }
  | { readonly kind: 'whole' };

/** A selection that a person may have made in any document. */
export interface PickedSelection {
  /** Which of the files, as a share of all. */
  readonly file: number;
  readonly picked: Picked;
}

const share = fc.integer({ min: 0, max: 999 }).map((thousandths) => thousandths / 1000);

/** Partial lines, whole lines, cursors, several selections at once, and everything. */
export const pickedSelections: fc.Arbitrary<PickedSelection> = fc.record({
  file: share,
  picked: fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('range' as const), from: share, to: share }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('lines' as const), from: share, to: share }) },
    { weight: 2, arbitrary: some('cursors', 1) },
    { weight: 2, arbitrary: some('several', 2) },
    { weight: 1, arbitrary: fc.constant({ kind: 'whole' as const }) },
  ),
});

function some<K extends 'cursors' | 'several'>(kind: K, minLength: number) {
  return fc.record({ kind: fc.constant(kind), at: fc.array(share, { minLength, maxLength: 3 }) });
}

/** The selections of an editor; none that is empty, unless all are. */
export function toSelections(document: TextDocument, picked: Picked): readonly Selection[] {
  const { lineCount } = document;
  switch (picked.kind) {
    case 'range': {
      const [from, to] = [toPosition(document, picked.from), toPosition(document, picked.to)];
      return from.isEqual(to) ? [toWhole(document)] : [new Selection(to, from)];
    }
    case 'lines': {
      const [from = 0, to = 0] = [picked.from, picked.to]
        .map((at) => Math.floor(at * lineCount))
        .sort((one, other) => one - other);
      const lines = toSelection(document, new Selection(from, 0, to + 1, 0));
      return [lines.isEmpty ? toWhole(document) : lines];
    }
    case 'cursors': {
      const lines = new Set(picked.at.map((at) => toFilledLine(document, Math.floor(at * lineCount))));
      return [...lines].map((line) => new Selection(line, 0, line, 0));
    }
    case 'several': {
      const lines = new Set(picked.at.map((at) => toFilledLine(document, Math.floor(at * lineCount))));
      return [...lines].map((line) => new Selection(document.lineAt(line).range.end, new Position(line, 0)));
    }
    case 'whole':
      return [toWhole(document)];
  }
}

function toWhole(document: TextDocument): Selection {
  return toSelection(document, new Selection(0, 0, document.lineCount, 0));
}

function toSelection(document: TextDocument, selection: Selection): Selection {
  const { start, end } = document.validateRange(selection);
  return new Selection(start, end);
}

/** Never between the halves of a pair of surrogates, where no cursor can stand. */
function toPosition(document: TextDocument, at: number): Position {
  const position = document.positionAt(Math.round(at * document.getText().length));
  const { text } = document.lineAt(position.line);
  const isInPair = /^[\udc00-\udfff]/.test(text.slice(position.character));
  return isInPair ? position.translate(0, 1) : position;
}

/** The next line with something in it, from here on around. */
function toFilledLine(document: TextDocument, from: number): number {
  for (let line = from; ; line = (line + 1) % document.lineCount)
    if (!document.lineAt(line).isEmptyOrWhitespace) return line;
}
