import { type Entry, type SealedMessage, wasHandedOver, withState } from '../core/outbox';
import { isUntried } from '../core/outboxStep';
import type { Hands } from './hands';
import type { OutboxStore } from './outboxStore';
import type { Progress } from './progress';

/** What interventions are made with, and whom they tell. */
export interface InterventionParts {
  readonly store: OutboxStore;
  readonly hands: Hands;
  readonly progress: Progress;
  /** Reads the folder. */
  readonly list: () => Promise<readonly Entry[]>;
  /** This window has brought a message to this state, and the disk knows; undefined when it is gone. */
  readonly onState: (id: string, message: SealedMessage | undefined) => void;
  readonly onFault: (error: unknown) => void;
  readonly onEnd: () => void;
}

/** What a message becomes, undefined to remove it, or `leave`. */
export type Change = (entry: Entry) => Promise<SealedMessage | 'leave' | undefined>;

/** What is done with messages because somebody says so, and not by the course of things. */
export class Interventions {
  constructor(private readonly parts: InterventionParts) {}

  /**
   * Stores messages that belong together; once it has resolved they are on the disk.
   *
   * Until the last of several is stored each is a question to the user, so that after a crash no half goes by itself.
   */
  async add(messages: readonly SealedMessage[]): Promise<void> {
    const { store, hands, progress, onState, onFault, onEnd } = this.parts;
    const taken = messages.map(({ id }) => hands.take(id));
    try {
      if (messages.length > 1) {
        for (const message of messages)
          await store.write(withState(message, { kind: 'asking', question: 'interrupted' }));
      }
      // The first comes last: it holds back those after it.
      for (const message of [...messages].reverse()) await store.write(message);
      for (const message of messages) {
        progress.begin(message.id);
        hands.note(message.id, message);
        onState(message.id, message);
      }
    } catch (error) {
      for (const { id } of messages) await store.remove(id).catch(onFault);
      throw error;
    } finally {
      for (const { letGo } of taken) letGo();
      onEnd();
    }
  }

  /** Claims a message and changes it. False when it is gone, on its way, or in another window's hand. */
  async act(id: string, change: Change): Promise<boolean> {
    const { store, hands, list, onEnd } = this.parts;
    if (hands.has(id)) return false;
    const { letGo } = hands.take(id);
    try {
      const found = (await list()).find(({ message }) => message.id === id);
      const claimed = found && (await store.claim(found));
      if (!claimed) return false;
      try {
        await this.#become(id, await change(claimed));
      } finally {
        if (!hands.holds(id)) await store.release(id);
      }
      return true;
    } finally {
      letGo();
      onEnd();
    }
  }

  /** Takes messages back. One that is on its way is cut off; if it was handed over already it stays. */
  async withdraw(ids: readonly string[]): Promise<void> {
    const takeBack: Change = ({ message }) => Promise.resolve(wasHandedOver(message) ? 'leave' : undefined);
    // From the last on: the first holds back those after it.
    for (const id of [...ids].reverse()) await this.parts.hands.wrest(id, () => this.act(id, takeBack));
  }

  /** Asks the user about what was to follow a rejected message, before anybody can take that one away. */
  async stopGroup({ group, id }: SealedMessage, entries: readonly Entry[]): Promise<void> {
    const stop: Change = ({ provenance, message }) =>
      Promise.resolve(
        provenance === 'ours' && isUntried(message)
          ? withState(message, { kind: 'asking', question: 'groupStopped' })
          : 'leave',
      );
    for (const { message } of entries) {
      if (message.group === group && message.id > id && isUntried(message)) await this.act(message.id, stop);
    }
  }

  /** Lets a held message go on as if its time were over, and it could be undone no more. */
  async endHold(id: string): Promise<void> {
    await this.act(id, ({ provenance, message }) =>
      Promise.resolve(
        provenance === 'ours' && message.state.kind === 'held'
          ? withState(message, { kind: 'queued' })
          : 'leave',
      ),
    );
  }

  async #become(id: string, changed: SealedMessage | 'leave' | undefined): Promise<void> {
    if (changed === 'leave') return;
    const { store, hands, progress, onState } = this.parts;
    hands.note(id, changed);
    if (changed) {
      await progress.keep(changed);
    } else {
      await store.remove(id);
      onState(id, undefined);
    }
  }
}
