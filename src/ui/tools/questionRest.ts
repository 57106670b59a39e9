import { toolRestMs } from '../../core/limits';
import type { Clock } from '../../core/ports';

/** The time after a refusal in which assistants do not ask the same again. */
export class QuestionRest {
  readonly #untilMs = new Map<string, number>();

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /** Whether a question was refused just now. */
  isOn(question: string): boolean {
    return this.clock.now() < (this.#untilMs.get(question) ?? 0);
  }

  /** To be called when the user has refused. */
  begin(question: string): void {
    this.#untilMs.set(question, this.clock.now() + toolRestMs);
  }
}
