import { type Answer, isWrite } from './attempt';
import type { RateGate } from './rateGate';
import { toRetryAfterSeconds } from './statusFailure';
import type { Transport } from './transport';

/**
 * Sends each request when the budget of all windows allows it; reads that a message needs use the messages' part of it.
 * `onAnswer` runs after every answer that shows the network and the server at work.
 */
export function gateTransport(
  transport: Transport,
  gate: RateGate,
  onAnswer: () => void,
  isForMessages: boolean,
): Transport {
  return async (request, signal, onReady) => {
    const exchange = async (): ReturnType<Transport> => {
      const answer = await transport(request, signal, onReady);
      if (answer.status === 429) {
        const pause = gate.pause(toRetryAfterSeconds(answer.headers['retry-after'], Date.now()));
        // Where the disk takes no pause, the answer is known all the same: nothing was accepted.
        await pause.catch(() => undefined);
      } else if (isSound(answer)) {
        onAnswer();
      }
      return answer;
    };
    if (isWrite(request)) return gate.write(exchange, signal);
    await gate.enterToRead(isForMessages, signal);
    return exchange();
  };
}

/** A page of a proxy or a portal shows only that something answers. */
function isSound({ status, headers }: Answer): boolean {
  return status >= 200 && status < 300 && /\bjson\b/.test(headers['content-type'] ?? '');
}
