import { parseBlocks } from '../markdown/parse';

/** Whether a text says anything: headings alone, as a template has them, comments and rules do not. */
export function hasWords(markdown: string): boolean {
  let isHeading = false;
  for (const { type, content } of parseBlocks(markdown).tokens) {
    if (type === 'heading_open') isHeading = true;
    else if (type === 'heading_close') isHeading = false;
    else if (
      type === 'html_block' ? content.replace(/<!--[^]*?-->/g, '').trim() !== '' : content.trim() !== ''
    )
      if (!isHeading) return true;
  }
  return false;
}
