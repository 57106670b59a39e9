import { Cancelled } from '../core/failure';
import { type Entry, type SealedMessage, withState } from '../core/outbox';
import { isGroupStopped, toHeads, toStep } from '../core/outboxStep';
import type { SharedFiles } from '../core/ports';
import type { MessageWork, WorkParts } from './messageWork';
import type { Listing, OutboxStore } from './outboxStore';
import { Progress } from './progress';

/** Chats that are worked on at the same time; the requests themselves wait for the shared budget. */
const maxAtOnce = 4;

/** What an outbox is made of, and whom it tells. */
export interface OutboxParts extends Pick<WorkParts, 'clock' | 'times'> {
  readonly files: Pick<SharedFiles, 'watch'>;
  readonly store: OutboxStore;
  readonly work: MessageWork;
  /** This window has brought a message to this state, and the disk knows; undefined when it was taken back. */
  readonly onState: (id: string, message: SealedMessage | undefined) => void;
  /** The folder was read, or this window is done with a message. */
  readonly onChange: (listing: Pick<Listing, 'setAside'>) => void;
  /** Something failed that nobody waits for. It is tried again. */
  readonly onFault: (error: unknown) => void;
}

/**
 * Brings the messages of the folder on their way, beside other windows that do the same. A message is claimed before
 * anything is done with it, and what is to be done is decided by `toStep` alone.
 */
export class Outbox {
  /** Messages in this window's hand, each with what cuts it off. */
  readonly #working = new Map<string, AbortController>();
  readonly #jobs = new Set<Promise<void>>();
  readonly #withdrawn = new Set<string>();
  readonly #hurried = new Set<string>();
  readonly #restedMs = new Map<string, number>();
  readonly #progress: Progress;
  #entries: readonly Entry[] = [];
  #held: readonly SealedMessage[] = [];
  #round: Promise<void> | undefined;
  #again = false;
  #stopped = true;
  #timer: { readonly dueMs: number; readonly cancel: () => void } | undefined;
  #endWatch = (): void => undefined;

  constructor(private readonly parts: OutboxParts) {
    const onState = (message: SealedMessage): void => parts.onState(message.id, message);
    this.#progress = new Progress({ ...parts, onState });
  }

  /** The messages as they lay in the folder last, in the order of acceptance. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** The messages that this window holds, and can still take back. */
  get held(): readonly SealedMessage[] {
    return this.#held;
  }

  /** Whether this window is doing something with the message right now. */
  isWorking(id: string): boolean {
    return this.#working.has(id);
  }

