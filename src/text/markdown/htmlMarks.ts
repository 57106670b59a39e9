import { type Tag, pairTags, toAttribute } from './htmlTags';

/** What a pair of tags becomes. */
type Marks = readonly [before: string, after: string];

const lineTags =
  /^(?:p|div|h[1-6]|tr|table|ul|ol|details|summary|blockquote|d[ldt]|center|picture|figure|figcaption)$/;

/**
 * What each tag becomes in Markdown: an image, a link, a mark or nothing. Undefined for what is no tag, and for one that
 * stands alone.
 */
export function toMarks(
  tags: readonly (Tag | undefined)[],
  lineBreak: string,
): readonly (string | undefined)[] {
  const pairs = pairTags(tags);
  return tags.map((tag, index) => {
    if (tag?.kind === 'comment') return '';
    if (tag?.kind === 'void') return tag.name === 'img' ? toImage(tag) : tag.name === 'br' ? lineBreak : '';
    const partner = pairs.get(index);
    if (!tag || partner === undefined) return undefined;
    const [before, after] = tag.kind === 'open' ? ofPair(tag) : ofPair(tags[partner]);
    return tag.kind === 'open' ? before : after;
  });
}

/** Whether a tag begins and ends a line of its own. */
export function isLine({ name }: Tag): boolean {
  return lineTags.test(name);
}

/** An address as the destination of a link, from which nothing in it can break out. */
export function toDestination(address: string): string {
  return address
    .trim()
    .replace(/[\s<>()\\]/g, (character) =>
      encodeURIComponent(character).replace('(', '%28').replace(')', '%29'),
    );
}

function ofPair(open: Tag | undefined): Marks {
  if (open?.name === 'a') {
    const address = toAttribute(open, 'href');
    return address === undefined ? ['', ''] : ['[', `](${toDestination(address)})`];
  }
  if (open?.name === 'del' || open?.name === 's' || open?.name === 'strike') return ['~~', '~~'];
  if (open?.name === 'li') return ['\n- ', '\n'];
  if (open?.name === 'td' || open?.name === 'th') return ['', ' | '];
  return open && isLine(open) ? ['\n', '\n'] : ['', ''];
}

/** `![alt](src)` for an `<img>`; its alternative text, or its title, where it has no source. */
function toImage(tag: Tag): string {
  const alt = (toAttribute(tag, 'alt') ?? toAttribute(tag, 'title') ?? '')
    .replace(/[[\]\\]/g, '\\$&')
    .replace(/\s+/g, ' ');
  const source = toAttribute(tag, 'src');
  return source === undefined ? alt : `![${alt}](${toDestination(source)})`;
}
