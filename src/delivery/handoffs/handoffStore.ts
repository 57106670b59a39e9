import { HandoffError } from '../../core/failure';
import type { ChatId } from '../../core/ids';
import { attemptMs } from '../../core/limits';
import type { MemoryOwner } from '../../core/memoryOwner';
import { type MessageType, messageTypes } from '../../core/message';
import type { OutboxMessage } from '../../core/outbox';
import type { Clock, GuardedFiles } from '../../core/ports';
import { toDigest } from '../../core/toDigest';
import { textFile } from '../draftStore';
import type { Seal } from '../seal';
import type { SentHandoff, SentLog } from '../sentLog';
import { type HandoffBinding, bindingFile, toHandoffId } from './handoffBinding';
import { HandoffBindings } from './handoffBindings';

export type { HandoffBinding };

/** A text of a handoff draft of which something was sent. */
export interface SentPart {
  readonly type: MessageType;
  readonly digest: string;
  readonly messageIds: readonly number[];
  /** Whether all the messages it became were sent. */
  readonly isWhole: boolean;
  /** When the last of them was sent, in milliseconds since 1970. */
  readonly atMs: number;
}

/** The texts of a draft by those who read them; undefined where its marker does not stand exactly once. */
export type ToParts = (text: string) => Readonly<Record<MessageType, string>> | undefined;

/** Which drafts may be removed. */
export interface Removal {
  /** Whether an editor has the draft. */
  readonly isOpen: (id: string) => boolean;
  /** The messages of the outbox. */
  readonly pending: readonly OutboxMessage[];
  /** How long ago the last was sent at least, in milliseconds. */
  readonly olderThanMs: number;
}

/** The handoff drafts, one for each chat, in files that all windows share. What was sent of one is derived from the sent log. */
export class HandoffStore {
  readonly #bindings: HandoffBindings;

  constructor(
    private readonly files: GuardedFiles,
    seal: Pick<Seal, 'sign' | 'verify'>,
    private readonly sentLog: Pick<SentLog, 'readHandoff' | 'listHandoffs' | 'forgetHandoff'>,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly toParts: ToParts,
  ) {
    this.#bindings = new HandoffBindings(files, seal);
  }

  /** The id of a chat's draft, if there is a whole one. */
  async find(owner: MemoryOwner, chat: ChatId): Promise<string | undefined> {
    const id = await toHandoffId(owner, chat);
    const hasText = (await this.files.read(textFile(id))) !== undefined;
    return hasText && (await this.isHandoff(id)) ? id : undefined;
  }

  /**
   * Makes what is missing of a chat's draft, and gives its id. A text that is there stays; of two windows that make one at
   * the same time one succeeds. The binding is made last, so a draft that has one is whole.
   *
   * @throws {HandoffError} `draftUnreadable` where a newer version of this extension has made it
   */
  async open(about: Omit<HandoffBinding, 'createdMs'>, toText: () => Promise<string>): Promise<string> {
    const id = await toHandoffId(about, about.chat);
    for (let tries = 0; tries < maxTries; tries++) {
      if ((await this.files.read(textFile(id))) === undefined)
        await this.files.create(textFile(id), await toText());
      await this.#bindings.bind(id, { ...about, createdMs: this.clock.now() });
      // Another window may remove what was sent just now.
      if ((await this.find(about, about.chat)) !== undefined) return id;
    }
    throw new HandoffError({ code: 'draftUnreadable' });
  }

  /** Notes that a draft is begun anew: what was sent of it before is another handoff's. @throws {HandoffError} as `binding` */
  async renew(id: string): Promise<void> {
    const binding = await this.binding(id);
    await this.#bindings.write(id, { ...binding, createdMs: this.clock.now() });
  }

  /**
   * @throws {HandoffError} `draftUnreadable` when it is not there or of a newer version, `handoffForeign` when it is damaged, or not
   * what this extension has written on this machine
   */
  async binding(id: string): Promise<HandoffBinding> {
    const binding = await this.#bindings.read(id);
    if (typeof binding === 'object') return binding;
    throw new HandoffError({ code: binding === 'foreign' ? 'handoffForeign' : 'draftUnreadable' });
  }

