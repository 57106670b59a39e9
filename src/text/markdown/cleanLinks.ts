import { toDestination } from './htmlMarks';
import { type Token, labelEndOf, spanOf } from './parse';
import { type Edit, applyEdits } from './editInlines';

/** Where a relative link leads for whoever reads the message; undefined where it leads nowhere. */
export type LinkResolver = (href: string) => string | undefined;

/** An inline content whose links stand by themselves, and the images in it that lie beside the file. */
export interface CleanedLinks {
  readonly content: string;
  readonly localImages: number;
}

/** An address with a scheme or a host; a single letter is the drive of a Windows path. */
const absolute = /^(?:[a-z][a-z0-9+.-]+:|\/\/)/i;

/** Resolves reference links and relative ones; a link that leads nowhere leaves its text. */
export function cleanLinks({ content, children }: Token, resolve: LinkResolver): CleanedLinks {
  const edits: Edit[] = [];
  let localImages = 0;
  for (const token of children ?? []) {
    const isImage = token.type === 'image';
    if (!isImage && token.type !== 'link_open') continue;
    const span = spanOf(token);
    const labelEnd = labelEndOf(token);
    if (!span || labelEnd === undefined) continue;
    const href = String(token.attrGet(isImage ? 'src' : 'href') ?? '');
    const isData = /^data:/i.test(href);
    const isLocal = isData || !absolute.test(href);
    if (isImage && isLocal) localImages += 1;
    const isReference = (token.meta as { label?: string } | null)?.label !== undefined;
    if (!isLocal && !isReference) continue;
    const address = isData ? undefined : isLocal ? resolve(href) : href;
    if (address === undefined) {
      edits.push({ start: span.start, end: span.start + (isImage ? 2 : 1), text: '' });
      edits.push({ start: labelEnd, end: span.end, text: '' });
    } else {
      edits.push({ start: labelEnd, end: span.end, text: `](${toDestination(address)}${toTitle(token)})` });
    }
  }
  return { content: edits.length === 0 ? content : applyEdits(content, edits), localImages };
}

function toTitle(token: Token): string {
  const title = token.attrGet('title');
  return title === null ? '' : ` "${String(title).replace(/["\\]/g, '\\$&').replace(/\s+/g, ' ')}"`;
}
