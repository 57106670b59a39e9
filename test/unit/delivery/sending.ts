import type { SealedMessage } from '../../../src/core/outbox';
import type { Arrival, Arrivals, SendingOutbox } from '../../../src/delivery/arrivals';

/** A send that somebody waits for, and what has been told of it until now. */
export class Sending {
  /** How many had arrived, each time one more had. */
  readonly counts: number[] = [];
  arrival: Arrival | undefined;
  error: unknown;

  constructor(
    { arrivals, outbox }: { readonly arrivals: Arrivals; readonly outbox: SendingOutbox },
    messages: readonly SealedMessage[],
    onTold: () => void = () => undefined,
    cancelled?: AbortSignal,
  ) {
    const onSent = (count: number): void => void this.counts.push(count);
    void arrivals
      .send(outbox, messages, undefined, onSent, cancelled)
      .then(
        (arrival) => (this.arrival = arrival),
        (error: unknown) => (this.error = error),
      )
      .then(onTold);
  }

  /** In which state the message is that is not sent; undefined where all are, or nothing has been told. */
  get restsAs(): string | undefined {
    return this.arrival?.rest?.state.kind;
  }
}
