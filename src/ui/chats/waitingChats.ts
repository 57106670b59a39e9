import type { Disposable } from 'vscode';
import type { Chat } from '../../core/chat';
import type { ChatId } from '../../core/ids';
import type { MemoryOwner } from '../../core/memoryOwner';
import type { Clock } from '../../core/ports';
import type { Branch, EscalationNote } from '../../delivery/chats/escalationNote';
import type { EscalationStore } from '../../delivery/chats/escalationStore';
import { isTrunkName } from './branchRefs';
import type { Branches } from './branches';

/** Changes of repositories within this time are looked at together, in milliseconds: git changes many files at once. */
const lookPauseMs = 1_000;

/** What waiting chats are known and told by. */
export interface WaitingParts {
  readonly store: Pick<
    EscalationStore,
    'noteSent' | 'noteMerged' | 'setWaiting' | 'updateBranch' | 'get' | 'list'
  >;
  readonly branches: Pick<Branches, 'current' | 'look' | 'watch'>;
  readonly clock: Clock;
  /** Whose chats they are, without a request. */
  readonly peekOwner: () => Promise<MemoryOwner | undefined>;
  readonly isFocused: () => boolean;
  /** What is noted of a chat that was written to may be another. */
  readonly onNoted: () => void;
  /** Tells of a merged branch and the chats that waited for it. */
  readonly offer: (chats: readonly EscalationNote[], branchName: string) => void;
  readonly onFault: (error: unknown) => void;
}

/** The branches that chats were written to from, and the chats that wait for one to be merged. Nothing here asks HelpCrunch. */
export class WaitingChats implements Disposable {
  #watching: Pick<Disposable, 'dispose'> | undefined;
  #stopTimer: (() => void) | undefined;
  #isLooking = false;
  #isStale = false;

  constructor(private readonly parts: WaitingParts) {}

  /** Notes that something was sent to a chat, and from which branch. Never fails. */
  async noteSent(owner: MemoryOwner, { id, customer }: Pick<Chat, 'id' | 'customer'>): Promise<void> {
    const { store, branches, clock } = this.parts;
    try {
      const branch = await branches.current();
      const before = await store.get(owner, id);
      // What a chat waits for does not change because somebody writes from another branch.
      const keeps = before?.waitsForFix && before.branch && !isTrunkName(before.branch.name);
      const noted = keeps ? undefined : toBetter(before?.branch, branch);
      await store.noteSent(owner, id, customer, noted, clock.now());
      this.parts.onNoted();
    } catch (error) {
      this.parts.onFault(error);
    }
  }

  /**
   * Sets whether a chat waits for a fix: for the branch that is checked out, or the noted one where that can have no fix.
   * Gives the branch whose merge will be told, if there is one.
   */
  async setWaiting(
    owner: MemoryOwner,
    { id, customer }: Pick<Chat, 'id' | 'customer'>,
    waits: boolean,
  ): Promise<Branch | undefined> {
    const { store, branches, clock } = this.parts;
    const branch = waits ? await branches.current() : undefined;
    const before = (await store.get(owner, id))?.branch;
    const noted = before && branch && isTrunkName(branch.name) ? undefined : toBetter(before, branch);
    await store.setWaiting(owner, id, customer, waits, noted, clock.now());
    if (waits) this.#wake();
    const watched = noted ?? before;
    return watched && !isTrunkName(watched.name) ? watched : undefined;
  }

  /** Whether a chat waits for a fix. */
  async isWaiting(owner: MemoryOwner, chat: ChatId): Promise<boolean> {
    return (await this.parts.store.get(owner, chat))?.waitsForFix ?? false;
  }

  /** Looks from now on, whenever something changes, for merged branches. */
  start(): void {
    this.#watching ??= this.parts.branches.watch(() => this.#wake());
    this.#wake();
  }

  dispose(): void {
    this.#watching?.dispose();
    this.#watching = undefined;
    this.#stopTimer?.();
    this.#stopTimer = undefined;
  }

  #wake(): void {
    if (!this.#watching) return;
    if (this.#isLooking) this.#isStale = true;
    else this.#stopTimer ??= this.parts.clock.after(lookPauseMs, () => void this.#lookOnce());
  }

  async #lookOnce(): Promise<void> {
    this.#stopTimer = undefined;
    this.#isLooking = true;
    try {
      await this.#look();
    } catch (error) {
      this.parts.onFault(error);
    }
    this.#isLooking = false;
    if (!this.#isStale) return;
    this.#isStale = false;
    this.#wake();
  }

  async #look(): Promise<void> {
    const owner = await this.parts.peekOwner();
    if (!owner) return;
    const notes = (await this.parts.store.list(owner)).filter(({ waitsForFix }) => waitsForFix);
    const merged = new Map<string, EscalationNote[]>();
    for (const note of notes) {
      if (!note.branch || !(await this.#isOver(note, note.branch))) continue;
      const key = JSON.stringify([note.branch.root, note.branch.name]);
      merged.set(key, [...(merged.get(key) ?? []), note]);
    }
    for (const chats of merged.values()) this.parts.offer(chats, chats[0]?.branch?.name ?? '');
  }

  /** Whether a chat's wait is over, and this window the one to tell it. */
  async #isOver(note: EscalationNote, branch: Branch): Promise<boolean> {
    try {
      return (await this.#isMerged(note, branch)) && (await this.#claim(note, branch));
    } catch (error) {
      // What others waited for and was claimed must still be told.
      this.parts.onFault(error);
      return false;
    }
  }

  /** Whether a chat's branch is merged; notes where it stands now. */
  async #isMerged({ owner, chat }: EscalationNote, noted: Branch): Promise<boolean> {
    const { branches, store } = this.parts;
    const standing = await branches.look(noted);
    if (!standing) return false;
    const { branch, isMerged } = standing;
    if (isSame(branch, noted)) return isMerged;
    const now = (await store.get(owner, chat))?.branch;
    if (!now || !isSame(now, noted)) return false;
    await store.updateBranch(owner, chat, branch);
    return isMerged;
  }

  /**
   * Ends a chat's wait in this window; false where another one has done so. Only the window with the focus does: no two
   * have it, and the notes are files that two could write at the same moment.
   */
  async #claim({ owner, chat }: EscalationNote, branch: Branch): Promise<boolean> {
    const { store, clock, isFocused } = this.parts;
    if (!this.#watching || !isFocused()) return false;
    const now = await store.get(owner, chat);
    if (!now?.waitsForFix || !isOf(branch, now.branch)) return false;
    await store.noteMerged(owner, chat, clock.now());
    return true;
  }
}

/** What is noted in place of what was before; undefined to leave that. */
function toBetter(before: Branch | undefined, branch: Branch | undefined): Branch | undefined {
  if (!before || !branch || !isOf(before, branch)) return branch;
  // A branch that is merged has no commits of its own any more, and only the noted one shows that it had.
  return before.hadOwnCommits && !branch.hadOwnCommits ? undefined : branch;
}

function isOf(branch: Branch, other: Branch | undefined): boolean {
  return branch.root === other?.root && branch.name === other.name;
}

function isSame(a: Branch, b: Branch): boolean {
  return isOf(a, b) && a.commit === b.commit && a.hadOwnCommits === b.hadOwnCommits;
}
