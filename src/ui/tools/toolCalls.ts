import {
  CancellationError,
  type CancellationToken,
  LanguageModelTextPart,
  LanguageModelToolResult,
  workspace,
} from 'vscode';
import { Cancelled, HandoffError } from '../../core/failure';
import { orCancelled } from '../../core/orCancelled';
import type { ErrorLog } from '../errorLog';
import { toToolSentence } from './toolSentence';

/** Calls of tools: where they may run, one after the other, and how they end. */
export class ToolCalls {
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly log: Pick<ErrorLog, 'add'>) {}

  /** Answers with the text that a call brings, or fails with a sentence that a model can pass on. */
  async run(
    token: CancellationToken,
    work: (signal: AbortSignal) => Promise<string>,
  ): Promise<LanguageModelToolResult> {
    const stop = new AbortController();
    const listener = token.onCancellationRequested(() => stop.abort());
    try {
      if (token.isCancellationRequested) stop.abort();
      // Whoever wrote the workspace may have told the assistant what to do.
      if (!workspace.isTrusted) throw new HandoffError({ code: 'untrustedWorkspace' });
      return new LanguageModelToolResult([new LanguageModelTextPart(await work(stop.signal))]);
    } catch (error) {
      if (error instanceof Cancelled) throw new CancellationError();
      this.log.add(error);
      throw new Error(toToolSentence(error), { cause: error });
    } finally {
      listener.dispose();
    }
  }

  /** Runs what may ask the user when everything before it has ended: VS Code shows one question and hides the other. @throws {Cancelled} */
  async inTurn(signal: AbortSignal, work: () => Promise<string>): Promise<string> {
    const before = this.#last;
    const done = orCancelled(before, signal).then(work);
    // A call that was given up while it waited has ended before those before it.
    this.#last = Promise.allSettled([before, done]);
    return done;
  }
}

/** @throws {Cancelled} when the call was given up */
export function endIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new Cancelled('a tool was given up');
}
