import Module from 'node:module';

interface Loader {
  _load: (request: string, ...rest: unknown[]) => unknown;
}

interface Code {
  readonly activate: (context: unknown) => unknown;
}

/**
 * Takes the two intervals that VS Code itself reports of an extension, `require` and the call of `activate`, but finer
 * than in its whole milliseconds. Gives what tells their sum once the extension is active.
 */
export function timeCode(file: string): () => number {
  const loader = Module as unknown as Loader;
  const load = loader._load;
  let loadMs: number | undefined;
  let callMs: number | undefined;
  loader._load = function (this: unknown, request, ...rest) {
    if (request !== file) return load.call(this, request, ...rest);
    const start = performance.now();
    const { activate } = load.call(this, request, ...rest) as Code;
    loadMs = performance.now() - start;
    return {
      activate: (context: unknown) => {
        const called = performance.now();
        const result = activate(context);
        callMs = performance.now() - called;
        return result;
      },
    };
  };
  return () => {
    loader._load = load;
    if (loadMs === undefined || callMs === undefined) throw new Error(`${file} was never loaded or called`);
    return loadMs + callMs;
  };
}
