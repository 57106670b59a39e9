import { Cancelled } from '../core/failure';
import { orCancelled } from '../core/orCancelled';
import { type Entry, type OutboxMessage, type SealedMessage } from '../core/outbox';
import { isGroupStopped, isUntried, toStep } from '../core/outboxStep';
import type { SharedFiles } from '../core/ports';
import { Hands } from './hands';
import { Hurry } from './hurry';
import { type Change, Interventions } from './interventions';
import type { MessageWork, WorkParts } from './messageWork';
import type { Listing, OutboxStore } from './outboxStore';
import { Progress } from './progress';
import { Reading } from './reading';
import { Rounds } from './rounds';

/** Chats that are worked on at the same time; the requests themselves wait for the shared budget. */
const maxAtOnce = 4;

/** What an outbox is made of, and whom it tells. */
export interface OutboxParts extends Pick<WorkParts, 'clock' | 'times'> {
  readonly files: Pick<SharedFiles, 'watch'>;
  readonly store: OutboxStore;
  readonly work: MessageWork;
  /** This window has brought a message to this state, and the disk knows; undefined when the user has taken it away. */
  readonly onState: (id: string, message: SealedMessage | undefined) => void;
  /** The folder was read, or this window is done with a message. */
  readonly onChange: (listing: Pick<Listing, 'setAside'>) => void;
  /** Resolves once the window answers. One that has lost its editor begins nothing, and keeps nothing from others. */
  readonly whenAnswering?: () => Promise<void>;
  /** Something failed that nobody waits for. It is tried again. */
  readonly onFault: (error: unknown) => void;
}

/**
 * Brings the messages of the folder on their way, beside other windows that do the same. A message is claimed before
 * anything is done with it, and what is to be done is decided by `toStep` alone.
 */
export class Outbox {
  readonly #hands = new Hands();
  readonly #jobs = new Set<Promise<void>>();
  readonly #hurry: Hurry;
  readonly #progress: Progress;
  readonly #interventions: Interventions;
  readonly #rounds: Rounds;
  readonly #reading: Reading;
  /** A message of this window's was left for later, because too many were in hand. */
  #isCrowded = false;
  /** The last look at the folder has failed. */
  #isBlind = false;
  /** Messages that this window has begun with, and not ended. */
  #begun = 0;
  #endWatch = (): void => undefined;

