import { conflictMarkers } from './conflictMarkers';
import type { Finding } from './findings';
import type { InternalRules } from './guardRules';
import { hostPatterns } from './hosts';
import { pathPatterns } from './paths';
import { type Pattern, findPattern } from './pattern';
import { peoplePatterns } from './people';
import { phrasePatterns } from './phrases';
import { stackFramePatterns } from './stackFrames';

/** What only the team may read. */
export function findInternal(text: string, rules: InternalRules): Finding[] {
  const patterns: readonly Pattern[] = [
    ...pathPatterns(rules),
    ...peoplePatterns(rules),
    ...hostPatterns,
    ...stackFramePatterns,
    ...phrasePatterns,
  ];
  return [...patterns.flatMap((pattern) => findPattern(text, pattern)), ...conflictMarkers(text)];
}
