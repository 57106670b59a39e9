/** All that a reader does not see but that moves, hides or joins what is seen; joiners and variation selectors are part of scripts and emoji. */
const unseen = /(?![\u200c\u200d\p{VS}])[\p{Cf}\p{DI}]|(?![\n\t])\p{Cc}/gu;

/** A text without control, format and invisible characters; its lines end in `\n`, and tabs stay. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\p{Zl}\p{Zp}]/gu, '\n')
    .replace(unseen, '');
}

/** The same as one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/[\n\t]+/g, ' ');
}

/** Whether nothing of a text is to be seen, as of spaces and of the Braille pattern without dots. */
export function isBlank(text: string): boolean {
  return /^[\s\p{DI}\u2800]*$/u.test(text);
}
