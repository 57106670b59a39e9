import { codeSpan } from '../fence';

/** Where a selection stands, as it is shown above it. */
export interface Place {
  /** As `formatLocation` gives it. */
  readonly label: string;
  /** Where others see the same lines. */
  readonly url?: string;
  /** Why others may see other lines, or none, in words. */
  readonly remark?: string;
}

/** A place in plain words: `src/a.ts:3-9 (https://…)`. */
export function toPlainPlace({ label, url, remark }: Place): string {
  return label + inBrackets(url) + inBrackets(remark);
}

/** A place in Markdown: a code span, which is a link where others see the same lines. */
export function toMarkdownPlace({ label, url, remark }: Place): string {
  const span = codeSpan(label);
  return (url === undefined ? span : `[${span}](${url})`) + inBrackets(remark);
}

/** Takes the marks away from lines that are a place in Markdown; every other line stays exactly as it is. */
export function withPlainPlaces(text: string): string {
  return text.replace(
    /^(?:\[(`+)(?!`) ?([^\r\n]+:\d+(?:-\d+)?) ?\1\]\((https:\/\/[^\s()]+)\)|(`+)(?!`) ?([^\r\n]+:\d+(?:-\d+)?) ?\4)((?: \([^\r\n]*\))?)$/gm,
    (
      _,
      __,
      linked: string | undefined,
      url: string | undefined,
      ___,
      bare: string | undefined,
      rest: string,
    ) => (linked ?? bare ?? '') + inBrackets(url) + rest,
  );
}

function inBrackets(text: string | undefined): string {
  return text === undefined ? '' : ` (${text})`;
}
