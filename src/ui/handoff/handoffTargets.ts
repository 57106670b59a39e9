import { type Tab, type TabGroup, TabInputText, type Uri, l10n, window } from 'vscode';
import { parseChatReference } from '../../core/chatReference';
import type { ChatId } from '../../core/ids';
import { type MemoryOwner, isSameOwner } from '../../core/memoryOwner';
import type { HandoffBinding, HandoffStore } from '../../delivery/handoffs/handoffStore';
import { type GivenChat, parseGivenChat } from '../chats/givenChat';
import { readMeantChat } from '../chats/meantChat';
import { OwnChat } from '../chats/ownChat';
import { toOwner } from '../chats/targets';
import type { Keys } from '../keys';
import type { HandoffTemplate } from './handoffTemplate';
import { toHandoffId, toHandoffUri } from './handoffUri';

/** A handoff draft, and the chat it is bound to. */
export interface HandoffDraft {
  readonly id: string;
  readonly uri: Uri;
  readonly binding: HandoffBinding;
}

/** What handoff drafts are found with. */
export interface TargetParts {
  readonly store: HandoffStore;
  readonly template: HandoffTemplate;
  readonly keys: Keys;
  /** Whom the key in use belongs to, without a request. */
  readonly peekOwner: () => Promise<MemoryOwner | undefined>;
  readonly toPinned: (owner: MemoryOwner) => ChatId | undefined;
  /** The chat whose conversation is in front. */
  readonly toActive: (owner: MemoryOwner) => ChatId | undefined;
}

/** Finds the handoff draft that is meant, or makes it. A draft that is there is found without a request. */
export class HandoffTargets {
  constructor(private readonly parts: TargetParts) {}

  /**
   * The draft of the chat that was given, else of the one whose conversation is in front, of the pinned one, or of one that
   * is chosen now. Undefined when the user has left.
   */
  async toOpen(given: unknown): Promise<HandoffDraft | undefined> {
    const known = parseGivenChat(given);
    const kept = await this.#findKept(known);
    return kept ?? this.#make(known);
  }

  /** Where evidence goes: into the draft that one writes in, else as for `toOpen`, but into the only one that has a tab before anything is asked. */
  async toAdd(given: unknown): Promise<HandoffDraft | undefined> {
    const known = parseGivenChat(given);
    const inFront = known === undefined ? toHandoffId(window.activeTextEditor?.document.uri) : undefined;
    const front = inFront === undefined ? undefined : await this.#readIfKept(inFront);
    const kept = front ?? (await this.#findKept(known));
    const only = known === undefined && !kept ? toOnly(toOpenHandoffs(window.tabGroups.all)) : undefined;
    return kept ?? (only === undefined ? undefined : await this.#readIfKept(only)) ?? this.#make(known);
  }

  /** A handoff draft that is there already. @throws {HandoffError} `draftUnreadable` */
  async read(id: string): Promise<HandoffDraft> {
    const binding = await this.parts.store.binding(id);
    return { id, uri: toHandoffUri(id, binding.chat), binding };
  }

  /** A draft that is there already needs neither a request nor a key. */
  async #findKept(known: GivenChat): Promise<HandoffDraft | undefined> {
    const { store, peekOwner } = this.parts;
    const inUse = await peekOwner().catch(() => undefined);
    const owner = inUse ?? (known instanceof OwnChat ? known.owner : undefined);
    const chat = owner && this.#toChat(known, owner);
    const id = owner && chat !== undefined ? await store.find(owner, chat) : undefined;
    return id === undefined ? undefined : this.#readIfKept(id);
  }

  #readIfKept(id: string): Promise<HandoffDraft | undefined> {
    return this.read(id).catch(() => undefined);
  }

  /** The chat that is meant, as far as that can be said without a request. */
  #toChat(known: GivenChat, owner: MemoryOwner): ChatId | undefined {
    if (known === undefined) return this.parts.toActive(owner) ?? this.parts.toPinned(owner);
    if (known instanceof OwnChat) return isSameOwner(known.owner, owner) ? known.id : undefined;
    // Whether a link belongs to this organization is asked first.
    const reference = parseChatReference(known);
    return reference.kind === 'id' ? reference.chat : undefined;
  }

  async #make(known: GivenChat): Promise<HandoffDraft | undefined> {
    const { keys, store, template } = this.parts;
    const session = await keys.openSession();
    if (!session) return undefined;
    const near = this.#toChat(undefined, toOwner(session));
    const placeholder = l10n.t('The handoff draft of which chat? Id, #id, chat link, name or e-mail');
    const chat = await readMeantChat(session, known, near, placeholder);
    if (!chat) return undefined;
    const about = { ...toOwner(session), chat: chat.id, customer: chat.customer };
    return this.read(await store.open(about, () => template.fill(session, chat)));
  }
}

/** The ids of the handoff drafts that have a tab. */
export function toOpenHandoffs(groups: readonly TabGroup[]): ReadonlySet<string> {
  return new Set(groups.flatMap(({ tabs }) => tabs.flatMap((tab) => toHandoffId(toUri(tab)) ?? [])));
}

function toOnly(ids: ReadonlySet<string>): string | undefined {
  return ids.size === 1 ? [...ids][0] : undefined;
}

function toUri({ input }: Tab): Uri | undefined {
  return input instanceof TabInputText ? input.uri : undefined;
}
