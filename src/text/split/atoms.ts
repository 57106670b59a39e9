import { type Token, parseMarkdown, spanOf } from '../markdown/parse';

/** A link, code span, image, tag or stretch of emphasis that is not cut unless it is too long by itself. */
export interface Atom {
  readonly start: number;
  readonly end: number;
  /** All its tokens; the first tells what it is. */
  readonly tokens: readonly Token[];
}

/** Before the text that is looked at, so that it can begin no block. */
const shield = 'x ';

/** The atoms of the content of a paragraph, heading or cell that stand in no other, in their order. */
export function toAtoms(content: string): Atom[] {
  const { tokens } = parseMarkdown(shield + content.replace(/\r\n|[\r\n]/g, (end) => ' '.repeat(end.length)));
  const inline = tokens[1]?.children ?? [];
  const atoms: Atom[] = [];
  for (let from = 0; from < inline.length;) {
    const to = endOf(inline, from);
    const atom = toAtom(inline.slice(from, to));
    const last = atoms.at(-1);
    // One run of delimiters may close one stretch and open the next.
    if (atom && last && atom.start < last.end) atoms[atoms.length - 1] = joined(last, atom);
    else if (atom) atoms.push(atom);
    from = to;
  }
  return atoms;
}

/** The place behind the token that closes what this one opens. */
function endOf(inline: readonly Token[], from: number): number {
  let depth = 0;
  for (let at = from; at < inline.length; at++) {
    depth += inline[at]?.nesting ?? 0;
    if (depth <= 0) return at + 1;
  }
  return inline.length;
}

function toAtom(tokens: readonly Token[]): Atom | undefined {
  const [first] = tokens;
  if (!first || first.type.startsWith('text')) return undefined;
  const open = spanOf(first);
  const close = first.type === 'link_open' ? open : spanOf(tokens.at(-1) ?? first);
  if (!open || !close) return undefined;
  return { start: open.start - shield.length, end: close.end - shield.length, tokens };
}

function joined(a: Atom, b: Atom): Atom {
  return { start: a.start, end: Math.max(a.end, b.end), tokens: [...a.tokens, ...b.tokens] };
}
