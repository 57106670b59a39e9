import { openFence } from '../fence';
import type { Markdown } from '../markdown/parse';
import { type Block, groups, toBlock } from './block';
import { writeBlock } from './write';

/** A block with its Markdown, up to where the next one begins. */
export interface Section {
  readonly text: string;
  /** Undefined for what is left of a block that has been split. */
  readonly block?: () => Block;
  readonly isHeading?: boolean;
  /** The rest of a list, written anew: its items may be less indented than in the source, and take in what comes next. */
  readonly isListRest?: boolean;
}

/** The sections of a whole text: joined they are the text, but for a fence that it leaves open. */
export function toSections(markdown: Markdown): Section[] {
  const { lines, tokens } = markdown;
  const blocks = [...groups(tokens)];
  return blocks.map((group, index) => {
    const from = index === 0 ? 0 : blocks[index]?.[0]?.map?.[0];
    const text = lines.slice(from, blocks[index + 1]?.[0]?.map?.[0] ?? lines.length).join('');
    const fence = index === blocks.length - 1 ? openFence(group[0]) : undefined;
    const end = /[\r\n]$/.test(text) ? '' : '\n';
    return {
      text: fence === undefined ? text : `${text}${end}${fence}`,
      block: () => toBlock(group, markdown),
      isHeading: group[0]?.type === 'heading_open',
    };
  });
}

/** The sections of what is inside an item or a quote. */
export function toInnerSections(blocks: readonly Block[], isTight: boolean): Section[] {
  return blocks.map((block) => toOwnSection(block, isTight));
}

/** The section of a block that stands in no source, or not as it is. */
export function toOwnSection(block: Block, isTight: boolean): Section {
  return {
    text: `${writeBlock(block)}${isTight ? '\n' : '\n\n'}`,
    block: () => block,
    isHeading: block.kind === 'heading',
  };
}

/** Sections as one piece, without the blank lines around it. */
export function writeSections(sections: readonly Section[]): string {
  return withoutBlankEnds(sections.map(({ text }) => text).join(''));
}

/** The text without blank lines before and white space after it; the indentation of its first line stays. */
export function withoutBlankEnds(text: string): string {
  let from = 0;
  for (let at = 0; isBlank(text[at]); at++) if (text[at] === '\n' || text[at] === '\r') from = at + 1;
  let to = text.length;
  while (to > from && isBlank(text[to - 1])) to--;
  return text.slice(from, to);
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\n' || char === '\r';
}
