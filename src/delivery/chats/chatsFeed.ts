import type { Chat } from '../../core/chat';
import { Cancelled, type Failure } from '../../core/failure';
import type { ChatId } from '../../core/ids';
import { focusRestMs } from '../../core/limits';
import { type MemoryOwner, isSameOwner } from '../../core/memoryOwner';
import { orCancelled } from '../../core/orCancelled';
import { type FeedContent, type FeedSession, noContent } from './feedContent';
import { FeedMemory } from './feedMemory';
import { FeedReading, type ReadingParts, type RefreshReason, toFailure } from './feedReading';

/** What the feed works with; `circumstances` are asked each time. */
export interface FeedParts extends ReadingParts {
  readonly circumstances: ReadingParts['circumstances'] & {
    /** Pause between two readings, in milliseconds; 0 for by hand only, after a first reading. */
    refreshMs(): number;
    /** Undefined without a key. */
    toSession(signal: AbortSignal): Promise<FeedSession | undefined>;
  };
}

interface Running {
  readonly reason: RefreshReason;
  readonly abort: AbortController;
  readonly done: Promise<void>;
}

/** Keeps what the Chats view shows up to date, while somebody can see it. Without focus there is neither request nor timer. */
export class ChatsFeed {
  readonly #listeners = new Set<() => void>();
  #memory: FeedMemory | undefined;
  #content = noContent;
  /** Why there was no session. */
  #fault: Failure | undefined;
  #running: Running | undefined;
  /** The reading by hand that comes after the running one. */
  #next: Promise<void> | undefined;
  #cancelTimer: (() => void) | undefined;
  /** When lists, or anything, were last asked for. */
  #listedMs: number | undefined;
  #lookedMs: number | undefined;
  #lookedPin: ChatId | undefined;
  #isStopped = false;

  constructor(private readonly parts: FeedParts) {}

  get content(): FeedContent {
    return this.#content;
  }

  /** Calls back after every change; the result ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads now. While a reading runs this joins it, and by hand one more comes after it. Never rejects. */
  refresh(reason: RefreshReason): Promise<void> {
    if (this.#isStopped || !(reason === 'hand' || this.parts.circumstances.isWatched()))
      return Promise.resolve();
    const running = this.#running;
    if (!running) return this.#start(reason);
    if (reason !== 'hand' || (running.reason === 'hand' && !running.abort.signal.aborted))
      return running.done;
    this.#next ??= running.done.then(() => {
      this.#next = undefined;
      return this.refresh('hand');
    });
    return this.#next;
  }

  /** Takes a chat as it was read elsewhere just now, such as after a change; what is asked already does not undo it. */
  take(owner: MemoryOwner, chat: Chat): void {
    const memory = this.#memory;
    if (!memory || !isSameOwner(memory.owner, owner)) return;
    memory.takeChat(chat, memory.ask(this.parts.clock.now()));
    this.#emit();
  }

  /** To be called when visibility, focus, settings, the pin or what was sent have changed. */
  wake(): void {
    if (this.#isStopped) return;
    void this.#reload();
    void this.#checkOwner();
    this.#schedule(true);
  }

  /** To be called when the key or the organization is another: nothing of the old one is shown any more. */
  reset(): void {
    this.#running?.abort.abort();
    this.#listedMs = this.#lookedMs = undefined;
    this.#fault = undefined;
    this.#setMemory(undefined);
    this.#schedule(true);
  }

  /** Ends everything; nothing is read again. */
  stop(): void {
    this.#isStopped = true;
    this.#running?.abort.abort();
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#listeners.clear();
  }

  #start(reason: RefreshReason): Promise<void> {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    const nowMs = this.parts.clock.now();
    this.#lookedMs = nowMs;
    if (reason === 'hand' || this.parts.circumstances.isVisible()) this.#listedMs = nowMs;
    this.#lookedPin = this.parts.pins.peek()?.chat;
    const abort = new AbortController();
    const done = this.#read(reason, abort.signal).finally(() => {
      this.#running = undefined;
      this.#schedule(false);
    });
    this.#running = { reason, abort, done };
    return done;
  }

  async #read(reason: RefreshReason, signal: AbortSignal): Promise<void> {
    try {
      const session = await orCancelled(this.parts.circumstances.toSession(signal), signal);
      this.#fault = undefined;
      const memory = session && this.#toMemory(session);
      this.#setMemory(memory);
      if (!memory) return;
      await new FeedReading(this.parts, session, memory, reason, signal, () => this.#emit()).run();
    } catch (error) {
      if (error instanceof Cancelled || signal.aborted) return;
      const failure = toFailure(error);
      if (!failure) this.parts.onFault(error);
      this.#fault = failure ?? { code: 'unexpected' };
      this.#emit();
    }
  }

  #schedule(isWoken: boolean): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    const { clock, circumstances, pins } = this.parts;
    if (this.#isStopped || this.#running || !circumstances.isWatched()) return;
    const lastMs = circumstances.isVisible() ? this.#listedMs : this.#lookedMs;
    const refreshMs = circumstances.refreshMs();
    // A clock that was set back must not put the next reading off.
    const ageMs = lastMs === undefined ? Infinity : Math.abs(clock.now() - lastMs);
    const pinned = pins.peek()?.chat;
    const isPinNew = pinned !== undefined && pinned !== this.#lookedPin;
    const isDue = isPinNew || (isWoken && ageMs >= focusRestMs);
    if (lastMs === undefined || (refreshMs > 0 && isDue)) {
      void this.refresh('focus');
      return;
    }
    if (refreshMs <= 0) return;
    this.#cancelTimer = clock.after(Math.max(0, refreshMs - ageMs), () => {
      this.#cancelTimer = undefined;
      void this.refresh('interval');
    });
  }

  /** A running reading for another organization than that of the key by now is given up. */
  async #checkOwner(): Promise<void> {
    const running = this.#running;
    if (!running || !this.#memory || !this.parts.circumstances.isWatched()) return;
    const { owner } = this.#memory;
    const session = await this.parts.circumstances.toSession(running.abort.signal).catch(() => undefined);
    if (this.#running === running && session && !isSameOwner(session.owner, owner)) this.reset();
  }

  /** Looks again into what this machine knows; no request. */
  async #reload(): Promise<void> {
    const { sentLog, notes, clock, onFault } = this.parts;
    await this.#memory?.load(sentLog, notes, clock.now()).catch(onFault);
    this.#emit();
  }

  #setMemory(memory: FeedMemory | undefined): void {
    this.#memory = memory;
    this.#emit();
  }

  #toMemory({ owner }: FeedSession): FeedMemory {
    return this.#memory && isSameOwner(this.#memory.owner, owner) ? this.#memory : new FeedMemory(owner);
  }

  #emit(): void {
    if (this.#isStopped) return;
    const memory = this.#memory;
    const pin = memory && this.parts.pins.get(memory.owner);
    const content = memory ? memory.toContent(pin, this.parts.clock.now()) : noContent;
    const faults = this.#fault ? { ...content.faults, session: this.#fault } : content.faults;
    this.#content = { ...content, faults };
    for (const listener of [...this.#listeners]) listener();
  }
}
