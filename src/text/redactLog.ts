import { anyOf } from './guard/anyOf';
import { removed } from './guard/findings';
import { scan } from './guard/scan';

/** What a log may hold by mistake, besides what looks like a secret. */
export interface RedactionRules {
  readonly ownKeys: readonly string[];
  readonly homeFolder: string;
  readonly userName: string | undefined;
}

/** User and password of an address, an address of mail, and everything of a web address behind its host. */
const personal =
  /(?<=:\/\/)[^\s/?#]{0,260}@|[^\s@<>()[\]{}"'`,;:/\\]{1,64}@(?:\[[^\s\]]{0,60}|[^\s@<>()[\]{}"'`,;:/\\]{1,260})|(?<=https?:\/\/(?:[^\s/?#]{0,260}@)?[\w.:[\]-]{1,260})[/?#][^\s"')]*/gi;

/** Names that are shorter tell nothing, and would tear words apart. */
const minNameChars = 3;

/**
 * A log without what should not leave the machine, line by line: the extension writes none of it, but what other code throws may
 * hold it. The time grows with the length alone.
 */
export function redactLog(log: string, { ownKeys, homeFolder, userName }: RedactionRules): string {
  const findings = scan(log, { ownKeys, ignored: [] });
  let rest = log;
  for (const { start, end } of findings.toReversed()) rest = rest.slice(0, start) + removed + rest.slice(end);
  const names = [...toSpellings(homeFolder), ...toSpellings(userName ?? '')];
  return names.reduce((text, name) => withoutName(text, name), rest.replace(personal, removed));
}

/** The end of a log, from the beginning of a line on: half a secret is not known for one. */
export function toLogEnd(log: string, maxChars: number): string {
  if (log.length <= maxChars) return log;
  const end = log.slice(-maxChars);
  const lineEnd = end.indexOf('\n');
  return lineEnd < 0 ? '' : end.slice(lineEnd + 1);
}

/** A name as it is, and as it stands in an address or in JSON; the longest first, as the others may be part of it. */
function toSpellings(name: string): string[] {
  const slashes = name.replaceAll('\\', '/');
  const all = [name, slashes, name.replaceAll('\\', '\\\\'), encodeURI(slashes), encodeURIComponent(slashes)];
  return [...new Set(all)].filter((each) => each.length >= minNameChars).sort((a, b) => b.length - a.length);
}

/** Whatever its case, as some systems do not tell one from the other. */
function withoutName(text: string, name: string): string {
  return text.replace(new RegExp(anyOf([name]), 'giu'), removed);
}
