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
  const text = join(parts, ({ text, location }) => (location === undefined ? [text] : [location, text]));
  if (format === 'plain') return { content: { text }, source: { text, form: 'plain' } };
  const markdownText = join(parts, toMarkdown);
  const form = parts.blocks.some((block) => block.language !== undefined) ? 'code' : 'markdown';
  return { content: { text, markdownText }, source: { text: markdownText, form } };
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

function toMarkdown({ text, language, location }: Block): string[] {
  const body = language === undefined ? text : fenced(text, language);
  return location === undefined ? [body] : [codeSpan(location), body];
}

function join({ comment, blocks, signature }: Parts, toPieces: (block: Block) => string[]): string {
  const above = comment.trim() === '' ? [] : [withFenceClosed(comment.trim())];
  const below = signature.trim() === '' ? [] : [signature.trim()];
  return [...above, ...blocks.flatMap(toPieces), ...below].reduce(
    (before, next) => `${before}${before.endsWith('\n') ? '\n' : '\n\n'}${next}`,
  );
}
