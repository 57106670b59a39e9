/** Lines that are kept between two changes are looked for this far ahead. */
const reach = 400;

/** What became of a text, line by line: runs that stay are counted, lines that go or come are shown. */
export function toDiff(before: string, after: string): string {
  const old = toLines(before);
  const diff: string[] = [];
  let added: string[] = [];
  let kept = 0;
  let at = 0;
  const change = (to: number): void => {
    if (kept > 0 && (to > at || added.length > 0)) diff.push(`= ${kept} as before`);
    if (to > at || added.length > 0) kept = 0;
    diff.push(...old.slice(at, to).map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`));
    added = [];
  };
  for (const line of toLines(after)) {
    const found =
      line === '' && added.length === 0 && old[at] !== '' ? -1 : old.slice(at, at + reach).indexOf(line);
    if (found < 0) {
      added.push(line);
      continue;
    }
    change(at + found);
    at += found + 1;
    kept += 1;
  }
  change(old.length);
  if (kept > 0) diff.push(`= ${kept} as before`);
  return [...diff, ''].join('\n');
}

function toLines(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}
