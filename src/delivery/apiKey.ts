/**
 * Takes what people paste for a key, with spaces, line ends, `Bearer ` and angle brackets around it, and gives the bare
 * key; undefined where nothing is left that could stand in a header.
 */
export function cleanApiKey(pasted: string): string | undefined {
  const key = pasted
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .trim()
    .replace(/^(?:authorization *:)? *(?:bearer +)?/i, '')
    .replace(/[<>\s]/g, '');
  return /^[\x21-\x7e]+$/.test(key) ? key : undefined;
}
