import { toAtoms } from './atoms';
import type { Block, List, Table } from './block';
import { bestBreak, toProseBreaks } from './breaks';
import { toMark, toMarker, writeBlock, writeItem, writeRow, writeTable } from './write';

/** A block as two of its kind, the first of which takes `chars` UTF-16 units of it. */
export interface Cut {
  readonly head: Block;
  readonly tail: Block;
  readonly chars: number;
}

/** Cuts a block after what it is made of and `maxChars` hold; undefined where not even the first of it is so small. */
export type Cutter = (maxChars: number) => Cut | undefined;

/** How a block can be cut without cutting a line of code, a row, an item or a word; undefined where it cannot. */
export function toCutter(block: Block): Cutter | undefined {
  switch (block.kind) {
    case 'paragraph':
      return toProseCutter(block.content);
    case 'code':
      // Without a mark it is indented, which below a list would be the inside of it.
      return toMark(block.lines, block.info) === undefined
        ? undefined
        : toRowCutter(
            block.lines,
            ({ length }) => length,
            (lines) => ({ ...block, lines }),
          );
    case 'table':
      return toTableCutter(block);
    case 'list':
      return toListCutter(block);
    case 'quote':
      return toQuoteCutter(block.blocks);
    case 'heading':
    case 'html':
    case 'rule':
      return undefined;
  }
}

function toProseCutter(content: string): Cutter {
  const breaks = toProseBreaks(content, toAtoms(content));
  return (maxChars) => {
    const cut = bestBreak(breaks, 0, Math.min(maxChars, content.length - 1));
    return (
      cut && {
        head: { kind: 'paragraph', content: content.slice(0, cut.end) },
        tail: { kind: 'paragraph', content: content.slice(cut.next) },
        chars: cut.end,
      }
    );
  };
}

function toTableCutter(table: Table): Cutter {
  const headChars = writeTable(table, []).length;
  const cut = toRowCutter(
    table.rows,
    (row) => writeRow(row).length + 1,
    (rows) => ({ ...table, rows }),
  );
  // What has more head than rows is rather written as paragraphs.
  return (maxChars) => (headChars > maxChars / 2 ? undefined : cut(maxChars - headChars));
}

function toListCutter(list: List): Cutter {
  const { items, start } = list;
  const between = list.isTight ? '\n' : '\n\n';
  return toRowCutter(
    items,
    (blocks) => writeItem(toMarker(list, 0), blocks.map(writeBlock).join(between)).length + between.length,
    (kept, from) => ({ ...list, items: kept, start: start === undefined ? undefined : start + from }),
  );
}

/** A quote also within the first of its blocks that is too long. */
function toQuoteCutter(blocks: readonly Block[]): Cutter {
  const quote = (inside: readonly Block[]): Block => ({ kind: 'quote', blocks: inside });
  const cutBetween = toRowCutter(blocks, (block) => writeBlock(block).length + 2, quote);
  const [first, ...more] = blocks;
  const cutFirst = first && toCutter(first);
  return (maxChars) => {
    const cut = cutBetween(maxChars);
    const inner = cut ? undefined : cutFirst?.(maxChars);
    return inner
      ? { head: quote([inner.head]), tail: quote([inner.tail, ...more]), chars: inner.chars }
      : cut;
  };
}

/** Cuts between rows, and keeps at least one on either side. */
function toRowCutter<T>(
  rows: readonly T[],
  toChars: (row: T) => number,
  toBlock: (rows: readonly T[], from: number) => Block,
): Cutter {
  return (maxChars) => {
    let chars = 0;
    let count = 0;
    for (const row of rows.slice(0, -1)) {
      const next = chars + toChars(row);
      if (next > maxChars) break;
      chars = next;
      count++;
    }
    return count === 0
      ? undefined
      : { head: toBlock(rows.slice(0, count), 0), tail: toBlock(rows.slice(count), count), chars };
  };
}
