import { toLines } from '../markdown/parse';
import type { Block, List } from './block';
import { type Packing, type Split, type UnitCutter, pack } from './pack';
import { withoutEmpty } from './parts';
import { type Room, within } from './room';
import { type Section, toOwnSection, toInnerSections, writeSections } from './section';
import { splitCode } from './splitCode';
import { splitProse } from './splitProse';
import { splitTable } from './splitTable';
import { toCutter } from './toCutter';
import { toMarker, writeBlock, writeHeading, writeItem, writeParagraph, writeQuote } from './write';

/** Packs blocks into parts, and splits those that are too long by themselves. */
export function packSections(sections: readonly Section[], room: Room): string[] {
  const packing: Packing<Section> = {
    chars: ({ text }) => text.length,
    write: writeSections,
    split: ({ text, block }) =>
      block ? splitSection(block(), room) : { parts: [writeSections([{ text }])] },
    toCutter: toSectionCutter,
    leadsOn: ({ isHeading }) => isHeading === true,
    takesIn: ({ isListRest }, { text }) => isListRest === true && /^\s/.test(text),
  };
  return withoutEmpty(pack(sections, room, packing));
}

function toSectionCutter({ block }: Section): UnitCutter<Section> | undefined {
  const cutter = block && toCutter(block());
  if (!cutter) return undefined;
  return (maxChars) => {
    const cut = cutter(maxChars);
    return (
      cut && {
        head: toOwnSection(cut.head, false),
        tail: { ...toOwnSection(cut.tail, false), isListRest: cut.tail.kind === 'list' },
        chars: cut.chars,
      }
    );
  };
}

/** What comes next goes into the same part as the last piece, unless it could become a piece of it. */
function splitSection(block: Block, room: Room): Split<Section> {
  const parts = splitBlock(block, room);
  const last = parts.at(-1);
  if (last === undefined || block.kind === 'list') return { parts };
  return { parts: parts.slice(0, -1), rest: { text: `${last}\n\n` } };
}

function splitBlock(block: Block, room: Room): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return splitProse(block.content, room, writeParagraph);
    case 'heading':
      return splitProse(block.content, room, (text) => writeHeading(block.level, text));
    case 'rule':
      return [writeBlock(block)];
    case 'code':
      return splitCode(block.lines, block.info, room);
    case 'html':
      return splitCode(toLines(block.content.trimEnd()), 'html', room);
    case 'table':
      return splitTable(block, room);
    case 'quote':
      return splitQuote(block.blocks, room);
    case 'list':
      return splitList(block, room);
  }
}

function splitQuote(blocks: readonly Block[], room: Room): string[] {
  const sections = toInnerSections(blocks, false);
  const inner = within(room, 2, writeQuote);
  return inner ? packSections(sections, inner).map(writeQuote) : packSections(sections, room);
}

interface Item {
  readonly marker: string;
  readonly blocks: readonly Block[];
  readonly text: string;
}

/** Items stay whole where they can; numbers go on from part to part. */
function splitList(list: List, room: Room): string[] {
  const between = list.isTight ? '\n' : '\n\n';
  const items = list.items.map((blocks, index): Item => {
    const marker = toMarker(list, index);
    return { marker, blocks, text: writeItem(marker, writeSections(toInnerSections(blocks, list.isTight))) };
  });
  return pack(items, room, {
    chars: ({ text }) => text.length + between.length,
    write: (taken) => taken.map(({ text }) => text).join(between),
    split: (item) => ({ parts: splitItem(item, list.isTight, room) }),
  });
}

/** Only the first piece of an item keeps its marker: another would look like the next item. */
function splitItem({ marker, blocks }: Item, isTight: boolean, room: Room): string[] {
  const sections = toInnerSections(blocks, isTight);
  const inner = within(room, marker.length + 1, (inside) => writeItem(marker, inside));
  if (!inner) return packSections(sections, room);
  const [first = '', ...rest] = packSections(sections, inner);
  return [writeItem(marker, first), ...rest];
}
