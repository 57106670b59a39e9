import * as v from 'valibot';
import { toDisplayText } from '../core/displayText';
import type { RefusedField } from '../core/failure';
import { errorAnswer } from './schemas';

const maxFields = 5;

/** What an error body says of each field; the generic first element is left out when a telling one follows it. */
export function toRefusedFields(body: unknown): RefusedField[] {
  const parsed = v.safeParse(errorAnswer, body, { abortEarly: true });
  if (!parsed.success) return [];
  const telling = parsed.output.errors.filter(({ code }) => code !== 'invalid_request');
  return (telling.length > 0 ? telling : parsed.output.errors)
    .slice(0, maxFields)
    .map(({ code, message }) => ({ field: toDisplayText(code), message: toDisplayText(message) }));
}
