/** Called by VS Code when the extension is first needed. */
export function activate(): void {
  // Commands follow.
}
