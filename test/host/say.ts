/** Tells the person at the terminal what takes time, beside the output of the tests. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
