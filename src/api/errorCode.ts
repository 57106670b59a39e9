/** The machine's own name for an error, such as `ECONNREFUSED`, else its class; its message is left out. */
export function toErrorCode(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code: unknown = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[\w-]{1,60}$/.test(code) ? code : error.name;
}
