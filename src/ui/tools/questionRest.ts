import { maxToolQuestions, toolQuestionsMs, toolRestMs } from '../../core/limits';
import type { Clock } from '../../core/ports';

/** When a tool of assistants may ask the user: not right after a refusal, and not again and again for nothing, whatever it asks about. */
export class QuestionRest {
  #untilMs = 0;
  /** When questions ended without a yes. */
  #vainMs: readonly number[] = [];

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /** Whether nothing may be asked now. */
  get isOn(): boolean {
    const nowMs = this.clock.now();
    const recent = this.#vainMs.filter((atMs) => nowMs < atMs + toolQuestionsMs);
    return nowMs < this.#untilMs || recent.length >= maxToolQuestions;
  }

  /** Asks something. Undefined is a no, or that there is nothing to ask about; what the call itself gave up is not refused. */
  async watch<T>(signal: AbortSignal, ask: () => Promise<T | undefined>): Promise<T | undefined> {
    let answer: T | undefined;
    try {
      answer = await ask();
      if (answer === undefined && !signal.aborted) this.#untilMs = this.clock.now() + toolRestMs;
    } finally {
      if (answer === undefined) this.#vainMs = [...this.#vainMs, this.clock.now()].slice(-maxToolQuestions);
    }
    return answer;
  }
}
