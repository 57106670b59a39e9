import path from 'node:path';

/** How many tests of a suite passed and failed, and what is wrong besides the failures that its own output shows. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly problems: readonly string[];
}

/** The fields read from the `data` of node:test's events `test:enqueue`, `test:pass` and `test:fail`. */
export interface TestEvent {
  readonly name: string;
  readonly file?: string | undefined;
  readonly skip?: string | boolean | undefined;
  readonly todo?: string | boolean | undefined;
  readonly details?: { readonly type?: string | undefined; readonly error?: Error };
}

/** Counts node:test's events so that nothing passes silently: no empty file, no skipped test, none cut off by an exit. */
export class TestCount {
  #passed = 0;
  #failed = 0;
  readonly #problems: string[] = [];
  readonly #waiting = new Map<string, number>();

  enqueued(test: TestEvent): void {
    if (!isFile(test)) this.#wait(test, 1);
  }

  passed(test: TestEvent): void {
    if (!isFile(test)) this.#wait(test, -1);
    if (isGroup(test)) return;
    if (isFile(test)) this.#fail(`${test.name} ran no test`);
    else if (isSet(test.skip) || isSet(test.todo)) this.#fail(`'${test.name}' is switched off`);
    else this.#passed++;
  }

  failed(test: TestEvent): void {
    if (!isFile(test)) this.#wait(test, -1);
    // A group fails with its tests, which are counted already, or by itself, in a hook.
    if (!isGroup(test) || !isOfTests(test.details?.error)) this.#failed++;
  }

  totals(): Totals {
    const cutOff = [...this.#waiting].filter(([, count]) => count > 0);
    return {
      passed: this.#passed,
      failed: this.#failed + cutOff.reduce((sum, [, count]) => sum + count, 0),
      problems: [...this.#problems, ...cutOff.map(([file, count]) => `${file}: ${count} tests never ended`)],
    };
  }

  #wait(test: TestEvent, change: number): void {
    const file = test.file ?? '';
    this.#waiting.set(file, (this.#waiting.get(file) ?? 0) + change);
  }

  #fail(problem: string): void {
    this.#failed++;
    this.#problems.push(problem);
  }
}

/** Is this node:test's own entry for a whole file? It stands in the events only for a file without tests, or a crash. */
function isFile(test: TestEvent): boolean {
  return test.file !== undefined && path.resolve(test.name) === test.file;
}

function isGroup(test: TestEvent): boolean {
  return test.details?.type === 'suite';
}

function isOfTests(error: Error | undefined): boolean {
  return error !== undefined && 'failureType' in error && error.failureType === 'subtestsFailed';
}

function isSet(mark: string | boolean | undefined): boolean {
  return mark !== undefined && mark !== false;
}
