/** How a run of text looks; several at once are possible. */
export const textMarks = ['strong', 'em', 'strike', 'code'] as const;
export type TextMark = (typeof textMarks)[number];

/**
 * A piece of a line, without control and invisible characters. A link is a number: what it leads to never leaves the host,
 * and the panel can only name it.
 */
export type RichInline =
  | { readonly kind: 'text'; readonly text: string; readonly marks?: readonly TextMark[] }
  | { readonly kind: 'break' }
  | {
      readonly kind: 'link';
      /** Index into `RichText.links`. */
      readonly link: number;
      readonly to: LinkTarget['kind'];
      /**
       * The host of a web link or an upload, with its port if it has one of its own, in ASCII (`xn--`), to stand beside
       * whatever its text claims; empty for a place in code.
       */
      readonly host: string;
      readonly text: string;
      readonly marks?: readonly TextMark[];
    };

/** A block of a text that somebody else wrote: nothing of it is HTML. */
export type RichBlock =
  | { readonly kind: 'paragraph'; readonly inlines: readonly RichInline[] }
  | { readonly kind: 'heading'; readonly level: number; readonly inlines: readonly RichInline[] }
  | {
      readonly kind: 'code';
      /** What stands behind the fence, mostly a language; empty where nothing does. */
      readonly language: string;
      /** Its lines, with `\n` between them. */
      readonly text: string;
    }
  | { readonly kind: 'quote'; readonly blocks: readonly RichBlock[] }
  | {
      readonly kind: 'list';
      /** The number of its first item; undefined for bullets. */
      readonly start?: number;
      readonly items: readonly (readonly RichBlock[])[];
    }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly RichInline[])[];
      readonly rows: readonly (readonly (readonly RichInline[])[])[];
    }
  | { readonly kind: 'rule' };

/** Lines of a file, counted from 1. */
export interface MentionedLines {
  readonly from: number;
  readonly to: number;
}

/** What a link leads to. */
export type LinkTarget =
  /** A page; only `http:` and `https:`. */
  | { readonly kind: 'web'; readonly url: string }
  /** A file that was uploaded into the chat (helpcrunch-api.md 2.1, Attachments). */
  | { readonly kind: 'upload'; readonly url: string }
  /** A mention such as `src/cart.ts:42`, as somebody typed it: no path yet that may be opened. */
  | { readonly kind: 'place'; readonly path: string; readonly lines: MentionedLines };

/** A text that somebody else wrote, taken apart, and what its links lead to. */
export interface RichText {
  readonly blocks: readonly RichBlock[];
  readonly links: readonly LinkTarget[];
  /** The text went on, and its end was left out. */
  readonly isCut?: true;
}
