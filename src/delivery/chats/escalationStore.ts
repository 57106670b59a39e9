import type { DisplayText } from '../../core/displayText';
import type { ChatId } from '../../core/ids';
import { escalationMs } from '../../core/limits';
import { type MemoryOwner, isSameOwner } from '../../core/memoryOwner';
import type { SharedFiles } from '../../core/ports';
import {
  type Branch,
  type EscalationNote,
  formatNote,
  isNoteFile,
  parseBranch,
  parseNote,
  toNoteFile,
} from './escalationNote';

type ToNote = (before: EscalationNote | undefined) => EscalationNote | undefined;

/** What is remembered of the chats written to: one file for each, so that windows do not overwrite each other's. */
export class EscalationStore {
  /** Read files by name; a file that is replaced has another version. */
  readonly #known = new Map<string, { version: string; note: EscalationNote | undefined }>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly files: SharedFiles) {}

  /** Notes that something was sent to a chat; a branch that is not known leaves the one from before. */
  noteSent(
    owner: MemoryOwner,
    chat: ChatId,
    customer: DisplayText,
    branch: Branch | undefined,
    atMs: number,
  ): Promise<void> {
    return this.#change(owner, chat, (before) =>
      toNote(
        { owner, chat, customer, atMs, waitsForFix: before?.waitsForFix ?? false },
        branch ?? before?.branch,
      ),
    );
  }

  /** Sets whether a chat waits for a fix; a branch that is not known leaves the one from before. */
  setWaiting(
    owner: MemoryOwner,
    chat: ChatId,
    customer: DisplayText,
    waitsForFix: boolean,
    branch: Branch | undefined,
    atMs: number,
  ): Promise<void> {
    return this.#change(owner, chat, (before) =>
      toNote({ owner, chat, customer, atMs, waitsForFix }, branch ?? before?.branch),
    );
  }

  /** Ends a chat's wait, because its branch was merged; nothing for a chat that is not remembered. */
  noteMerged(owner: MemoryOwner, chat: ChatId, atMs: number): Promise<void> {
    return this.#change(
      owner,
      chat,
      (before) => before && { ...before, atMs, waitsForFix: false, isMerged: true },
    );
  }

  /** Notes where a chat's branch stands now; nothing for a chat that is not remembered. */
  updateBranch(owner: MemoryOwner, chat: ChatId, branch: Branch): Promise<void> {
    return this.#change(owner, chat, (before) => before && toNote(before, branch));
  }

  /** The organization's notes, the last changed first. */
  async list(owner: MemoryOwner): Promise<readonly EscalationNote[]> {
    const names = await this.#list();
    // One file that cannot be read must not hide the others.
    const notes = await Promise.all(names.map((name) => this.#read(name, owner).catch(() => undefined)));
    return notes.filter((note) => note !== undefined).sort((a, b) => b.atMs - a.atMs);
  }

  /** A chat's note; undefined where there is none that can be read. */
  async get(owner: MemoryOwner, chat: ChatId): Promise<EscalationNote | undefined> {
    const note = await this.#read(await toNoteFile(owner, chat), owner);
    return note?.chat === chat ? note : undefined;
  }

  /** Removes what is remembered of chats that are no escalations any more, whoever's; what cannot be removed stays. */
  removeOld(nowMs: number): Promise<void> {
    const isOld = ({ atMs, waitsForFix }: EscalationNote): boolean =>
      !waitsForFix && atMs <= nowMs - escalationMs;
    return this.#queue(async () => {
      for (const name of await this.#list().catch(() => [])) {
        const note = await this.#parse(name).catch(() => undefined);
        if (note && isOld(note)) await this.files.remove(name).catch(() => undefined);
      }
    });
  }

  /** What this window changes at the same moment goes one after the other, so that nothing of it is lost. */
  #change(owner: MemoryOwner, chat: ChatId, toChanged: ToNote): Promise<void> {
    return this.#queue(async () => {
      const note = toChanged(await this.get(owner, chat));
      if (note) await this.files.write(await toNoteFile(owner, chat), formatNote(note));
    });
  }

  #queue(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #list(): Promise<readonly string[]> {
    const names = (await this.files.list()).filter(isNoteFile);
    for (const name of this.#known.keys()) if (!names.includes(name)) this.#known.delete(name);
    return names;
  }

  /** The note in a file, if it is the owner's. */
  async #read(name: string, owner: MemoryOwner): Promise<EscalationNote | undefined> {
    const note = await this.#parse(name);
    return note && isSameOwner(note.owner, owner) ? note : undefined;
  }

  async #parse(name: string): Promise<EscalationNote | undefined> {
    const version = await this.files.version(name);
    if (version === undefined) return undefined;
    let known = this.#known.get(name);
    if (known?.version !== version) {
      known = { version, note: parseNote(await this.files.read(name)) };
      this.#known.set(name, known);
    }
    return known.note;
  }
}

function toNote(note: Omit<EscalationNote, 'branch'>, branch: Branch | undefined): EscalationNote {
  const { owner, chat, customer, atMs, waitsForFix } = note;
  const known = parseBranch(branch);
  return { owner, chat, customer, atMs, waitsForFix, ...(known ? { branch: known } : {}) };
}
