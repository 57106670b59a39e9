/** Parses JSON; undefined where it is none. The parser's own error quotes the text, so it must not travel further. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
