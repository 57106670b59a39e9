import assert from 'node:assert/strict';
import { toDisplayText } from '../../../../src/core/displayText';
import type { Branch } from '../../../../src/delivery/chats/escalationNote';
import { EscalationStore } from '../../../../src/delivery/chats/escalationStore';
import type { Standing } from '../../../../src/ui/chats/mergedBranches';
import { WaitingChats } from '../../../../src/ui/chats/waitingChats';
import { acme } from '../../delivery/chats/owners';
import { FakeClock, settled } from '../../fakes/fakeClock';
import { MemoryFolder } from '../../fakes/memoryFolder';
import { chatId } from '../../messages';

/** A chat that is written to. */
export const bob = { id: chatId(5), customer: toDisplayText('Bob') };
/** The branch that is checked out. */
export const fix: Branch = { root: 'file:///shop', name: 'fix', commit: 'c0ffee', hadOwnCommits: true };

/** A window, in which git says what a test wants. */
export class WaitingWindow {
  readonly clock = new FakeClock();
  readonly store: EscalationStore;
  /** What was offered: the branch, then the chats. */
  readonly offered: (string | number)[][] = [];
  readonly faults: unknown[] = [];
  /** What was noted when that was told. */
  readonly told: Promise<readonly (string | undefined)[]>[] = [];
  readonly chats: WaitingChats;
  current: Branch | undefined = fix;
  owner: typeof acme | undefined = acme;
  isFocused = true;
  looks = 0;
  /** Calls of the store that are not answered yet. */
  #storing = 0;
  /** Where a noted branch stands; undefined where git does not know. */
  toStanding: (branch: Branch) => Standing | undefined | Promise<Standing> = (branch) => ({
    branch,
    isMerged: false,
  });
  #onChange: () => void = () => assert.fail('nobody watches');

  constructor(readonly folder = new MemoryFolder()) {
    this.store = new EscalationStore(folder);
    const { store } = this;
    this.chats = new WaitingChats({
      store: {
        noteSent: this.#watch(store.noteSent.bind(store)),
        noteMerged: this.#watch(store.noteMerged.bind(store)),
        setWaiting: this.#watch(store.setWaiting.bind(store)),
        updateBranch: this.#watch(store.updateBranch.bind(store)),
        get: this.#watch(store.get.bind(store)),
        list: this.#watch(store.list.bind(store)),
      },
      branches: {
        current: () => Promise.resolve(this.current),
        look: async (branch) => {
          this.looks += 1;
          return this.toStanding(branch);
        },
        watch: (onChange) => {
          this.#onChange = onChange;
          return { dispose: () => (this.#onChange = () => undefined) };
        },
      },
      clock: this.clock,
      peekOwner: () => Promise.resolve(this.owner),
      isFocused: () => this.isFocused,
      onNoted: () => this.told.push(this.#branches()),
      offer: (chats, branch) => this.offered.push([branch, ...chats.map(({ chat }) => chat)]),
      onFault: (error) => this.faults.push(error),
    });
  }

  #watch<A extends unknown[], R>(call: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
    return (...args) => {
      this.#storing += 1;
      // What follows from an answer has begun before this counts it.
      return call(...args).finally(() => setImmediate(() => (this.#storing -= 1)));
    };
  }

  /** Something changes in git. */
  poke(): void {
    this.#onChange();
  }

  /** Something changes in git, and everything that follows from it happens. */
  async change(): Promise<void> {
    this.poke();
    await this.clock.pass(1_000);
    while (this.#storing > 0) await settled();
  }

  async #branches(): Promise<readonly (string | undefined)[]> {
    return (await this.store.list(acme)).map(({ branch }) => branch?.name);
  }

  async noted(chat = bob): Promise<[name: string | undefined, waits: boolean | undefined]> {
    const note = await this.store.get(acme, chat.id);
    return [note?.branch?.name, note?.waitsForFix];
  }
}
