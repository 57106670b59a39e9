import { HandoffError } from '../core/failure';
import { maxAnswerBytes } from '../core/limits';
import type { Log } from '../core/ports';
import { uploadOrigin } from '../core/uploadOrigin';
import { AttemptError } from './attempt';
import type { Transport } from './transport';

/** Reads what people have uploaded into a chat: without a key, from one origin only, and no further than a size. */
export class Uploads {
  constructor(
    private readonly transport: Transport,
    private readonly log: Log,
  ) {}

  /** @throws {HandoffError} `uploadUnreadable`, `uploadTooLarge`, `notReachable`, … */
  async read(address: string, signal?: AbortSignal): Promise<Uint8Array> {
    const { origin, pathname, search, host } = new URL(address);
    if (origin !== uploadOrigin) throw new HandoffError({ code: 'uploadUnreadable' });
    const request = {
      method: 'GET',
      origin,
      path: pathname + search,
      headers: {},
      encoding: 'latin1',
    } as const;
    try {
      const { status, body } = await this.transport(request, signal);
      this.log[status === 200 ? 'debug' : 'warn'](`GET an upload -> ${status}`);
      if (status !== 200) throw new HandoffError({ code: 'uploadUnreadable' });
      return Buffer.from(body, 'latin1');
    } catch (cause) {
      if (!(cause instanceof AttemptError)) throw cause;
      this.log.warn(`GET an upload -> ${cause.fault}`);
      if (cause.cause instanceof HandoffError) throw cause.cause;
      throw new HandoffError(
        cause.fault === 'tooLarge'
          ? { code: 'uploadTooLarge', maxBytes: maxAnswerBytes }
          : { code: 'notReachable', host },
        { cause },
      );
    }
  }
}
