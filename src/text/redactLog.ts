import { removed } from './guard/mask';
import { scan } from './guard/scan';

/** What a log may hold by mistake, besides what looks like a secret. */
export interface RedactionRules {
  readonly ownKeys: readonly string[];
  readonly homeFolder: string;
  readonly userName: string | undefined;
}

/** Addresses of mail, and everything of a web address behind its host. */
const personal =
  /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|(?<=https?:\/\/[\w.:[\]-]{1,260})[/?#][^\s"')]*/g;

/**
 * A log without what should not leave the machine, line by line: the extension writes none of it, but what other code throws may
 * hold it. The time grows with the length alone.
 */
export function redactLog(log: string, { ownKeys, homeFolder, userName }: RedactionRules): string {
  const findings = scan(log, { ownKeys, ignored: [] });
  let rest = log;
  for (const { start, end } of findings.toReversed()) rest = rest.slice(0, start) + removed + rest.slice(end);
  const names = [homeFolder, userName ?? ''].filter((name) => name.length > 2);
  return names.reduce((text, name) => text.replaceAll(name, removed), rest.replace(personal, removed));
}
