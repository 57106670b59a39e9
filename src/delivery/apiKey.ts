/**
 * Takes what people paste for a key, with white space, invisible characters, `Authorization:`, `Bearer` and angle
 * brackets around it in any order, and gives the bare key; undefined where nothing is left that could stand in a header.
 */
export function cleanApiKey(pasted: string): string | undefined {
  const key = pasted.replace(/[\s\p{Cf}<>]/gu, '').replace(/^(?:authorization:|bearer)+/i, '');
  return /^[\x21-\x7e]+$/.test(key) ? key : undefined;
}
