/** Begins of lines that are, or make of the paragraph around them, another block than a paragraph. */
const blockStart =
  /^(?:(?:#{1,6}|[-+*])(?=\s|$)|>|`{3,}|~{3,}|=+\s*$|(?:-\s*){2,}$|(?:\*\s*){3,}$|(?:_\s*){3,}$|\||\[(?=[^\]]*\]:)|<(?=[a-z/!?])(?![a-z][a-z0-9+.-]{1,31}:|[^\s<>]+@))/i;

const number = /^\d{1,9}(?=[.)](?:\s|$))/;

/** A line of a paragraph, kept from beginning a block after something before it was taken away. */
export function escapeBlockStart(line: string): string {
  return blockStart.test(line) ? `\\${line}` : line.replace(number, '$&\\');
}
