/** Looks again and again until there is something; fails with what it has waited for. */
export async function until<T>(
  what: string | (() => string),
  look: () => T | undefined | false | PromiseLike<T | undefined | false>,
  deadlineMs = 10_000,
): Promise<T> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end)
      throw new Error(`There was no ${typeof what === 'string' ? what : what()} within ${deadlineMs} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
