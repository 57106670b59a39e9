/** How long one extension took to activate in one extension host, in milliseconds. */
export interface ActivationTimes {
  readonly id: string;
  /** Until `await extension.activate()` went on, with all that VS Code does around the extension. */
  readonly wholeMs: number;
  /** Loading its code and calling its `activate`, and nothing else. */
  readonly codeMs: number;
}
