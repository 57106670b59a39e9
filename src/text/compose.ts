import type { Content } from '../core/message';
import { fenced, withFenceClosed } from './fence';
import { type Place, toMarkdownPlace, toPlainPlace, withPlainPlaces } from './location/place';
import type { LinkResolver } from './markdown/cleanLinks';
import { cleanMarkdown } from './markdown/cleanMarkdown';
import { escapeHidden } from './markdown/escapeHidden';
import { toPlainText } from './markdown/plainText';
import { withoutBlankEnds } from './withoutBlankEnds';

/**
 * How a text becomes the two fields of a message: `markdown` is read as Markdown for the plain field, `verbatim` goes as
 * it is in both, `plain` has no Markdown field.
 */
export const sourceForms = ['markdown', 'verbatim', 'plain'] as const;
export type SourceForm = (typeof sourceForms)[number];

/** One selection, or a whole file. */
export type Block = {
  /** Exactly what the document holds. */
  readonly text: string;
  /** Where it stands, if that is to be shown. */
  readonly place?: Place;
} & BlockKind;

/** How a block is read: code stands in a fence, Markdown is cleaned, plain text goes as it is. */
export type BlockKind =
  | { readonly kind: 'code'; readonly language: string }
  /** `resolve` gives relative links an address; without it they leave their text. Only what `startsFile` has front matter. */
  | { readonly kind: 'markdown'; readonly resolve?: LinkResolver; readonly startsFile?: boolean }
  | { readonly kind: 'plain' };

/** What stands in one message, in the order it is shown. */
export interface Parts {
  /** Markdown, as the user writes it; empty for none. */
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

/** A message, and what of its parts could not go along. */
export interface ComposedParts extends Composed {
  /** Images that lie beside a Markdown file: HelpCrunch's API takes no attachments. */
  readonly localImages: number;
}

/** Joins the parts. Code and plain text stand unchanged in both fields; the plain field carries no Markdown. */
export function compose({ comment, blocks, signature }: Parts, format: 'markdown' | 'plain'): ComposedParts {
  const written = blocks.map(toWritten);
  const localImages = written.reduce((sum, block) => sum + block.localImages, 0);
  const around = (pieces: string[], toProse: (prose: string) => string): string[] => {
    const prose = (text: string): string[] => (text.trim() === '' ? [] : [toProse(text.trim())]);
    return [...prose(comment), ...pieces, ...prose(signature)];
  };
  const plain = written.flatMap((block) => block.plain);
  if (format === 'plain') {
    const text = join(around(plain, (prose) => prose));
    return { content: { text }, source: { text, form: 'plain' }, localImages };
  }
  const marked = written.flatMap((block) => block.marked);
  if (blocks.every(({ kind }) => kind === 'plain')) {
    const markdownText = join(withFencesClosed(around(marked, (prose) => prose)));
    const text = join(withFencesClosed(around(plain, (prose) => prose)));
    return { content: { text, markdownText }, source: { text: markdownText, form: 'verbatim' }, localImages };
  }
  const markdownText = join(withFencesClosed(around(marked, escapeHidden)));
  const text = join(around(plain, (prose) => toPlainText(withFenceClosed(escapeHidden(prose)))));
  return { content: { text, markdownText }, source: { text: markdownText, form: 'markdown' }, localImages };
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
    case 'verbatim':
      return { text: withPlainPlaces(text), markdownText: text };
    case 'markdown':
      return { text: toPlainText(text), markdownText: text };
  }
}

/** A block in both fields, each with the line above it. */
interface WrittenBlock {
  readonly marked: readonly string[];
  readonly plain: readonly string[];
  readonly localImages: number;
}

function toWritten(block: Block): WrittenBlock {
  const { place } = block;
  const above = (text: string, format: (place: Place) => string): string[] =>
    place ? [format(place), text] : [text];
  const { marked, plain, localImages } = toBody(block);
  return { marked: above(marked, toMarkdownPlace), plain: above(plain, toPlainPlace), localImages };
}

function toBody(block: Block): { marked: string; plain: string; localImages: number } {
  const { text } = block;
  switch (block.kind) {
    case 'plain':
      return { marked: text, plain: text, localImages: 0 };
    case 'code':
      return { marked: fenced(text, block.language), plain: text, localImages: 0 };
    case 'markdown': {
      const { markdown, localImages } = cleanMarkdown(
        text,
        block.resolve ?? (() => undefined),
        block.startsFile,
      );
      // What was taken away may have left blank lines at the ends.
      const marked = escapeHidden(markdown === text ? text : withoutBlankEnds(markdown));
      return { marked, plain: toPlainText(marked), localImages };
    }
  }
}

/** Whatever a piece leaves open, the next one is not swallowed; the last stays as it is. */
function withFencesClosed(pieces: string[]): string[] {
  return [...pieces.slice(0, -1).map(withFenceClosed), ...pieces.slice(-1)];
}

function join([first = '', ...rest]: string[]): string {
  return rest.reduce((before, next) => `${before}${before.endsWith('\n') ? '\n' : '\n\n'}${next}`, first);
}
