import type { Agent } from '../core/chat';
import { toDisplayText } from '../core/displayText';
import type { HandoffSource } from '../core/handoff';
import { toAgentId } from '../core/ids';
import type { Content } from '../core/message';
import type { StoredAuthor } from '../core/outbox';

/** What a file holds before it is known to be anything. */
export type Loose = Partial<Record<string, unknown>>;

/** An object of any kind; an empty one for what is none. */
export function toLoose(value: unknown): Loose {
  return typeof value === 'object' && value !== null ? value : {};
}

/** The objects of a stored list; none for what is no list. */
export function toLooseList(value: unknown): readonly Loose[] {
  return Array.isArray(value) ? value.map(toLoose) : [];
}

/** Parses JSON that anybody may have written; an empty object for what is none. */
export function parseLoose(json: string | undefined): Loose {
  try {
    return toLoose(JSON.parse(json ?? ''));
  } catch {
    // The parser's error would quote the text.
    return {};
  }
}

/** Reads an agent that was stored; undefined where it is none. */
export function parseAgent(value: unknown): Agent | undefined {
  const { id, name, email } = toLoose(value);
  const agentId = toAgentId(id);
  if (agentId === undefined || typeof name !== 'string' || typeof email !== 'string') return undefined;
  return { id: agentId, name: toDisplayText(name), email: toDisplayText(email) };
}

/** Reads the author of a stored message; undefined where it is none. */
export function parseAuthor(value: unknown): StoredAuthor | undefined {
  const { kind, agent } = toLoose(value);
  if (kind === 'customer') return { kind };
  const known = kind === 'agent' ? parseAgent(agent) : undefined;
  return known && { kind: 'agent', agent: known };
}

/** Reads the fields of a stored message; undefined where they are none. */
export function parseContent(value: unknown): Content | undefined {
  const { text, markdownText } = toLoose(value);
  if (typeof text !== 'string') return undefined;
  return typeof markdownText === 'string' ? { text, markdownText } : { text };
}

/** Reads which text of a handoff draft a stored message is; undefined where it is none. */
export function parseHandoffSource(value: unknown): HandoffSource | undefined {
  const { draft } = toLoose(value);
  const source = parseTextSource(value);
  const isId = typeof draft === 'string' && /^[0-9a-f]{8,64}$/.test(draft);
  return isId && source ? { draft, ...source } : undefined;
}

/** Reads which part of which text a stored message is; undefined where it does not say. */
export function parseTextSource(value: unknown): Omit<HandoffSource, 'draft'> | undefined {
  const { digest, part, parts } = toLoose(value);
  if (typeof digest !== 'string' || !/^[0-9a-f]{64}$/.test(digest)) return undefined;
  return isCount(part) && isCount(parts) ? { digest, part, parts } : undefined;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
