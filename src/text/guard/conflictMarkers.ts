import type { Finding } from './findings';

/** The lines that git leaves about a conflict; `=======` alone underlines a heading of Markdown. */
export function conflictMarkers(text: string): Finding[] {
  const lines = [...text.matchAll(/^(?:<{7}|>{7}|={7}|\|{7})(?:(?<=[<>|]{7}) [^\r\n]*)?(?=\r?$)/gm)];
  if (!lines.some(({ 0: line }) => /^<{7}(?: |$)|^>{7} /.test(line))) return [];
  return lines.map(({ 0: line, index }) => ({
    kind: 'conflictMarker',
    start: index,
    end: index + line.length,
  }));
}
