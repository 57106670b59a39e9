import type { RichBlock, RichInline, TextMark } from '../core/richText';
import { type Child, h, link } from './element';

/** Is called with the number of a link that somebody opens. */
export type OpenLink = (link: number) => void;

/** Draws a text that somebody else wrote. */
export function toRichElements(blocks: readonly RichBlock[], open: OpenLink): HTMLElement[] {
  return blocks.map((block) => toBlock(block, open));
}

function toBlock(block: RichBlock, open: OpenLink): HTMLElement {
  switch (block.kind) {
    case 'paragraph':
      return h('p', { dir: 'auto' }, ...toInlines(block.inlines, open));
    case 'heading': {
      // Right below the days, whatever its level: what a customer writes leaves no gap in the panel's outline.
      const inlines = toInlines(block.inlines, open);
      return h('p', { class: 'heading', role: 'heading', 'aria-level': '3', dir: 'auto' }, ...inlines);
    }
    case 'code':
      return toCode(block.language, block.text);
    case 'quote':
      return h('blockquote', { dir: 'auto' }, ...toRichElements(block.blocks, open));
    case 'list': {
      const items = block.items.map((item) => h('li', { dir: 'auto' }, ...toRichElements(item, open)));
      return block.start === undefined
        ? h('ul', { dir: 'auto' }, ...items)
        : h('ol', { dir: 'auto', start: String(block.start) }, ...items);
    }
    case 'table':
      return toTable(block.head, block.rows, open);
    case 'rule':
      return h('hr', {});
  }
}

function toCode(language: string, text: string): HTMLElement {
  // What is cut off is scrolled by the keys; not every browser offers that by itself.
  const code = h('pre', { dir: 'ltr', tabindex: '0' }, h('code', {}, text));
  return language === ''
    ? code
    : h('div', { class: 'code' }, h('div', { class: 'language' }, language), code);
}

type Cells = readonly (readonly RichInline[])[];

function toTable(head: Cells, rows: readonly Cells[], open: OpenLink): HTMLElement {
  const toRow = (tag: 'td' | 'th', cells: Cells): HTMLElement =>
    h('tr', {}, ...cells.map((cell) => h(tag, { dir: 'auto' }, ...toInlines(cell, open))));
  const table = h('table', {}, h('thead', {}, toRow('th', head)));
  table.append(h('tbody', {}, ...rows.map((row) => toRow('td', row))));
  return h('div', { class: 'table', tabindex: '0' }, table);
}

function toInlines(inlines: readonly RichInline[], open: OpenLink): Child[] {
  return inlines.map((inline) => {
    switch (inline.kind) {
      case 'text':
        return inMarks(inline.text, inline.marks);
      case 'break':
        return h('br', {});
      case 'link':
        return toLink(inline, open);
    }
  });
}

/** A link and where it leads, whatever its text claims: one run, which no writing direction around it takes apart. */
function toLink(inline: Extract<RichInline, { kind: 'link' }>, open: OpenLink): HTMLElement {
  const text = inMarks(inline.text, inline.marks);
  const run = h(
    'span',
    { class: 'link', dir: 'ltr' },
    link(inline.to, () => open(inline.link), text),
  );
  if (inline.host !== '') run.append(' ', h('span', { class: 'host', dir: 'ltr' }, `(${inline.host})`));
  return run;
}

const markTags = { strong: 'strong', em: 'em', strike: 's', code: 'code' } as const satisfies Record<
  TextMark,
  string
>;

function inMarks(text: string, marks: readonly TextMark[] = []): Child {
  return marks.reduceRight<Child>((inner, mark) => h(markTags[mark], {}, inner), text);
}
