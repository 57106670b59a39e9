import * as v from 'valibot';

const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));

const request = {
  /** Left out: any method. */
  method: v.exactOptional(v.string()),
  /** A string that starts with `/` is the whole path without its query (`/messages` and `/v1/messages` mean the same); anything else is the source of a regular expression over path and query. Left out: any path. */
  path: v.exactOptional(
    v.pipe(v.string(), v.check(isPathOrPattern, 'path is neither a path nor a regular expression')),
  ),
  /** How many requests it meets. */
  times: v.exactOptional(wholeNumber, 1),
};

const target = {
  ...request,
  /** A part of the request's body as it was sent. Left out: any body. */
  containing: v.exactOptional(v.string()),
};

const commit = {
  /** Whether the request takes effect (a message is recorded) although its answer is replaced. */
  commit: v.exactOptional(v.boolean(), false),
  /** With `commit`: so many milliseconds after the request was read. */
  commitAfterMs: v.exactOptional(wholeNumber, 0),
};

const faultSchema = v.variant('kind', [
  /** The right answer, later. */
  v.strictObject({ kind: v.literal('delay'), ms: wholeNumber, ...target }),
  /** Another status, such as 503, 302 or 429; without a body the documented one, else a line of plain text. */
  v.strictObject({
    kind: v.literal('status'),
    status: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
    body: v.exactOptional(v.unknown()),
    headers: v.exactOptional(v.record(v.string(), v.string())),
    ...commit,
    ...target,
  }),
  /** The socket is destroyed before the body is read. */
  v.strictObject({ kind: v.literal('cutBeforeBody'), ...request }),
  /** The socket is destroyed after the body was read, before an answer. */
  v.strictObject({ kind: v.literal('cutAfterBody'), ...commit, ...target }),
  /** Half of the right answer, then the socket is destroyed. */
  v.strictObject({ kind: v.literal('cutInAnswer'), ...target }),
  /** The body is read, and nothing is ever answered. */
  v.strictObject({ kind: v.literal('hang'), ...commit, ...target }),
  /** The right answer, one byte each `ms`. */
  v.strictObject({ kind: v.literal('slowDrip'), ms: wholeNumber, ...target }),
  /** Bytes that are no HTTP. */
  v.strictObject({ kind: v.literal('garbage'), ...commit, ...target }),
  /** Status 200 with an HTML page. */
  v.strictObject({ kind: v.literal('html'), ...commit, ...target }),
  /** The right answer, but with another id in it. */
  v.strictObject({ kind: v.literal('wrongId'), ...target }),
  /** Status 204 without a body. */
  v.strictObject({ kind: v.literal('emptyBody'), ...commit, ...target }),
  /** JSON that never ends. */
  v.strictObject({ kind: v.literal('hugeBody'), ...commit, ...target }),
  /** JSON with objects nested `depth` deep. */
  v.strictObject({
    kind: v.literal('deepBody'),
    depth: v.exactOptional(wholeNumber, 100_000),
    ...commit,
    ...target,
  }),
]);

/** A fault as it is switched on, in TypeScript or as JSON: what happens to the next `times` requests that fit. */
export type Fault = v.InferInput<typeof faultSchema>;

/** A fault with its defaults filled in. */
export type ActiveFault = v.InferOutput<typeof faultSchema>;

/** The faults that wait for a request, first come first served. */
export class FaultQueue {
  private waiting: ActiveFault[] = [];

  /** Adds a fault; throws a sentence where it is none. */
  add(fault: unknown): void {
    this.waiting.push(readFault(fault));
  }

  /** The fault that meets this request, if any; each counts down with every request it meets. Without a body: as far as can be said before it is read. */
  take(method: string, path: string, body?: string): ActiveFault | undefined {
    const fault = this.waiting.find((one) => one.times > 0 && meets(one, method, path, body));
    if (fault) fault.times -= 1;
    return fault;
  }

  /** Forgets all faults. */
  clear(): void {
    this.waiting = [];
  }
}

/** A fault with its defaults; throws a sentence where it is none. */
export function readFault(fault: unknown): ActiveFault {
  const result = v.safeParse(faultSchema, fault);
  if (result.success) return result.output;
  const sentences = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'fault'}: ${issue.message}`);
  throw new Error(sentences.join('; '));
}

function meets(fault: ActiveFault, method: string, path: string, body: string | undefined): boolean {
  const part = 'containing' in fault ? fault.containing : undefined;
  if (part !== undefined && body?.includes(part) !== true) return false;
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false;
  if (fault.path === undefined) return true;
  if (!fault.path.startsWith('/')) return new RegExp(fault.path).test(path);
  const whole = path.split('?', 1)[0];
  return whole === fault.path || whole === `/v1${fault.path}`;
}

function isPathOrPattern(path: string): boolean {
  if (path.startsWith('/')) return true;
  try {
    return Boolean(new RegExp(path));
  } catch {
    return false;
  }
}
