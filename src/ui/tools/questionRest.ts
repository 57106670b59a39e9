import { toolRestMs } from '../../core/limits';
import type { Clock } from '../../core/ports';

/** The time after a refusal in which no assistant asks anything. */
export class QuestionRest {
  #untilMs = 0;

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  get isOn(): boolean {
    return this.clock.now() < this.#untilMs;
  }

  /** To be called when the user has refused something. */
  begin(): void {
    this.#untilMs = this.clock.now() + toolRestMs;
  }
}
