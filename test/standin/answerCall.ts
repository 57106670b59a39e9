import { ApiError, errorBody } from './apiError';
import { matchTemplate, type Answer, type Call } from './call';
import { readEndpoints } from './readEndpoints';
import type { State } from './state';
import { writeEndpoints } from './writeEndpoints';

const maxBodyBytes = 20_000_000;
const endpoints = [...readEndpoints, ...writeEndpoints];

/** What the API answers to a call: size, key and limit first, then the endpoint's own rules. */
export function answerCall(call: Omit<Call, 'params'>, state: State): Answer {
  try {
    if (call.bytes > maxBodyBytes) throw new ApiError({ status: 413 });
    if (call.authorization !== `Bearer ${state.settings.key}`) throw new ApiError({ status: 401 });
    if (!state.rateLimit.allows(state.settings)) throw new ApiError({ status: 429 });
    return route(call, state);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { status: error.refusal.status, body: errorBody(error.refusal, state.settings.generation) };
  }
}

function route(call: Omit<Call, 'params'>, state: State): Answer {
  for (const endpoint of endpoints) {
    const params = endpoint.method === call.method && matchTemplate(endpoint.template, call.path);
    if (params) return endpoint.answer({ ...call, params }, state);
  }
  throw new ApiError({ status: 404, what: 'Page' });
}
