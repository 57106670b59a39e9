import type { Fault } from '../standin/faults';
import type { Settings } from '../standin/settings';
import type { ChatChange, Line, PostedMessage, RecordedRequest } from '../standin/state';

/** The stand-in of this run, which lives in the process that started VS Code. */
export class RemoteStandin {
  readonly origin = process.env['STANDIN_ORIGIN'] ?? '';
  readonly apiUrl = `${this.origin}/v1`;
  readonly host = new URL(this.origin).host;
  readonly key = 'demo-key-0123456789abcdef';

  /** What was posted, in order. */
  posted(): Promise<PostedMessage[]> {
    return this.#call('posted') as Promise<PostedMessage[]>;
  }

  /** The only message that was posted. */
  async onlyPosted(): Promise<PostedMessage> {
    const [posted, ...more] = await this.posted();
    if (posted && more.length === 0) return posted;
    throw new Error(`There is not one message but ${posted ? more.length + 1 : 0}.`);
  }

  /** Every request to the API since the last reset. */
  requests(): Promise<RecordedRequest[]> {
    return this.#call('requests') as Promise<RecordedRequest[]>;
  }

  /** Method and path without the query of every request, as in `POST /v1/messages`. */
  async calls(): Promise<string[]> {
    const requests = await this.requests();
    return requests.map(({ method, path }) => `${method} ${path.replace(/\?.*/s, '')}`);
  }

  async inject(fault: Fault): Promise<void> {
    await this.#call('faults', fault);
  }

  /** Somebody writes in a chat without the API. */
  async say(line: Line): Promise<void> {
    await this.#call('say', line);
  }

  /** Somebody changes a chat without the API. */
  async changeChat(change: ChatChange): Promise<void> {
    await this.#call('change', change);
  }

  /** Somebody removes a chat without the API. */
  async removeChat(chat: number): Promise<void> {
    await this.#call('remove', { chat });
  }

  async change(settings: Partial<Settings>): Promise<void> {
    await this.#call('options', settings);
  }

  async reset(): Promise<void> {
    await this.#call('reset', {});
  }

  async #call(what: string, body?: object): Promise<unknown> {
    const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    const answer = await fetch(`${this.origin}/standin/${what}`, init);
    const json: unknown = await answer.json();
    if (!answer.ok) throw new Error(`/standin/${what}: ${JSON.stringify(json)}`);
    return json;
  }
}
