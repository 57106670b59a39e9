import { toDisplayText } from '../../../../src/core/displayText';
import type { MessageType } from '../../../../src/core/message';
import type { OutboxMessage, SealedMessage } from '../../../../src/core/outbox';
import type { GuardedFiles, SharedFiles } from '../../../../src/core/ports';
import { toDigest } from '../../../../src/core/toDigest';
import { bindingFile } from '../../../../src/delivery/handoffs/handoffBinding';
import { HandoffStore, type ToParts } from '../../../../src/delivery/handoffs/handoffStore';
import { parseSealedFile, toSealedFile } from '../../../../src/delivery/sealedFile';
import { SentLog } from '../../../../src/delivery/sentLog';
import { FakeClock } from '../../fakes/fakeClock';
import { FakeSeal } from '../../fakes/fakeSeal';
import { MemoryFolder } from '../../fakes/memoryFolder';
import { chatId } from '../../messages';
import { say } from '../../outboxMessages';

/** The chat that the tests' drafts belong to. */
export const about = {
  ...{ origin: 'https://api.helpcrunch.com', organization: 77, chat: chatId(5) },
  customer: toDisplayText('Cara Customer'),
};

/** A draft with a part for each. */
export const text = 'the cause\n---\nhello Cara';

/** Stands for the real marker, which only the text layer knows. */
export const toParts: ToParts = (whole) => {
  const [note = '', message, ...more] = whole.split('\n---\n');
  return message === undefined || more.length > 0 ? undefined : { private: note, message };
};

/** The folders that all windows of a machine share. */
export class HandoffWorld {
  readonly clock = new FakeClock();
  readonly drafts = new MemoryFolder();
  readonly sent = new MemoryFolder();
  /** The messages of the outbox. */
  readonly outbox: OutboxMessage[] = [];
  #messages = 0;

  constructor() {
    this.drafts.now = () => this.clock.now();
  }

  /** One more window; it may have hands of its own on the disk. */
  open(drafts: GuardedFiles = this.drafts, sent: SharedFiles = this.sent): HandoffStore {
    return new HandoffStore(drafts, new FakeSeal(), new SentLog(sent), this.clock, toParts);
  }

  /** A window that has another key, as on another machine. */
  openElsewhere(): HandoffStore {
    return new HandoffStore(
      this.drafts,
      new FakeSeal('another'),
      new SentLog(this.sent),
      this.clock,
      toParts,
    );
  }

  /** What a draft's binding says. */
  readBinding(id: string): object {
    const file = parseSealedFile(this.drafts.peek(bindingFile(id)));
    return JSON.parse(typeof file === 'object' ? file.body : '') as object;
  }

  /** A binding that this machine has signed, whatever it says. */
  signed(binding: object): Promise<string> {
    return toSealedFile(binding, (body) => new FakeSeal().sign(body));
  }

  /** The outbox, as it is read when it is asked for. */
  readonly pending = (): Promise<readonly OutboxMessage[]> => Promise.resolve([...this.outbox]);

  /** The outbox takes a text of a draft, or one message of those that it becomes. */
  async queue(
    draft: string,
    type: MessageType,
    text: string,
    { part, parts } = { part: 1, parts: 1 },
  ): Promise<SealedMessage> {
    const handoff = { draft, digest: await toDigest(text), part, parts };
    const message = say(++this.#messages, { type, handoff });
    this.outbox.push(message);
    return message;
  }

  /** A message of the outbox arrives. */
  async arrive(message: OutboxMessage): Promise<void> {
    await new SentLog(this.sent).add(message, 100 + this.#messages, this.clock.now(), false);
    this.outbox.splice(this.outbox.indexOf(message), 1);
  }

  /** A part of a draft is sent. */
  async send(draft: string, type: MessageType, part: string): Promise<void> {
    await this.arrive(await this.queue(draft, type, part));
  }
}
