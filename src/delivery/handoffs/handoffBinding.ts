import { type DisplayText, toDisplayText } from '../../core/displayText';
import { type ChatId, toChatId } from '../../core/ids';
import { toDigest } from '../../core/toDigest';
import { parseOwner } from '../chats/owner';
import type { MemoryOwner } from '../organizationMemory';
import { parseLoose } from '../parseStored';

/** The chat that a handoff draft belongs to, for ever. */
export interface HandoffBinding extends MemoryOwner {
  readonly chat: ChatId;
  readonly customer: DisplayText;
  /** In milliseconds since 1970. */
  readonly createdMs: number;
}

/** The version of the bindings that this extension writes. */
const version = 1;

/** The id of a chat's draft, the same in every window. */
export async function toHandoffId({ origin, organization }: MemoryOwner, chat: ChatId): Promise<string> {
  return (await toDigest(JSON.stringify([origin, organization, chat]))).slice(0, 32);
}

/** The file that holds a draft's binding. */
export function bindingFile(id: string): string {
  return `${id}.json`;
}

/** What a binding's file holds. */
export function toBindingJson({ origin, organization, chat, customer, createdMs }: HandoffBinding): string {
  return JSON.stringify({ version, kind: 'handoff', origin, organization, chat, customer, createdMs });
}

/**
 * Reads the binding of the draft with that id out of a file that anybody may have written: one that names another chat than
 * the id does is none, so no file leads a draft elsewhere. Undefined for what is none.
 */
export async function parseBinding(
  json: string | undefined,
  id: string,
): Promise<HandoffBinding | 'newer' | undefined> {
  const value = parseLoose(json);
  const { version: found, kind, customer, createdMs } = value;
  if (typeof found === 'number' && found > version) return 'newer';
  const owner = parseOwner(value);
  const chat = toChatId(value['chat']);
  if (found !== version || kind !== 'handoff' || !owner || !chat) return undefined;
  if (typeof customer !== 'string' || typeof createdMs !== 'number') return undefined;
  if ((await toHandoffId(owner, chat)) !== id) return undefined;
  return { ...owner, chat, customer: toDisplayText(customer), createdMs };
}
