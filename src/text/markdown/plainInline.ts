import type { Token } from './parse';

/** The inside of a paragraph, heading or cell without Markdown: a link is `text (url)`, once where both are the same. */
export function toPlainInline(tokens: readonly Token[]): string {
  // The inside of the links that are open, the innermost last; below them all the text itself.
  const open: { readonly href: string; text: string }[] = [{ href: '', text: '' }];
  const add = (text: string): void => {
    const innermost = open.at(-1);
    if (innermost) innermost.text += text;
  };
  for (const [index, token] of tokens.entries()) {
    // Two addresses would run into one.
    if (
      /^(?:image|link_open)$/.test(token.type) &&
      /^(?:image|link_close)$/.test(tokens[index - 1]?.type ?? '')
    )
      add(' ');
    switch (token.type) {
      case 'softbreak':
      case 'hardbreak':
        add('\n');
        break;
      case 's_open':
      case 's_close':
        add(token.markup);
        break;
      case 'image':
        add(toPlainImage(token, open.length > 1));
        break;
      case 'link_open':
        open.push({ href: toAttribute(token, 'href'), text: '' });
        break;
      case 'link_close': {
        const { text = '', href = '' } = open.pop() ?? {};
        add(withAddress(text, href));
        break;
      }
      default:
        add(token.content);
    }
  }
  return open.map(({ text }) => text).join('');
}

/** The address of a badge says nothing beside that of the link it stands in. */
function toPlainImage(token: Token, isInLink: boolean): string {
  const text = toPlainInline(token.children ?? []);
  return isInLink && text.trim() !== '' ? text : withAddress(text, toAttribute(token, 'src'));
}

function withAddress(text: string, address: string): string {
  const bare = address.replace(/^mailto:/i, '');
  const isSaid = text === address || text === bare || decoded(address) === text;
  if (isSaid || address === '') return text;
  return text.trim() === '' ? address : `${text} (${address})`;
}

/** markdown-it percent-encodes what the author may have written plainly. */
function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

function toAttribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? '');
}
