/** What nobody may read, in a note as little as in a message; where two overlap, the earlier kind wins. */
export const secretKinds = [
  'ownKey',
  'privateKey',
  'cloudKey',
  'connectionString',
  'webhook',
  'apiKey',
  'accessToken',
  'jsonWebToken',
  'sessionCookie',
  'password',
] as const;

/** What only the team may read; where two overlap, the earlier kind wins. */
export const internalKinds = [
  'stackFrame',
  'absolutePath',
  'privateHost',
  'privateAddress',
  'agentMention',
  'userName',
  'conflictMarker',
  'todo',
  'internalWord',
] as const;

/** One of `secretKinds`. */
export type SecretKind = (typeof secretKinds)[number];

/** One of `internalKinds`. */
export type InternalKind = (typeof internalKinds)[number];

/** What a finding is taken for. */
export type FindingKind = SecretKind | InternalKind;

/** A place that should not leave as it is, in UTF-16 units of the scanned text. */
export interface Finding {
  readonly kind: FindingKind;
  readonly start: number;
  readonly end: number;
}

/** What stands in the place of a finding that was taken out; nothing is found in it. */
export const removed = '[removed]';

const ranks = new Map<FindingKind, number>(
  [...secretKinds, ...internalKinds].map((kind, rank) => [kind, rank]),
);

/** Whether a private note is stopped for it too. */
export function isSecret({ kind }: Finding): boolean {
  return rankOf(kind) < secretKinds.length;
}

/** The findings in the order of the text; those that overlap become one, of the kind that weighs most. */
export function merged(findings: readonly Finding[]): Finding[] {
  const result: Finding[] = [];
  for (const next of findings.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && next.start < last.end) {
      const kind = rankOf(next.kind) < rankOf(last.kind) ? next.kind : last.kind;
      result[result.length - 1] = { kind, start: last.start, end: Math.max(last.end, next.end) };
    } else {
      result.push(next);
    }
  }
  return result;
}

function rankOf(kind: FindingKind): number {
  return ranks.get(kind) ?? ranks.size;
}
