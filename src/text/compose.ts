import type { Content } from '../core/message';
import { codeSpan, fenced, withFenceClosed, withoutFences } from './fence';

/**
 * How an edited text becomes the two fields of a message: `code` has fences that the plain field drops, `markdown` goes
 * as it is in both, `plain` has no Markdown field.
 */
export const sourceForms = ['code', 'markdown', 'plain'] as const;
export type SourceForm = (typeof sourceForms)[number];

/** One selection, or a whole file. */
export interface Block {
  /** Exactly what the document holds. */
  readonly text: string;
  /** Fence language, maybe empty; undefined for Markdown and plain text, which go without a fence. */
  readonly language: string | undefined;
  /** `path:from-to`, if it is to be shown. */
  readonly location: string | undefined;
}

/** What stands in one message, in the order it is shown. */
export interface Parts {
  /** Empty for none. */
  readonly comment: string;
  readonly blocks: readonly Block[];
  /** A line under the whole; empty for none. */
  readonly signature: string;
}

/** A message as one text that a person reads and may edit, and the form that says how its fields are made of it. */
export interface Source {
  readonly text: string;
  readonly form: SourceForm;
}

/** A message ready to be sent, and the same as a text to be edited. */
export interface Composed {
  readonly content: Content;
  readonly source: Source;
}

/** Joins the parts; the text of every block stands unchanged in both fields. */
export function compose(parts: Parts, format: 'markdown' | 'plain'): Composed {
  if (format === 'plain') {
    const text = join(toPieces(parts, (prose) => prose, toPlain));
    return { content: { text }, source: { text, form: 'plain' } };
  }
  const markdownText = join(withFencesClosed(toPieces(parts, (prose) => prose, toMarkdown)));
  if (parts.blocks.every((block) => block.language === undefined)) {
    const text = join(withFencesClosed(toPieces(parts, (prose) => prose, toPlain)));
    return { content: { text, markdownText }, source: { text: markdownText, form: 'markdown' } };
  }
  const text = join(toPieces(parts, (prose) => withoutFences(withFenceClosed(prose)), toPlain));
  return { content: { text, markdownText }, source: { text: markdownText, form: 'code' } };
}

/**
 * The fields of a draft: those of the message it was made of, if its text is still the same, else made of its text.
 *
 * The fields that were kept differ from those made of the text in white space and backticks at most; any others are not taken.
 */
export function toDraftContent(source: Source, original: { text: string; content: Content }): Content {
  const made = toContent(source);
  const kept = original.content;
  const isUnedited = source.text === original.text && made.markdownText === kept.markdownText;
  return isUnedited && toBare(made.text) === toBare(kept.text) ? kept : made;
}

function toBare(text: string): string {
  return text.replace(/[\s`]+/g, '');
}

/** Makes the two fields of a text that a person has edited. */
export function toContent({ text, form }: Source): Content {
  switch (form) {
    case 'plain':
      return { text };
    case 'markdown':
      return { text, markdownText: text };
    case 'code':
      return { text: withoutFences(text), markdownText: text };
  }
}

function toPlain({ text, location }: Block): string[] {
  return location === undefined ? [text] : [location, text];
}

function toMarkdown({ text, language, location }: Block): string[] {
  const body = language === undefined ? text : fenced(text, language);
  return location === undefined ? [body] : [codeSpan(location), body];
}

/** Comment, blocks and signature, in the order they are shown. */
function toPieces(
  { comment, blocks, signature }: Parts,
  toProse: (prose: string) => string,
  toBlock: (block: Block) => string[],
): string[] {
  const prose = (text: string): string[] => (text.trim() === '' ? [] : [toProse(text.trim())]);
  return [...prose(comment), ...blocks.flatMap(toBlock), ...prose(signature)];
}

/** Whatever a piece leaves open, the next one is not swallowed; the last stays as it is. */
function withFencesClosed(pieces: string[]): string[] {
  return [...pieces.slice(0, -1).map(withFenceClosed), ...pieces.slice(-1)];
}

function join([first = '', ...rest]: string[]): string {
  return rest.reduce((before, next) => `${before}${before.endsWith('\n') ? '\n' : '\n\n'}${next}`, first);
}
