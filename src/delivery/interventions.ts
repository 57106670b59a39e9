import { type Entry, type SealedMessage, wasHandedOver, withState } from '../core/outbox';
import { isToFollow, isUntried } from '../core/outboxStep';
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
      await this.#removeAll(messages).catch(onFault);
      throw error;
    } finally {
      for (const { letGo } of taken) letGo();
      onEnd();
    }
  }

  /**
   * Does what the user wants done with a message. False when it is gone, on its way, or in another window's hand.
   * The search for a message of unknown end gives way to it; it is waited for where the deed `awaitsSearch`, as is what
   * just looks at a message that waits for the user.
   *
   * What was to follow a message that is removed unsent is asked about first; false also where another window has that.
   */
  async act(id: string, change: Change, awaitsSearch = false): Promise<boolean> {
    let isFree = true;
    const withRest: Change = async (entry) => {
      const changed = await change(entry);
      if (changed !== undefined) return changed;
      isFree = await this.#stopRest(entry);
      return isFree ? undefined : 'leave';
    };
    return (await this.#reach(id, withRest, awaitsSearch)) && isFree;
  }

  async #reach(id: string, change: Change, awaitsSearch: boolean): Promise<boolean> {
    const { hands, list } = this.parts;
    if (!hands.has(id)) return this.#tryTo(id, change);
    const found = (await list()).find(({ message }) => message.id === id);
    const kind = found?.message.state.kind;
    // Nothing can be handed over by what has it in hand.
    const isSearch = kind === 'unconfirmed';
    // Hardly more than looked at: the user has not let it go, or it does not go by itself.
    const isLook = kind === 'held' || kind === 'asking' || kind === 'rejected';
    if (!isSearch && !isLook) return false;
    return hands.wrest(id, () => this.#tryTo(id, change), isSearch && !awaitsSearch);
  }

  /** Claims a message and changes it, unless it is in a hand. */
  async #tryTo(id: string, change: Change): Promise<boolean> {
    const { store, hands, list, onEnd } = this.parts;
    if (hands.has(id)) return false;
    const { letGo } = hands.take(id);
    try {
      const found = (await list()).find(({ message }) => message.id === id);
      const claimed = found && (await store.claim(found));
      if (!claimed) return false;
      try {
        await this.#become(claimed, await change(claimed));
      } finally {
        if (!hands.holds(id)) await store.release(id);
      }
      return true;
    } finally {
      letGo();
      onEnd();
    }
  }

  /**
   * Takes messages back, and gives those that it took. One that is on its way is cut off; if it was handed over already it
   * stays.
   */
  async withdraw(ids: readonly string[]): Promise<readonly string[]> {
    const taken: string[] = [];
    // From the last on: the first holds back those after it.
    for (const id of ids.toReversed()) {
      const met = { isUnsent: false };
      const takeBack: Change = ({ message }) => {
        met.isUnsent = !wasHandedOver(message);
        return Promise.resolve(met.isUnsent ? undefined : 'leave');
      };
      try {
        await this.parts.hands.wrest(id, () => this.#tryTo(id, takeBack));
        if (met.isUnsent) taken.unshift(id);
      } catch (fault) {
        this.parts.onFault(fault);
        // One that would still go must not go without those before it.
        if (await this.#isUntried(id).catch(() => true)) break;
      }
    }
    return taken;
  }

  /** Asks the user about what was to follow a rejected message, before anybody can take that one away. */
  async stopGroup({ group, id }: SealedMessage, entries: readonly Entry[]): Promise<void> {
    for (const { message } of entries) {
      if (message.group === group && message.id > id) await this.#tryTo(message.id, toStopped);
    }
  }

  /** Asks the user about what was to follow a message that has not gone. False where another window has some of it. */
  async #stopRest({ provenance, message }: Entry): Promise<boolean> {
    if (provenance !== 'ours' || wasHandedOver(message)) return true;
    const { hands, list } = this.parts;
    const toRest = async (): Promise<readonly Entry[]> =>
      (await list()).filter(
        (each) => each.provenance === 'ours' && isUntried(each.message) && isToFollow(each.message, message),
      );
    for (const each of await toRest()) {
      const { id } = each.message;
      await hands.wrest(id, () => this.#tryTo(id, toStopped), false);
    }
    return (await toRest()).length === 0;
  }

  /** Lets a held message go on as if its time were over, and it could be undone no more. */
  async endHold(id: string): Promise<void> {
    await this.#tryTo(id, ({ provenance, message }) =>
      Promise.resolve(
        provenance === 'ours' && message.state.kind === 'held'
          ? withState(message, { kind: 'queued' })
          : 'leave',
      ),
    );
  }

  async #become(entry: Entry, changed: SealedMessage | 'leave' | undefined): Promise<void> {
    if (changed === 'leave') return;
    const { hands, progress, onState } = this.parts;
    const { id } = entry.message;
    hands.note(id, changed);
    if (changed) {
      await progress.keep(changed);
    } else {
      await this.#remove(entry);
      onState(id, undefined);
    }
  }

  /** What the user has taken away must not go where the disk does not let go of it: that becomes a question. */
  async #remove({ provenance, message }: Entry): Promise<void> {
    const { store, progress } = this.parts;
    try {
      await store.remove(message.id);
    } catch (fault) {
      if (provenance === 'ours' && isUntried(message))
        await progress.keep(withState(message, { kind: 'asking', question: 'interrupted' }));
      throw fault;
    }
  }

  /** Removes messages as far as it can be done: one that stays must not lose those before it, which hold it back. */
  async #removeAll(messages: readonly SealedMessage[]): Promise<void> {
    for (const { id } of [...messages].reverse()) await this.parts.store.remove(id);
  }

  async #isUntried(id: string): Promise<boolean> {
    return (await this.parts.list()).some(({ message }) => message.id === id && isUntried(message));
  }
}

/** What was to follow a message that goes no more becomes a question. */
const toStopped: Change = ({ provenance, message }) =>
  Promise.resolve(
    provenance === 'ours' && isUntried(message)
      ? withState(message, { kind: 'asking', question: 'groupStopped' })
      : 'leave',
  );
