import { type View, ViewBuilder, rewritten } from './view';

/** What is not seen: ignorable characters (zero-width, soft hyphen, bidi controls, selectors, tags) and control codes. */
const hidden = /(?:[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufff9-\ufffb]|(?![\t-\r])\p{Cc})+/u;
/** What looks like ASCII: full-width forms, letters and digits in circles, hyphens and dots; each is one UTF-16 unit. */
const lookalikes = /[\uff01-\uff5e\u24b6-\u24e9\u2460-\u2468\u2010\u2011\u2024\ufe4d-\ufe4f]+/u;
/** The letters and digits of mathematics, each two units. */
const mathematical = /[\u{1d400}-\u{1d7ff}]/u;
const disguised = new RegExp([hidden, lookalikes, mathematical].map(({ source }) => source).join('|'), 'gu');

/** Without characters that are not seen, and with those that only look different in their plain form. */
export function undisguised(base: View): View {
  return rewritten(base, disguised, (match) =>
    lookalikes.test(match) || mathematical.test(match)
      ? match.normalize('NFKC').replaceAll('\u2010', '-')
      : '',
  );
}

const inWord = String.raw`(?<=[\w./+=-])(?:\*{1,3}|~~|${'`'}{1,3}|<\/?(?:b|i|em|strong|wbr|code|u|s)>)(?=[\w./+=-])`;
const escaped = String.raw`(?:\\[!-/:-@[-${'`'}{-~])+`;
const encoded = String.raw`%[2-7][\dA-Fa-f]|&#\d{2,3};|&#[xX][\dA-Fa-f]{2};|&(?:lowbar|hyphen|equals|amp|period|sol|colon|plus);`;
const markup = new RegExp(`${inWord}|${escaped}|${encoded}`, 'g');
const entities: Readonly<Record<string, string>> = {
  '&lowbar;': '_',
  '&hyphen;': '-',
  '&equals;': '=',
  '&amp;': '&',
  '&period;': '.',
  '&sol;': '/',
  '&colon;': ':',
  '&plus;': '+',
};

/** The lines that Markdown shows, or a browser opens, with other characters: without escapes, emphasis and codes in words. */
export function unformatted(base: View): View {
  const builder = new ViewBuilder(base);
  const { text } = base;
  let [from, lineEnd] = [0, -1];
  for (const { 0: match, index } of text.matchAll(markup)) {
    const end = index + match.length;
    if (index >= lineEnd) {
      if (lineEnd >= 0) builder.keep(from, lineEnd);
      builder.put('\n', index, end);
      from = text.lastIndexOf('\n', index - 1) + 1;
      lineEnd = text.indexOf('\n', end);
      if (lineEnd < 0) lineEnd = text.length;
    }
    builder.keep(from, index);
    builder.put(toShown(match), index, end);
    from = end;
  }
  if (lineEnd >= 0) builder.keep(from, lineEnd);
  return builder.build();
}

function toShown(match: string): string {
  if (match.startsWith('\\')) return match.replace(/\\(.)/g, '$1');
  if (match.startsWith('%')) return String.fromCharCode(parseInt(match.slice(1), 16));
  if (match.startsWith('&#x') || match.startsWith('&#X')) return toAscii(parseInt(match.slice(3), 16));
  if (match.startsWith('&#')) return toAscii(parseInt(match.slice(2), 10));
  return entities[match] ?? '';
}

function toAscii(code: number): string {
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : ' ';
}

const brokenWord = /(?<![\w./+=-])[\w./+=-]{3,}(?:[ \t]*\r?\n[ \t>|*#]*[\w./+=-]+)+/g;

/** Words that a line end may have broken, put together again, each in a line of its own. */
export function unwrapped(base: View): View {
  const builder = new ViewBuilder(base);
  for (const { 0: match, index } of base.text.matchAll(brokenWord)) {
    for (const { 0: part, index: at } of match.matchAll(/[\w./+=-]+/g)) {
      builder.keep(index + at, index + at + part.length);
    }
    builder.put('\n', index, index + match.length);
  }
  return builder.build();
}
