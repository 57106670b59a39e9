import { setup, teardown } from 'mocha';
import type { SendResult } from '../../src/ui/sendResult';
import { sampleAgents } from '../standin/sampleTeam';
import { type Standin, startStandin } from '../standin/standin';
import { selectAll, showUntitled } from './documents';
import type { TestBed } from './testBed';
import { until } from './until';

/** A HelpCrunch of the test's own, which can be unplugged. */
export class OwnStandin {
  #standin: Standin | undefined;

  constructor(private readonly bed: TestBed) {}

  get standin(): Standin {
    if (!this.#standin) throw new Error('It runs during a test only.');
    return this.#standin;
  }

  get host(): string {
    return new URL(this.standin.origin).host;
  }

  async begin(): Promise<void> {
    this.#standin = await startStandin();
    await this.bed.settings.change('helpcrunch.apiUrl', this.standin.apiUrl);
    await this.bed.setKey(this.standin.key, this.host);
  }

  async end(): Promise<void> {
    await this.standin.close();
  }

  /** Has a message to each chat's customer confirmed, and unplugs HelpCrunch before any of them goes. */
  async sendOffline(...chats: readonly number[]): Promise<readonly SendResult[]> {
    const { bed, standin } = this;
    selectAll(await showUntitled('const a = 1;'));
    const sends: { readonly answer: () => void; readonly result: Promise<SendResult> }[] = [];
    for (const [index, chat] of chats.entries()) {
      let answer = (): void => undefined;
      const answered = new Promise<void>((resolve) => (answer = resolve));
      bed.messages.press('Send to Customer', () => answered);
      const given = { chat, type: 'message', agent: sampleAgents.first, comment: toComment(index) };
      sends.push({ answer, result: bed.run('helpcrunch.sendSelection', given) });
      await until('question', () => bed.messages.modals.length === sends.length);
    }
    await standin.unplug();
    const results: SendResult[] = [];
    for (const { answer, result } of sends) {
      answer();
      results.push(await result);
    }
    bed.messages.shown.length = 0;
    return results;
  }

  /** What was posted, as the first line of each and its chat. */
  get posted(): readonly (readonly [string | undefined, number])[] {
    return this.standin.posted.map(({ text, chat }) => [text.split('\n')[0], chat]);
  }
}

/** The first line of the n-th message that is sent offline. */
export function toComment(index: number): string {
  return `Message ${index + 1}:`;
}

/** A HelpCrunch of its own for each test of the suite that calls this. */
export function useOwnStandin(bed: TestBed): OwnStandin {
  const own = new OwnStandin(bed);
  setup(() => own.begin());
  teardown(() => own.end());
  return own;
}
