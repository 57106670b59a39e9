import type { Failure } from '../core/failure';
import { maxRetryAfterSeconds } from '../core/limits';
import type { Answer } from './attempt';
import { parseJson } from './parseJson';
import { toRefusedFields } from './refusedFields';

/** What a status other than 2xx means; the status decides, the body only explains (helpcrunch-api.md 1.1). */
export function toStatusFailure(answer: Answer, host: string, nowMs: number): Failure {
  const { status } = answer;
  if (status === 401) return { code: 'keyRejected', host };
  if (status === 404) return { code: 'notFound' };
  if (status === 429) {
    const retryAfterSeconds = toRetryAfterSeconds(answer.headers['retry-after'], nowMs);
    return { code: 'tooManyRequests', ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
  }
  if (status >= 500) return { code: 'serverError', status };
  if (status >= 400) return { code: 'requestRejected', fields: toRefusedFields(parseJson(answer.body)) };
  return { code: 'unexpectedStatus', status };
}

/** What `Date.parse` takes is far more: it reads a date out of `-5` or `attempt 12`, and nobody would wait. */
const httpDate = /^\s*[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT\s*$/;

/**
 * Reads Retry-After in both its forms, seconds and date, rounded up so that it is never shortened. What no server means is
 * not understood.
 */
export function toRetryAfterSeconds(header: string | undefined, nowMs: number): number | undefined {
  const seconds = header === undefined ? Number.NaN : toSeconds(header, nowMs);
  return Number.isNaN(seconds) || seconds > maxRetryAfterSeconds ? undefined : Math.max(0, seconds);
}

function toSeconds(header: string, nowMs: number): number {
  if (/^\s*\d+\s*$/.test(header)) return Number(header);
  return httpDate.test(header) ? Math.ceil((Date.parse(header) - nowMs) / 1000) : Number.NaN;
}
