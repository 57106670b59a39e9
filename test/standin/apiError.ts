import type { Generation } from './wire';

/** One rejected field: its path as the vendor writes it (`filter[0].field`) and a sentence. */
export interface FieldError {
  field: string;
  message: string;
}

/** Why a request is refused, before it is put into the words of a generation. */
export type Refusal =
  | { status: 400; fields: readonly FieldError[] }
  | { status: 401 }
  | { status: 404; what: 'Chat' | 'Agent' | 'Department' | 'Page' }
  | { status: 413 }
  | { status: 429 };

/** Thrown by an endpoint to refuse a request. */
export class ApiError extends Error {
  constructor(readonly refusal: Refusal) {
    super(`refused with ${refusal.status}`);
  }
}

/** The refusal of a single field. */
export function badField(field: string, message: string): ApiError {
  return new ApiError({ status: 400, fields: [{ field, message }] });
}

/** The error body of helpcrunch-api.md section 1.1: generic element first (current) or a single specific one (old). */
export function errorBody(refusal: Refusal, generation: Generation): object {
  if (generation === 'old') return { errors: [oldError(refusal)] };
  return { errors: [{ code: 'invalid_request', message: 'Invalid request' }, ...currentErrors(refusal)] };
}

function currentErrors(refusal: Refusal): object[] {
  switch (refusal.status) {
    case 400:
      return refusal.fields.map(({ field, message }) => ({ code: field, message }));
    case 401:
      return [{ code: 'unauthorized', message: 'Unauthorized' }];
    case 404:
      // The current pages say "Chat not found" whatever is missing, so a client must not read meaning into it.
      return [{ code: 'not_found', message: 'Chat not found' }];
    case 413:
      return [{ code: 'too_large', message: 'Request body is too large' }];
    case 429:
      return [{ code: 'too_many_requests', message: 'Too many requests' }];
  }
}

function oldError(refusal: Refusal): object {
  switch (refusal.status) {
    case 400:
      return oldFieldError(refusal.fields[0]?.field ?? 'body');
    case 401:
      return { code: 'invalid_token', message: 'Invalid token' };
    case 404:
      return {
        code: refusal.what === 'Chat' ? 'chat_not_found' : 'entity_not_found',
        message: `${refusal.what} not found`,
      };
    case 413:
      return { code: 'too_large', message: 'Request body is too large' };
    case 429:
      return { code: 'too_many_requests', message: 'You have exceeded your requests limit' };
  }
}

function oldFieldError(path: string): object {
  const field = /^\w+/.exec(path)?.[0] ?? 'body';
  if (field === 'chat' || field === 'id') return { code: 'invalid_chat_value', message: 'Invalid chat ID' };
  return { code: `invalid_${field}_value`, message: `${field} value is invalid` };
}
