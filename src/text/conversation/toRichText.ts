import { maxRichTextChars } from '../../core/limits';
import type { LinkTarget, RichBlock, RichInline, RichText } from '../../core/richText';
import { uploadOrigin } from '../../core/uploadOrigin';
import { parseAddress } from './address';
import { toBlocks } from './blocks';
import { cleanText, isBlank } from './cleanText';
import { toLinkInline, toVerbatim } from './inlines';
import { uploadId } from './mentions';

const bareUpload = new RegExp(String.raw`^\s*(${uploadId})\s*$`, 'i');

/**
 * Takes apart a text that somebody else wrote. It is read as Markdown whose lines are lines; HTML is text, images are links,
 * and a link leads to the web, to an upload, or to lines of a file, with its host beside it. Never throws, in linear time.
 * What is beyond `maxRichTextChars` is left out, and the answer says so.
 */
export function toRichText(source: string): RichText {
  const text = cleanText(source.slice(0, maxRichTextChars).replace(/[\ud800-\udbff]$/, ''));
  const links: LinkTarget[] = [];
  const blocks = toUpload(text, links) ?? toBlocks(text, links);
  // `+` or `1.` is an answer in a chat, and an empty list in Markdown.
  const isLost = !isBlank(text) && blocks.every(isEmpty);
  return {
    blocks: isLost ? [{ kind: 'paragraph', inlines: toVerbatim(text.trim()) }] : blocks,
    links,
    ...(source.length > maxRichTextChars ? { isCut: true } : {}),
  };
}

/** A message that is the id of an upload and nothing else (helpcrunch-api.md 2.1, Attachments). */
function toUpload(text: string, links: LinkTarget[]): readonly RichBlock[] | undefined {
  const [, id] = bareUpload.exec(text) ?? [];
  const link = id === undefined ? undefined : parseAddress(`${uploadOrigin}/${id}/`);
  return link && [{ kind: 'paragraph', inlines: [toLinkInline(link, id ?? '', links)] }];
}

function isEmpty(block: RichBlock): boolean {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return block.inlines.every(isNothing);
    case 'code':
      return isBlank(block.text);
    case 'quote':
      return block.blocks.every(isEmpty);
    case 'list':
      return block.items.flat().every(isEmpty);
    case 'table':
      return [block.head, ...block.rows].flat(2).every(isNothing);
    case 'rule':
      return false;
  }
}

function isNothing(inline: RichInline): boolean {
  return inline.kind === 'break' || (inline.kind === 'text' && isBlank(inline.text));
}
