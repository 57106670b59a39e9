import { type LinkTarget, type RichInline, type TextMark, textMarks } from '../../core/richText';
import type { Token } from '../markdown/parse';
import { type Link, parseAddress } from './address';
import { mentionOf, mentionType } from './chatMarkdown';
import { cleanLine, isBlank } from './cleanText';
import { findMentions } from './mentions';

/** The mark that a kind of token begins or ends. */
const marked: ReadonlyMap<string, TextMark> = new Map([
  ['strong', 'strong'],
  ['em', 'em'],
  ['s', 'strike'],
]);

/** The pieces of a line, or of lines, of a message; what their links lead to is added to `targets`. */
export function toInlines(tokens: readonly Token[], targets: LinkTarget[]): RichInline[] {
  const writer = new InlineWriter(targets);
  for (const token of tokens) writer.add(token);
  return writer.inlines;
}

/** Lines as they stand, without any meaning. */
export function toVerbatim(text: string): RichInline[] {
  const lines = text.split('\n').map((line) => cleanLine(line));
  return lines.flatMap((line, at): RichInline[] => [
    ...(at > 0 ? [{ kind: 'break' } as const] : []),
    ...(line === '' ? [] : [{ kind: 'text', text: line } as const]),
  ]);
}

/** A link with what it says; where that is nothing to be seen, it says where it leads. */
export function toLinkInline(
  { target, host }: Link,
  text: string,
  targets: LinkTarget[],
  marks: readonly TextMark[] = [],
): RichInline {
  const shown = isBlank(text) && target.kind !== 'place' ? target.url : cleanLine(text);
  const link = targets.push(target) - 1;
  return { kind: 'link', link, to: target.kind, host, text: shown, ...(marks.length > 0 && { marks }) };
}

class InlineWriter {
  readonly inlines: RichInline[] = [];
  readonly #open: TextMark[] = [];
  /** The link that is open, and its text so far. */
  #link: { readonly to: Link; text: string; marks: readonly TextMark[] } | undefined;

  constructor(private readonly targets: LinkTarget[]) {}

  add(token: Token): void {
    switch (token.type) {
      case 'softbreak':
      case 'hardbreak':
        if (this.#link) this.#text(' ');
        else this.inlines.push({ kind: 'break' });
        break;
      case 'code_inline':
        this.#code(token.content);
        break;
      case 'image':
        this.#image(token);
        break;
      case mentionType:
        this.#mention(token);
        break;
      case 'link_open':
        this.#openLink(token);
        break;
      case 'link_close':
        this.#closeLink();
        break;
      default:
        this.#markOrText(token);
    }
  }

  #markOrText({ type, content }: Token): void {
    const [, tag = '', end] = /^(\w+)_(open|close)$/.exec(type) ?? [];
    const mark = marked.get(tag);
    if (!mark) this.#text(content);
    else if (end === 'open') this.#open.push(mark);
    else this.#open.pop();
  }

  /** In code only lines of files are links; everything else is to be read, not followed. */
  #code(content: string): void {
    let at = 0;
    for (const { start, end, text, link } of findMentions(content)) {
      if (this.#link || link?.target.kind !== 'place') continue;
      this.#text(content.slice(at, start), 'code');
      this.inlines.push(toLinkInline(link, text, this.targets, this.#marks('code')));
      at = end;
    }
    this.#text(content.slice(at), 'code');
  }

  #image(token: Token): void {
    const link = parseAddress(String(token.attrGet('src') ?? ''));
    const text = toAlternative(token);
    if (this.#link || !link) this.#text(text);
    else this.inlines.push(toLinkInline(link, text, this.targets, this.#marks()));
  }

  #mention(token: Token): void {
    const { text, link } = mentionOf(token);
    if (link) this.inlines.push(toLinkInline(link, text, this.targets, this.#marks()));
  }

  #openLink(token: Token): void {
    const to = parseAddress(String(token.attrGet('href') ?? ''));
    if (to) this.#link = { to, text: '', marks: this.#marks() };
  }

  #closeLink(): void {
    if (this.#link)
      this.inlines.push(toLinkInline(this.#link.to, this.#link.text, this.targets, this.#link.marks));
    this.#link = undefined;
  }

  #text(content: string, also?: TextMark): void {
    const text = cleanLine(content);
    if (text === '') return;
    const marks = this.#marks(also);
    if (!this.#link) {
      this.inlines.push({ kind: 'text', text, ...(marks.length > 0 && { marks }) });
      return;
    }
    // A link is one piece: it has the marks of its whole text.
    const { text: before, marks: own } = this.#link;
    this.#link.marks = before === '' ? marks : own.filter((mark) => marks.includes(mark));
    this.#link.text += text;
  }

  #marks(also?: TextMark): readonly TextMark[] {
    return textMarks.filter((mark) => mark === also || this.#open.includes(mark));
  }
}

/** What an image says to those who do not see it. */
function toAlternative({ children, content }: Token): string {
  if (!children) return content;
  return children.map((child) => (child.type.endsWith('break') ? ' ' : toAlternative(child))).join('');
}