  constructor(private readonly parts: OutboxParts) {
    const onFault = (error: unknown): void => this.#tryLater(error);
    this.#reading = new Reading({ store: parts.store, onSetAside: parts.onChange, onFault });
    this.#hurry = new Hurry(parts.clock, parts.times);
    const onState = (message: SealedMessage): void => parts.onState(message.id, message);
    this.#progress = new Progress({ ...parts, onState });
    this.#interventions = new Interventions({
      ...{ ...parts, hands: this.#hands, progress: this.#progress },
      list: () => this.#reading.read(),
      onEnd: () => this.#rounds.wake(),
    });
    this.#rounds = new Rounds(
      parts.clock,
      () => this.#look(),
      (error) => this.#goBlind(error),
    );
  }

  /** The messages as they lay in the folder last, in the order of acceptance. */
  get entries(): readonly Entry[] {
    return this.#reading.entries;
  }

  /** The messages that this window holds, and can still take back. */
  get held(): readonly SealedMessage[] {
    return this.#reading.messages.filter(({ id, state }) => state.kind === 'held' && this.#hands.holds(id));
  }

  /** The same, as they lie in the folder now: also those that are held only since it was read last. */
  async readHeld(): Promise<readonly SealedMessage[]> {
    await this.#reading.read();
    return this.held;
  }

  /** Whether this window owns nothing but what it holds. */
  get isIdle(): boolean {
    return this.#begun === 0;
  }

  /** Whether this window is doing something with the message right now. */
  isWorking(id: string): boolean {
    return this.#hands.has(id);
  }

  /** Whether nothing becomes of the message by now because files of this extension cannot be read or written. */
  isStuck(message: OutboxMessage): boolean {
    if (!isUntried(message) && message.state.kind !== 'sending') return false;
    return this.#isBlind || this.#hands.isStuck(message.id) || this.#reading.isAfterUnread(message);
  }

  start(): void {
    if (!this.#rounds.isStopped) return;
    this.#endWatch = this.parts.files.watch(() => this.#rounds.wake());
    this.#rounds.start();
  }

  /** Begins nothing more, and cuts off what is on its way after `graceMs` milliseconds. */
  async stop(graceMs: number): Promise<void> {
    this.#endWatch();
    const keepClock = this.parts.clock.after(graceMs, () => this.#hands.cutOffAll());
    await this.#rounds.stop();
    await Promise.all(this.#jobs);
    keepClock();
  }

  /** Stores messages that belong together, and begins with them; once it has resolved they are on the disk. */
  add(messages: readonly SealedMessage[]): Promise<void> {
    return this.#interventions.add(messages);
  }

  /** Lets messages that wait go before their time; not those that failed just now, unless it is the user's wish. */
  hurry(fits: (message: SealedMessage) => boolean, byUser = false): void {
    if (this.#hurry.note(this.#reading.messages, fits, byUser)) this.#rounds.wake();
  }

  /** Takes messages back, and gives those that it took. One that is on its way is cut off; if it was handed over it stays. */
  withdraw(ids: readonly string[]): Promise<readonly string[]> {
    return this.#interventions.withdraw(ids);
  }

  /**
   * Claims a message for a deed of the user's. False when it is gone, on its way, or in another window's hand.
   * Where it is just looked for in its chat, that is cut off, or waited for where the deed `awaitsSearch`.
   */
  act(id: string, change: Change, awaitsSearch = false): Promise<boolean> {
    return this.#interventions.act(id, change, awaitsSearch);
  }

  async #look(): Promise<void> {
    const { store, clock, times, onChange } = this.parts;
    const entries = await this.#reading.read();
    this.#hurry.keep(this.#reading.messages);
    this.#isCrowded = false;
    const { heads } = this.#reading;
    this.#endHolds(heads);
    const isNear = await Promise.all(heads.map((head) => store.isFreeOrOwn(head)));
    // What other windows have is looked at last, and only in case they died.
    const near = heads.filter((_, index) => isNear[index]);
    for (const entry of [...near, ...heads.filter((head) => !near.includes(head))]) {
      const { id } = entry.message;
      if (this.#hands.has(id) || this.#hands.isReserved(id) || this.#rounds.isStopped) continue;
      const nowMs = clock.now();
      const step = toStep(entry.message, { ...this.#toCircumstances(entry.message), nowMs }, times);
      if (step.kind === 'rest') {
        if (step.untilMs !== undefined) this.#rounds.wakeAfter(step.untilMs - nowMs);
      } else if (this.#hands.size < maxAtOnce) {
        const job = this.#work(entry).finally(() => this.#jobs.delete(job));
        this.#jobs.add(job);
      } else if (near.includes(entry)) this.#isCrowded = true;
    }
    if (entries.length > 0) this.#rounds.wakeAfter(times.rescanMs);
    this.#isBlind = false;
    onChange({ setAside: [] });
  }

  /** A hold ends with its time also where an earlier message is in the way: nothing can be undone for ever. */
  #endHolds(heads: readonly Entry[]): void {
    const nowMs = this.parts.clock.now();
    const isHead = new Set(heads.map(({ message }) => message.id));
    for (const { id, state } of this.held) {
      if (state.kind !== 'held' || isHead.has(id)) continue;
      if (state.untilMs > nowMs) this.#rounds.wakeAfter(state.untilMs - nowMs);
      else this.#interventions.endHold(id).catch(this.parts.onFault);
    }
  }

  /** How often the folder has been read; tells those who wait whether what they know is old. */
  get readings(): number {
    return this.#reading.count;
  }

  /** Works on one message until it rests or is gone. */
  async #work(entry: Entry): Promise<void> {
    const { store, whenAnswering, onChange } = this.parts;
    const { id } = entry.message;
    const { signal, letGo } = this.#hands.take(id);
    let begun = 0;
    let changed = false;
    let rested: SealedMessage | undefined;
    try {
      await orCancelled(Promise.resolve(whenAnswering?.()), signal);
      this.#begun += begun = 1;
      // A window that has lost its name has lost its holds.
      if (!(await store.isFreeOrOwn(entry))) this.#hands.note(id, undefined);
      const claimed = await store.claim(entry);
      if (claimed?.provenance !== 'ours') return;
      changed = true;
      // Another window may have stored an earlier message of this chat while this one was claimed.
      await this.#reading.read();
      if (this.#reading.heads.some(({ message }) => message.id === id)) {
        const circumstances = this.#toCircumstances(claimed.message);
        this.#hurry.begin(id);
        rested = await this.#progress.run(claimed.message, circumstances, signal);
        this.#hands.note(id, rested);
        if (rested?.state.kind === 'rejected')
          await this.#interventions.stopGroup(rested, this.#reading.entries);
      }
      await this.#release(id);
    } catch (error) {
      changed = error instanceof Cancelled;
      if (changed) await this.#release(id).catch((fault: unknown) => this.#tryLater(fault));
      else {
        this.#hands.noteStuck(id);
        this.#tryLater(error);
      }
    } finally {
      this.#begun -= begun;
      this.#hurry.end(id, rested);
      letGo();
      // Where nothing has changed, looking again at once would change nothing either.
      if (changed || this.#isCrowded) this.#rounds.wake();
      onChange({ setAside: [] });
    }
  }

  #toCircumstances(message: SealedMessage) {
    const all = this.#reading.entries.map((entry) => entry.message);
    const groupStopped = isGroupStopped(message, all);
    const { id } = message;
    return { heldHere: this.#hands.holds(id), groupStopped, hurried: this.#hurry.isHurried(id) };
  }

  /** Lets other windows have a message; not one that is held here, or that the user is about to take back. */
  async #release(id: string): Promise<void> {
    if (!this.#hands.holds(id) && !this.#hands.isReserved(id)) await this.parts.store.release(id);
  }

  #goBlind(fault: unknown): void {
    this.#isBlind = true;
    this.#tryLater(fault);
    this.parts.onChange({ setAside: [] });
  }

  #tryLater(fault: unknown): void {
    this.parts.onFault(fault);
    this.#rounds.wakeAfter(this.parts.times.rescanMs);
  }
}
