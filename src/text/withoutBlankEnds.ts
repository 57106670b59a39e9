/**
 * A text without blank lines before it and white space after it. In front whole lines go only: blanks at the begin of a
 * line may make it code.
 */
export function withoutBlankEnds(text: string): string {
  return text.replace(/^(?:[ \t]*(?:\r\n|\r|\n))+/, '').trimEnd();
}
