import type { State } from './state';

/** One request to the API, read to its end. */
export interface Call {
  method: string;
  /** Without the query, as in `/v1/chats/1`. */
  path: string;
  query: URLSearchParams;
  /** What stands in the places of the path's template. */
  params: Record<string, string>;
  authorization: string | undefined;
  contentType: string;
  /** The body, or undefined where it is no JSON. */
  json: unknown;
  bytes: number;
}

/** What an endpoint answers; the body is still to be turned into JSON. */
export interface Answer {
  status: number;
  body: object;
}

/** One method and path of the API. */
export interface Endpoint {
  method: string;
  /** As in OpenAPI: `/v1/chats/{id}`. */
  template: string;
  answer(call: Call, state: State): Answer;
}

/** An answer with status 200. */
export function ok(body: object): Answer {
  return { status: 200, body };
}

/** What stands in the places of a path template, or undefined where the path does not fit it. */
export function matchTemplate(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name) params[name] = value;
    else if (part !== value) return undefined;
  }
  return params;
}
