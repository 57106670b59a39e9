import { type Tab, type TabGroup, TabInputText, type Uri, l10n, window } from 'vscode';
import type { Chat } from '../../core/chat';
import { parseChatReference } from '../../core/chatReference';
import type { ChatId } from '../../core/ids';
import type { HandoffBinding, HandoffStore } from '../../delivery/handoffs/handoffStore';
import type { MemoryOwner } from '../../delivery/organizationMemory';
import type { Session } from '../../delivery/sessions';
import { askForChat, readChat, readGivenChat } from '../chatTarget';
import { type GivenChat, parseGivenChat } from '../chats/givenChat';
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
   * The draft of the chat that was given, else of the one whose conversation is in front, of the pinned one, of the only
   * one that is open as a draft, or of one that is chosen now. Undefined when the user has left.
   */
  async find(given: unknown): Promise<HandoffDraft | undefined> {
    const known = parseGivenChat(given);
    return (await this.#findKept(known)) ?? (await this.#make(known));
  }

  /** A handoff draft that is there already. @throws {HandoffError} `draftUnreadable` */
  async read(id: string): Promise<HandoffDraft> {
    const binding = await this.parts.store.binding(id);
    return { id, uri: toHandoffUri(id, binding.chat), binding };
  }

  async #findKept(known: GivenChat): Promise<HandoffDraft | undefined> {
    const { store, peekOwner } = this.parts;
    const owner = await peekOwner().catch(() => undefined);
    if (!owner) return undefined;
    const chat = this.#toChat(known, owner);
    const id = chat === undefined ? this.#toOnlyOpen(known) : await store.find(owner, chat);
    const draft = id === undefined ? undefined : await this.read(id).catch(() => undefined);
    const isOurs =
      draft?.binding.origin === owner.origin && draft.binding.organization === owner.organization;
    return isOurs ? draft : undefined;
  }

  /** The chat that is meant, as far as that can be said without a request. */
  #toChat(known: GivenChat, owner: MemoryOwner): ChatId | undefined {
    if (known === undefined) return this.parts.toActive(owner) ?? this.parts.toPinned(owner);
    if (known instanceof OwnChat) {
      const isOurs = known.owner.origin === owner.origin && known.owner.organization === owner.organization;
      return isOurs ? known.id : undefined;
    }
    // Whether a link belongs to this organization is asked first.
    const reference = parseChatReference(known);
    return reference.kind === 'id' ? reference.chat : undefined;
  }

  #toOnlyOpen(known: GivenChat): string | undefined {
    if (known !== undefined) return undefined;
    const open = toOpenHandoffs(window.tabGroups.all);
    return open.size === 1 ? [...open][0] : undefined;
  }

  async #make(known: GivenChat): Promise<HandoffDraft | undefined> {
    const { keys, store, template } = this.parts;
    const session = await keys.openSession();
    const chat = session && (await this.#readChat(session, known));
    if (!session || !chat) return undefined;
    const about = { ...toOwner(session), chat: chat.id, customer: chat.customer };
    return this.read(await store.open(about, () => template.fill(session, chat)));
  }

  async #readChat(session: Session, known: GivenChat): Promise<Chat | undefined> {
    if (known instanceof OwnChat) {
      known.check(session);
      return readChat(session, known.id);
    }
    if (known !== undefined) return readGivenChat(known, session);
    const near = this.#toChat(known, toOwner(session));
    if (near !== undefined) return readChat(session, near);
    const placeholder = l10n.t('The handoff draft of which chat? Id, #id, chat link, name or e-mail');
    const chosen = await askForChat(session, { placeholder });
    return typeof chosen === 'object' ? chosen.value.chat : undefined;
  }
}

/** The ids of the handoff drafts that have a tab. */
export function toOpenHandoffs(groups: readonly TabGroup[]): ReadonlySet<string> {
  return new Set(groups.flatMap(({ tabs }) => tabs.flatMap((tab) => toHandoffId(toUri(tab)) ?? [])));
}

function toUri({ input }: Tab): Uri | undefined {
  return input instanceof TabInputText ? input.uri : undefined;
}
