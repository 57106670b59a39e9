import { type DisplayText, toDisplayText } from '../../core/displayText';
import { type ChatId, toChatId } from '../../core/ids';
import { type MemoryOwner, parseOwner } from '../../core/memoryOwner';
import { toDigest } from '../../core/toDigest';
import type { Loose } from '../parseStored';

/** The chat that a handoff draft belongs to, for ever. */
export interface HandoffBinding extends MemoryOwner {
  readonly chat: ChatId;
  readonly customer: DisplayText;
  /** In milliseconds since 1970. */
  readonly createdMs: number;
}

/** What tells these bindings from whatever else is signed. */
const kind = 'handoff';

/** The id of a chat's draft, the same in every window. */
export async function toHandoffId({ origin, organization }: MemoryOwner, chat: ChatId): Promise<string> {
  return (await toDigest(JSON.stringify([origin, organization, chat]))).slice(0, 32);
}

/** The file that holds a draft's binding. */
export function bindingFile(id: string): string {
  return `${id}.json`;
}

/** What is signed of a binding. */
export function toSignable({ origin, organization, chat, customer, createdMs }: HandoffBinding): object {
  return { kind, origin, organization, chat, customer, createdMs };
}

/**
 * Reads the binding of the draft with that id out of what anybody may have written: one that names another chat than the id
 * does is none, so no file leads a draft elsewhere. Undefined for what is none.
 */
export async function parseBinding(value: Loose, id: string): Promise<HandoffBinding | undefined> {
  const { customer, createdMs } = value;
  const owner = parseOwner(value);
  const chat = toChatId(value['chat']);
  if (value['kind'] !== kind || !owner || !chat) return undefined;
  if (typeof customer !== 'string' || typeof createdMs !== 'number') return undefined;
  if ((await toHandoffId(owner, chat)) !== id) return undefined;
  return { ...owner, chat, customer: toDisplayText(customer), createdMs };
}
