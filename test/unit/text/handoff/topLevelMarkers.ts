/** What is open at a line's begin: a list item by the indent of its text, in it a fence or HTML by what ends that. */
interface Open {
  item: number;
  end: RegExp | undefined;
  /** Whether a line of text goes on with a paragraph, also one of a quote or an item that it does not stand in. */
  inText: boolean;
}

/** HTML, and what ends it; by CommonMark 4.6. */
const html: readonly (readonly [begin: RegExp, end: RegExp])[] = [
  [/^<(?:pre|script)>/, /<\/(?:pre|script)>/],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<\/?div>/, /^\s*$/],
];

/**
 * The numbers of the lines with a marker at top level, counted from 0, in a draft of `knownLines`; line by line as
 * CommonMark says, for tests. It shares nothing with `src/text`.
 */
export function topLevelMarkers(draft: string): number[] {
  const open: Open = { item: 0, end: undefined, inText: false };
  return draft.split(/\r\n|[\r\n]/).flatMap((line, at) => (isMarker(line, open) ? [at] : []));
}

function isMarker(line: string, open: Open): boolean {
  const indent = line.length - line.trimStart().length;
  if (line.trim() === '') {
    if (open.end?.test('')) open.end = undefined;
    open.inText = false;
    return false;
  }
  if (indent < open.item && !(open.inText && !open.end && isText(line))) {
    open.item = 0;
    open.end = undefined;
    open.inText = false;
  }
  const own = line.slice(Math.min(indent, open.item));
  return open.end ? goOn(own, open) : begin(own, open);
}

function goOn(line: string, open: Open): boolean {
  if (open.end?.test(line)) open.end = undefined;
  return false;
}

function begin(line: string, open: Open): boolean {
  const text = line.trimStart();
  if (line.length - text.length > 3) return false;
  const [, fence] = /^(`{3,}(?=[^`]*$)|~{3,})/.exec(text) ?? [];
  const [, bullet] = /^(- |1\. )/.exec(text) ?? [];
  const [, end] = html.find(([start]) => start.test(text)) ?? [];
  const wasText = open.inText;
  open.inText = false;
  if (bullet !== undefined) {
    open.item += line.length - text.length + bullet.length;
    begin(text.slice(bullet.length), open);
    return false;
  }
  if (fence !== undefined) open.end = new RegExp(`^ {0,3}${fence}${fence.charAt(0)}*\\s*$`);
  else if (end) open.end = end.test(text) ? undefined : end;
  else if (text.startsWith('>')) open.inText = isText(text.slice(1).trimStart());
  else open.inText = isText(line) && !(text === '===' && wasText && open.item === 0);
  return open.item === 0 && /^<!--\s*helpcrunch:customer\s*-->\s*$/i.test(text);
}

/** Whether a line is one of a paragraph if it stands behind another. */
function isText(line: string): boolean {
  const text = line.trimStart();
  const begins =
    /^(?:#|---|>|- |1\. |~~~|`{3,}[^`]*$|$)/.test(text) || html.some(([start]) => start.test(text));
  return line.length - text.length > 3 || !begins;
}