  start(): void {
    if (!this.#stopped) return;
    this.#stopped = false;
    this.#endWatch = this.parts.files.watch(() => this.wake());
    this.wake();
  }

  /** Begins nothing more, and cuts off what is on its way after `graceMs` milliseconds. */
  async stop(graceMs: number): Promise<void> {
    this.#stopped = true;
    this.#endWatch();
    this.#timer?.cancel();
    const keepClock = this.parts.clock.after(graceMs, () => {
      for (const controller of this.#working.values()) controller.abort();
    });
    await this.#round;
    await Promise.all(this.#jobs);
    keepClock();
  }

  /**
   * Stores messages that belong together, and begins with them; once it has resolved they are on the disk.
   *
   * Until the last of several is stored each is a question to the user, so that after a crash no half goes by itself.
   */
  async add(messages: readonly SealedMessage[]): Promise<void> {
    const { store } = this.parts;
    const hands = messages.map(({ id }) => this.#take(id, new AbortController()));
    try {
      if (messages.length > 1) {
        for (const message of messages)
          await store.write(withState(message, { kind: 'asking', question: 'interrupted' }));
      }
      // The first comes last: it holds back those after it.
      for (const message of [...messages].reverse()) await store.write(message);
    } catch (error) {
      for (const { id } of messages) await store.remove(id).catch(this.parts.onFault);
      throw error;
    } finally {
      for (const letGo of hands) letGo();
    }
    for (const message of messages) {
      this.#progress.begin(message.id);
      this.parts.onState(message.id, message);
    }
    this.wake();
  }

  /** Looks at everything again. */
  wake(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#round ??= this.#runRounds();
  }

  /** Lets messages that wait go before their time; not those that failed just now, unless it is the user's wish. */
  hurry(fits: (message: SealedMessage) => boolean, byUser = false): void {
    const { clock, times } = this.parts;
    const latestMs = clock.now() - (byUser ? 0 : times.minRetryMs);
    for (const { message } of toOurs(this.#entries)) {
      const rested = (this.#restedMs.get(message.id) ?? 0) <= latestMs;
      if (rested && !this.#working.has(message.id) && fits(message)) this.#hurried.add(message.id);
    }
    if (this.#hurried.size > 0) this.wake();
  }

  /** Takes messages back. One that is on its way is cut off; if it was handed over already it stays. */
  async withdraw(ids: readonly string[]): Promise<void> {
    for (const id of [...ids].reverse()) {
      const controller = this.#working.get(id);
      if (controller) {
        this.#withdrawn.add(id);
        controller.abort();
      } else if (await this.act(id, () => Promise.resolve(undefined))) {
        this.parts.onState(id, undefined);
      }
    }
  }

  /**
   * Claims a message for a deed of the user's: `change` gives what it becomes, or undefined to remove it. False when it is
   * gone, on its way, or in another window's hand.
   */
  async act(id: string, change: (entry: Entry) => Promise<SealedMessage | undefined>): Promise<boolean> {
    if (this.#working.has(id)) return false;
    const letGo = this.#take(id, new AbortController());
    const { store } = this.parts;
    try {
      const found = (await store.list()).entries.find(({ message }) => message.id === id);
      const claimed = found && (await store.claim(found));
      if (!claimed) return false;
      try {
        const changed = await change(claimed);
        if (changed) await this.#progress.keep(changed);
        else await store.remove(id);
      } finally {
        // A hold ends with the window that began it; nothing else needs an owner while it rests.
        if (claimed.message.state.kind !== 'held') await store.release(id);
      }
      return true;
    } finally {
      letGo();
      this.wake();
    }
  }

  async #runRounds(): Promise<void> {
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        await this.#look();
      }
    } catch (error) {
      this.parts.onFault(error);
      this.#wakeAfter(this.parts.times.rescanMs);
    } finally {
      this.#round = undefined;
    }
  }

  async #look(): Promise<void> {
    const { store, clock, times } = this.parts;
    const listing = await store.list();
    this.#entries = listing.entries;
    this.#held = await this.#toHeld(listing.entries);
    const ids = new Set(listing.entries.map(({ message }) => message.id));
    for (const id of this.#hurried) if (!ids.has(id)) this.#hurried.delete(id);
    this.#timer?.cancel();
    this.#timer = undefined;
    for (const entry of toHeads(toOurs(listing.entries))) {
      if (this.#working.has(entry.message.id) || this.#stopped) continue;
      const at = { ...this.#toCircumstances(entry.message, await store.isOwn(entry)), nowMs: clock.now() };
      const step = toStep(entry.message, at, times);
      if (step.kind === 'rest') {
        if (step.untilMs !== undefined) this.#wakeAfter(step.untilMs - at.nowMs);
      } else if (this.#working.size < maxAtOnce) {
        const job = this.#work(entry).finally(() => this.#jobs.delete(job));
        this.#jobs.add(job);
      }
    }
    if (listing.entries.length > 0) this.#wakeAfter(times.rescanMs);
    this.parts.onChange(listing);
  }

  async #toHeld(entries: readonly Entry[]): Promise<SealedMessage[]> {
    const held = toOurs(entries).filter(({ message }) => message.state.kind === 'held');
    const own = await Promise.all(held.map((entry) => this.parts.store.isOwn(entry)));
    return held.filter((_, index) => own[index]).map(({ message }) => message);
  }

  /** Works on one message until it rests or is gone. */
  async #work(entry: Entry): Promise<void> {
    const { store, clock } = this.parts;
    const { id } = entry.message;
    const controller = new AbortController();
    const letGo = this.#take(id, controller);
    let changed = false;
    try {
      const heldHere = await store.isOwn(entry);
      const claimed = await store.claim(entry);
      if (claimed?.provenance !== 'ours') return;
      // Another window may have stored an earlier message of this chat while this one was claimed.
      this.#entries = (await store.list()).entries;
      changed = true;
      if (this.#withdrawn.has(id) && claimed.message.state.kind === 'queued')
        throw new Cancelled('withdrawn');
      if (!toHeads(toOurs(this.#entries)).some(({ message }) => message.id === id)) {
        await store.release(id);
        return;
      }
      const circumstances = this.#toCircumstances(claimed.message, heldHere);
      this.#hurried.delete(id);
      const message = await this.#progress.run(claimed.message, circumstances, controller.signal);
      this.#restedMs.set(id, clock.now());
      if (message?.state.kind === 'rejected') await this.#stopGroup(message);
      if (message && message.state.kind !== 'held') await store.release(id);
    } catch (error) {
      changed = error instanceof Cancelled;
      await this.#endBadly(id, error).catch(this.parts.onFault);
    } finally {
      this.#withdrawn.delete(id);
      letGo();
      // Where nothing has changed, looking again at once would change nothing either.
      if (changed) this.wake();
      this.parts.onChange({ setAside: [] });
    }
  }

  async #endBadly(id: string, error: unknown): Promise<void> {
    const { store, onState, onFault, times } = this.parts;
    if (!(error instanceof Cancelled)) {
      onFault(error);
      this.#wakeAfter(times.rescanMs);
    } else if (this.#withdrawn.delete(id)) {
      await store.remove(id);
      onState(id, undefined);
    } else {
      await store.release(id);
    }
  }

  /** Asks the user about what was to follow a rejected message, before anybody can take that one away. */
  async #stopGroup({ group, id }: SealedMessage): Promise<void> {
    const followers = toOurs(this.#entries).filter(
      ({ message }) => message.group === group && message.id > id && message.state.kind === 'queued',
    );
    for (const follower of followers) {
      await this.act(follower.message.id, (entry) =>
        Promise.resolve(
          entry.provenance === 'ours'
            ? withState(entry.message, { kind: 'asking', question: 'groupStopped' })
            : undefined,
        ),
      );
    }
  }

  #toCircumstances(message: SealedMessage, heldHere: boolean) {
    const all = this.#entries.map((entry) => entry.message);
    const groupStopped = isGroupStopped(message, all);
    return { heldHere, groupStopped, hurried: this.#hurried.has(message.id) };
  }

  #take(id: string, controller: AbortController): () => void {
    this.#working.set(id, controller);
    return () => this.#working.delete(id);
  }

  #wakeAfter(ms: number): void {
    const { clock } = this.parts;
    const dueMs = clock.now() + Math.max(0, ms);
    if (this.#stopped || (this.#timer && this.#timer.dueMs <= dueMs)) return;
    this.#timer?.cancel();
    const fire = (): void => {
      this.#timer = undefined;
      this.wake();
    };
    this.#timer = { dueMs, cancel: clock.after(dueMs - clock.now(), fire) };
  }
}

function toOurs(entries: readonly Entry[]): Extract<Entry, { provenance: 'ours' }>[] {
  return entries.filter((entry) => entry.provenance === 'ours');
}
