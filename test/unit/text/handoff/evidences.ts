import fc from 'fast-check';
import type { Place } from '../../../../src/text/location/place';
import {
  type Evidence,
  type Problem,
  toCommitEvidence,
  toEvidence,
  toProblemsEvidence,
  toVersionsEvidence,
} from '../../../../src/text/handoff/evidence';
import { hostileValues } from './drafts';

const optional = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(values, { nil: undefined });

const places: fc.Arbitrary<Place> = fc
  .tuple(
    hostileValues,
    optional(fc.oneof(fc.constant('https://git.example/a%20b#L1'), hostileValues)),
    optional(hostileValues),
  )
  .map(([label, url, remark]) => ({
    label,
    ...(url !== undefined && { url }),
    ...(remark !== undefined && { remark }),
  }));

const problems: fc.Arbitrary<Problem> = fc
  .record({
    line: fc.nat(99),
    column: fc.nat(99),
    severity: hostileValues,
    code: hostileValues,
    message: hostileValues,
  })
  .chain((problem) =>
    optional(hostileValues).map((path) => (path === undefined ? problem : { ...problem, path })),
  );
const someProblems = fc.array(problems, { maxLength: 3 });

/** Evidence of a selection with all that it may have, and every part of it hostile. */
export const evidences: fc.Arbitrary<Evidence> = fc
  .record({
    text: hostileValues,
    language: hostileValues,
    problems: someProblems,
    frames: fc.array(places, { maxLength: 3 }),
    source: hostileValues,
  })
  .chain((evidence) => optional(places).map((place) => (place ? { ...evidence, place } : evidence)));

/** Evidence of every kind, as it is written. */
export const writtenEvidence: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(evidences, hostileValues).map(([evidence, frames]) => toEvidence(evidence, { frames })),
  fc
    .tuple(fc.array(fc.record({ place: places, problems: someProblems }), { maxLength: 3 }), hostileValues)
    .map(([groups, leftOut]) => toProblemsEvidence(groups, leftOut)),
  fc
    .record({ title: places, message: hostileValues, patch: hostileValues, cut: hostileValues })
    .map(toCommitEvidence),
  fc
    .array(fc.record({ name: hostileValues, value: hostileValues }), { maxLength: 3 })
    .map(toVersionsEvidence),
);
