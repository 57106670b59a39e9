import type { Table } from './block';
import { pack } from './pack';
import { type Room, fits } from './room';
import { splitProse } from './splitProse';
import { writeParagraph, writeRow, writeTable } from './write';

/** The share of a part that the repeated head of a table may take. */
const maxHeadShare = 0.5;

/** Splits a table between its rows, each piece under the head; what is too wide for that becomes paragraphs. */
export function splitTable(table: Table, room: Room): string[] {
  const head = writeTable(table, []);
  const isNarrow = head.length <= room.maxChars * maxHeadShare && fits(room, head);
  if (!isNarrow) return splitWide([table.head, ...table.rows], undefined, room);
  if (table.rows.length === 0) return [head];
  return pack(table.rows, room, {
    chars: (row) => writeRow(row).length + 1,
    write: (rows) => writeTable(table, rows),
    split: (row) => ({ parts: splitWide([row], table.head, room) }),
  });
}

/** One paragraph for each cell that is not empty, with what stands above it in front. */
function splitWide(
  rows: readonly (readonly string[])[],
  head: readonly string[] | undefined,
  room: Room,
): string[] {
  const cells = rows.flatMap((row) =>
    row.map((cell, column) => (head?.[column] && cell !== '' ? `${head[column]}: ${cell}` : cell)),
  );
  return pack(
    cells.filter((cell) => cell !== ''),
    room,
    {
      chars: (cell) => cell.length + 2,
      write: (taken) => taken.map(writeParagraph).join('\n\n'),
      split: (cell) => ({ parts: splitProse(cell, room, writeParagraph) }),
    },
  );
}