  /** Whether a draft is a handoff. */
  async isHandoff(id: string): Promise<boolean> {
    return typeof (await this.#bindings.read(id)) === 'object';
  }

  /** Tells texts apart: SHA-256 in hexadecimal digits. */
  digest(text: string): Promise<string> {
    return toDigest(text);
  }

  /** What was sent of a draft, the oldest first; `pending` may hold messages that have arrived and have no record yet. */
  async sent(id: string, pending: readonly OutboxMessage[] = []): Promise<readonly SentPart[]> {
    const texts = new Map<string, SentHandoff[]>();
    const recorded = await this.sentLog.readHandoff(id);
    const arrived = pending.filter((message) => isOf(id, message)).flatMap(toArrived);
    const isNew = (each: SentHandoff): boolean => recorded.every((record) => record.id !== each.id);
    for (const sent of [...recorded, ...arrived.filter(isNew)]) {
      const key = `${sent.type} ${sent.digest}`;
      const before = texts.get(key) ?? [];
      // What was sent last stands last.
      texts.delete(key);
      texts.set(key, [...before, sent]);
    }
    return [...texts.values()].flatMap(toSentPart);
  }

  /**
   * Begins to hand a text to the outbox; of two windows that do so at the same time one succeeds. `pending` is asked for the
   * messages of the outbox, and must read them anew. `endAttempt` is to follow when the outbox has them, or has not.
   *
   * @throws {HandoffError} `alreadySending`, `alreadySent`
   */
  async beginAttempt(
    id: string,
    digest: string,
    type: MessageType,
    pending: () => Promise<readonly OutboxMessage[]>,
  ): Promise<void> {
    const isSame = (part: Pick<SentPart, 'type' | 'digest'>): boolean =>
      part.type === type && part.digest === digest;
    const claim = claimFile(id, digest, type);
    const isFirst = await this.files.alone(claim, async () => {
      // In this order: what leaves the outbox meanwhile is in the log.
      const waiting = (await pending()).filter((each) => isOf(id, each) && !isRefused(each));
      if (waiting.some((each) => isSame({ type: each.type, digest: each.handoff?.digest ?? '' })))
        return false;
      const before = (await this.sent(id)).find((each) => each.isWhole && isSame(each));
      if (before) throw new HandoffError({ code: 'alreadySent', messageIds: before.messageIds });
      if (await this.#isBegun(claim)) return false;
      await this.files.write(claim, String(this.clock.now()));
      return true;
    });
    if (isFirst !== true) throw new HandoffError({ code: 'alreadySending' });
  }

  /** Lets others try: from now on the outbox and the log say whether that text is on its way. */
  async endAttempt(id: string, digest: string, type: MessageType): Promise<void> {
    await this.files.remove(claimFile(id, digest, type));
  }

  /** Removes drafts all of whose text was sent some time ago, and says which. What was never sent is never removed. */
  async removeSent({ isOpen, pending, olderThanMs }: Removal): Promise<readonly string[]> {
    const removed: string[] = [];
    const names = await this.files.list();
    const beforeMs = this.clock.now() - olderThanMs;
    for (const id of await this.sentLog.listHandoffs()) {
      if (isOpen(id) || pending.some((message) => isOf(id, message))) continue;
      const attempts = names.filter((name) => name.startsWith(`${id}.`) && attemptPattern.test(name));
      // Nobody saves the draft between the look at it and its end.
      const isGone = await this.files.alone(textFile(id), () => this.#removeIfSent(id, attempts, beforeMs));
      if (isGone === true) removed.push(id);
    }
    return removed;
  }

  async #removeIfSent(id: string, attempts: readonly string[], beforeMs: number): Promise<boolean> {
    const text = await this.files.read(textFile(id));
    // Without a text it is what a crash has left of an earlier removal.
    if (text !== undefined && !(await this.#wasSent(id, text, beforeMs))) return false;
    for (const name of [bindingFile(id), textFile(id), ...attempts]) await this.files.remove(name);
    // Last, as nothing of a draft that is there may be taken for unsent.
    await this.sentLog.forgetHandoff(id);
    return true;
  }

  async #wasSent(id: string, text: string, beforeMs: number): Promise<boolean> {
    const sent = await this.sent(id);
    const lastMs = sent.at(-1)?.atMs ?? Infinity;
    const changedMs = (await this.files.changedMs(textFile(id))) ?? Infinity;
    const parts = this.toParts(text);
    if (lastMs > beforeMs || changedMs > lastMs || !parts) return false;
    for (const type of messageTypes) {
      if (parts[type].trim() === '') continue;
      const digest = await toDigest(parts[type]);
      if (!sent.some((part) => part.isWhole && part.type === type && part.digest === digest)) return false;
    }
    return true;
  }

  async #isBegun(claim: string): Promise<boolean> {
    const begunMs = Number((await this.files.read(claim)) ?? Number.NaN);
    return Math.abs(this.clock.now() - begunMs) < attemptMs;
  }
}

const maxTries = 5;

const attemptPattern = /\.sending(?:\.lock)?$/;

/** Note and customer's part may be the same text. */
function claimFile(id: string, digest: string, type: MessageType): string {
  return `${id}.${type}.${digest.slice(0, 16)}.sending`;
}

function isOf(id: string, { handoff }: OutboxMessage): boolean {
  return handoff?.draft === id;
}

/** It will never go as it is. */
function isRefused({ state }: OutboxMessage): boolean {
  return state.kind === 'rejected';
}

function toArrived({ id, type, handoff, state }: OutboxMessage): SentHandoff[] {
  if (!handoff || state.kind !== 'sent') return [];
  const { digest, part, parts } = handoff;
  return [{ id, type, digest, part, parts, atMs: state.atMs, messageIds: [state.messageId] }];
}

/** What the messages of one text come to; the number of its parts may have been another when it was sent first. */
function toSentPart(messages: readonly SentHandoff[]): SentPart[] {
  const last = messages.at(-1);
  if (!last) return [];
  const { type, digest, atMs, parts } = last;
  const sent = new Set(messages.filter((each) => each.parts === parts).map(({ part }) => part));
  return [
    {
      type,
      digest,
      atMs,
      isWhole: sent.size === parts,
      messageIds: messages.flatMap((each) => each.messageIds),
    },
  ];
}
