import * as v from 'valibot';
import { ApiError, badField } from './apiError';
import type { Call } from './call';

const blank = 'This value should not be blank.';
const notAChoice = 'The value you selected is not a valid choice.';

/** An id: a whole number, never a string of digits (helpcrunch-api.md section 9, row 11). */
export const idRule = v.pipe(
  v.number('This value should be of type numeric.'),
  v.safeInteger('This value should be of type integer.'),
  v.minValue(1, 'This value should be positive.'),
);

/** A text with at least one character. */
export const textRule = v.pipe(v.string('This value should be of type string.'), v.nonEmpty(blank));

/** One of a closed list of values. */
export function choiceRule<const T extends readonly string[]>(choices: T) {
  return v.picklist(choices, notAChoice);
}

/** `asc` or `desc`, in upper or lower case as the vendor's samples write it (section 3.3). */
export const orderRule = choiceRule(['asc', 'desc', 'ASC', 'DESC']);

/** The `limit` and `offset` of a body (section 1.3); the same rules hold for a query string. */
export const pageRules = {
  limit: v.exactOptional(
    v.pipe(
      v.number('This value should be of type numeric.'),
      v.integer('This value should be of type integer.'),
      v.minValue(1, 'This value should be 1 or more.'),
      v.maxValue(100, 'This value should be 100 or less.'),
    ),
    100,
  ),
  offset: v.exactOptional(
    v.pipe(
      v.number('This value should be of type numeric.'),
      v.integer('This value should be of type integer.'),
      v.minValue(0, 'This value should be 0 or more.'),
    ),
    0,
  ),
};

/** The body of a call, by a schema; a wrong content type, no JSON or a broken rule is refused with 400. */
export function readBody<Schema extends v.GenericSchema>(call: Call, schema: Schema): v.InferOutput<Schema> {
  if (!/^application\/json\s*(;|$)/i.test(call.contentType))
    throw badField('body', 'The content type should be application/json.');
  if (call.json === undefined) throw badField('body', 'The body should be valid JSON.');
  return check(call.json, schema);
}

/** The query of a call, by a schema; whole numbers are read as such, unknown and repeated parameters are refused. */
export function readQuery<Schema extends v.GenericSchema>(call: Call, schema: Schema): v.InferOutput<Schema> {
  const query: Record<string, unknown> = {};
  for (const [key, value] of call.query) {
    if (key in query) throw badField(key, 'This field should not be repeated.');
    query[key] = /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  }
  return check(query, schema);
}

/** The id in the path of a call. */
export function readPathId(call: Call): number {
  const id = call.params['id'] ?? '';
  if (!/^[1-9]\d{0,14}$/.test(id)) throw badField('id', 'This value should be of type numeric.');
  return Number(id);
}

function check<Schema extends v.GenericSchema>(value: unknown, schema: Schema): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const fields = result.issues.map((issue) => ({ field: fieldPath(issue), message: describe(issue) }));
  throw new ApiError({ status: 400, fields });
}

function describe(issue: v.BaseIssue<unknown>): string {
  if (issue.expected === 'never') return 'This field was not expected.';
  if (issue.input === undefined) return blank;
  if (issue.type === 'variant') return notAChoice;
  return issue.message;
}

function fieldPath(issue: v.BaseIssue<unknown>): string {
  const steps = (issue.path ?? []).map(({ key }) =>
    typeof key === 'number' ? `[${key}]` : `.${String(key)}`,
  );
  return steps.join('').replace(/^\./, '') || 'body';
}
