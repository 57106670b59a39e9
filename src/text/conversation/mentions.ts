import type { MentionedLines } from '../../core/richText';
import { type Link, parseAddress, uploadHost } from './address';

/** A part of a text that is an address or names lines of a file. */
export interface Mention {
  /** Where it stands, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** What of it is to be read. */
  readonly text: string;
  /** Undefined for what only looks like one, and must not be taken for two others. */
  readonly link?: Link;
}

/** What the name of an upload looks like. */
export const uploadId = String.raw`[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}`;

const urlChar = String.raw`[^\s<>"'${'`'}\\[\]{}|^、。，）\p{C}]`;
const pathChar = String.raw`[\p{L}\p{N}\p{M}_$@+.%\\/-]`;
const number = String.raw`\d{1,9}`;

const places = String.raw`(?<!:|${pathChar}|~(?=[\\/]))(?<path>(?:[A-Z]:(?=[\\/])|~(?=\/))?${pathChar}{1,300}\.[A-Z][A-Z\d]{0,9})`;
const colon = String.raw`:(?:line )?(?<from>${number})(?::${number}|[-–](?<to>${number}))?`;
const hash = String.raw`#L(?<first>${number})(?:C${number})?(?:-L?(?<last>${number})(?:C${number})?)?`;

/** No part begins within a run of characters that another could begin with, so that the search is linear. */
const mentions = new RegExp(
  [
    String.raw`\[(?<inBrackets>https:\/\/${uploadHost.replace('.', '\\.')}\/${urlChar}*)\](?![([])`,
    String.raw`(?<![\p{L}\p{N}_])(?<url>https?:\/\/${urlChar}+)`,
    String.raw`(?<![\p{L}\p{N}_.\/@:-])(?<upload>${uploadHost.replace('.', '\\.')}\/${uploadId}${urlChar}*)`,
    String.raw`${places}(?:${colon}|${hash})(?![\p{L}\p{N}_])`,
  ].join('|'),
  'giu',
);

/** The ends of host names that are followed by a port more often than those of files by a line. */
const hostEnds =
  /\.(?:com|net|org|info|io|dev|app|ai|co|cloud|eu|us|uk|de|fr|pl|ua|local|localhost|internal|test|example)$/i;

/** Finds the addresses of web pages and uploads, and mentions such as `src/cart.ts:42`; in their order, never overlapping. */
export function findMentions(text: string): Mention[] {
  return Array.from(text.matchAll(mentions), ({ 0: all, index, groups = {} }) => {
    const { inBrackets, path, url } = groups;
    if (path !== undefined) return toMention(index, all, all, toPlace(path, toLines(groups)));
    if (inBrackets !== undefined) return toMention(index, all, inBrackets, parseAddress(inBrackets));
    const address = withoutSentence(all);
    return toMention(index, address, address, parseAddress(url ? address : `https://${address}`));
  });
}

function toMention(start: number, all: string, text: string, link: Link | undefined): Mention {
  return { start, end: start + all.length, text, ...(link && { link }) };
}

/** An address without what belongs to the sentence around it: its full stop, its marks, its bracket. */
function withoutSentence(address: string): string {
  let end = address.length;
  let open = address.split(')').length - address.split('(').length;
  for (;;) {
    const last = address[end - 1] ?? '';
    if (last === ')' ? open <= 0 : !/[?!.,:;*_~]/.test(last)) break;
    if (last === ')') open -= 1;
    end -= 1;
  }
  return address.slice(0, end);
}

function toLines(groups: Readonly<Record<string, string | undefined>>): MentionedLines {
  const from = Number(groups['from'] ?? groups['first']);
  const to = Number(groups['to'] ?? groups['last'] ?? from);
  return { from: Math.min(from, to), to: Math.max(from, to) };
}

function toPlace(path: string, lines: MentionedLines): Link | undefined {
  return lines.from > 0 && isPath(path) ? { target: { kind: 'place', path, lines }, host: '' } : undefined;
}

/** Whether this may be a path: of one system, not of a share on a network, and no host with its port. */
function isPath(path: string): boolean {
  if (/[\\/]{2}|^\\|\\.*\/|\/.*\\/.test(path)) return false;
  return /[\\/]/.test(path) || !hostEnds.test(path);
}
