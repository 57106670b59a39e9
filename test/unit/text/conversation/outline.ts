import type { RichBlock, RichInline, RichText } from '../../../../src/core/richText';
import { toRichText } from '../../../../src/text/conversation/toRichText';

/** What becomes of a message, in one string: links as `{text > what it leads to}`, marks as `<em text>`, breaks as `/`. */
export function outline(source: string): string {
  const rich = toRichText(source);
  return rich.blocks.map((block) => ofBlock(block, rich)).join(' | ');
}

/** Every string of the tree that a reader sees, in order; `\n` for what separates lines. */
export function textsOf({ blocks }: Pick<RichText, 'blocks'>): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        return [...block.inlines.map(textOf), '\n'];
      case 'code':
        return [block.language, '\n', block.text, '\n'];
      case 'quote':
        return textsOf(block);
      case 'list':
        return textsOf({ blocks: block.items.flat() });
      case 'table':
        return [block.head, ...block.rows].flat().flatMap((cell) => [...cell.map(textOf), '\n']);
      case 'rule':
        return [];
    }
  });
}

/** Every piece of every line. */
export function inlinesOf({ blocks }: Pick<RichText, 'blocks'>): RichInline[] {
  return blocks.flatMap((block): readonly RichInline[] => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        return block.inlines;
      case 'quote':
        return inlinesOf(block);
      case 'list':
        return inlinesOf({ blocks: block.items.flat() });
      case 'table':
        return [block.head, ...block.rows].flat(2);
      case 'code':
      case 'rule':
        return [];
    }
  });
}

/** How many blocks are within each other at most. */
export function depthOf(blocks: readonly RichBlock[]): number {
  let depth = 0;
  for (const block of blocks) {
    const inside = block.kind === 'quote' ? block.blocks : block.kind === 'list' ? block.items.flat() : [];
    depth = Math.max(depth, 1 + depthOf(inside));
  }
  return depth;
}

function textOf(inline: RichInline): string {
  return inline.kind === 'break' ? '\n' : inline.text;
}

function ofBlock(block: RichBlock, rich: RichText): string {
  const ofInlines = (inlines: readonly RichInline[]): string =>
    inlines.map((inline) => ofInline(inline, rich)).join('');
  const ofBlocks = (blocks: readonly RichBlock[]): string =>
    blocks.map((each) => ofBlock(each, rich)).join(' | ');
  switch (block.kind) {
    case 'paragraph':
      return ofInlines(block.inlines);
    case 'heading':
      return `${'#'.repeat(block.level)} ${ofInlines(block.inlines)}`;
    case 'code':
      return `code(${block.language}) ${block.text}`;
    case 'quote':
      return `quote(${ofBlocks(block.blocks)})`;
    case 'list':
      return `list${block.start ?? ''}(${block.items.map(ofBlocks).join(' ; ')})`;
    case 'table':
      return `table(${[block.head, ...block.rows].map((row) => row.map(ofInlines).join(', ')).join(' ; ')})`;
    case 'rule':
      return '---';
  }
}

function ofInline(inline: RichInline, { links }: RichText): string {
  if (inline.kind === 'break') return '/';
  const text = (inline.marks ?? []).reduce((inside, mark) => `<${mark} ${inside}>`, inline.text);
  if (inline.kind === 'text') return text;
  const target = links[inline.link];
  if (target?.kind !== 'place')
    return `{${text} > ${inline.to} ${target?.url ?? 'nowhere'} at ${inline.host}}`;
  return `{${text} > ${target.path} ${target.lines.from}-${target.lines.to}}`;
}
