import type { Organization } from '../core/chat';
import { toDisplayText } from '../core/displayText';
import type { Failure } from '../core/failure';
import { toChatId } from '../core/ids';
import { messageTypes } from '../core/message';
import { type OutboxMessage, type OutboxState, questions, waitReasons } from '../core/outbox';
import {
  type Loose,
  parseAuthor,
  parseContent,
  parseHandoffSource,
  parseLoose,
  toLoose,
} from './parseStored';
import type { Seal } from './seal';
import { parseSealedFile, toSealedFile } from './sealedFile';

/** What a file of the outbox holds. A newer version than ours is left alone; what is damaged is set aside. */
export type Read =
  | { readonly kind: 'message'; readonly message: OutboxMessage; readonly body: string; readonly mac: string }
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged' };

/** A message as a file, with its signature. */
export function toFile(message: OutboxMessage, sign: Seal['sign']): Promise<string> {
  return toSealedFile(message, sign);
}

/** Reads a file that anybody may have written. */
export function parseFile(text: string): Read {
  const file = parseSealedFile(text);
  if (file === 'newer') return { kind: 'newer' };
  const message = file && parseMessage(parseLoose(file.body));
  return file && message ? { kind: 'message', message, ...file } : { kind: 'damaged' };
}

function parseMessage(value: Loose): OutboxMessage | undefined {
  const { id, machine, origin, customer, group, name, draft, agreedMs, seenMessage, failures } = value;
  const chat = toChatId(value['chat']);
  const type = messageTypes.find((known) => known === value['type']);
  const organization = parseOrganization(value['organization']);
  const author = parseAuthor(value['author']);
  const content = parseContent(value['content']);
  const source = parseSource(value['source']);
  const state = parseState(value['state']);
  const handoff = parseHandoffSource(value['handoff']);
  if (!isText(id) || !isText(machine) || !isText(origin) || !isText(customer) || !isText(group))
    return undefined;
  if (!chat || !type || !organization || !author || !content || !source || !state) return undefined;
  if (!isNumber(agreedMs) || !isNumber(seenMessage) || !isNumber(failures)) return undefined;
  // A note has an agent.
  if (type === 'private' && author.kind !== 'agent') return undefined;
  return {
    ...{ id, machine, origin, organization, chat, type, author, content, source, group },
    ...{ agreedMs, seenMessage, failures, state, customer: toDisplayText(customer) },
    ...(isText(name) ? { name: toDisplayText(name) } : {}),
    ...(isText(draft) ? { draft } : {}),
    ...(handoff ? { handoff } : {}),
  };
}

function parseState(found: unknown): OutboxState | undefined {
  const state = toLoose(found);
  const { kind, untilMs, sinceMs, baseline, reads, nextReadMs, messageId, atMs, newestMessage } = state;
  const failure = parseFailure(state['failure']);
  const why = waitReasons.find((known) => known === state['why']);
  const question = questions.find((known) => known === state['question']);
  switch (kind) {
    case 'queued':
      return { kind };
    case 'held':
      return isNumber(untilMs) ? { kind, untilMs } : undefined;
    case 'sending':
      return isNumber(sinceMs) && isNumber(baseline) ? { kind, sinceMs, baseline } : undefined;
    case 'waiting':
      return why && failure && { kind, why, failure, ...(isNumber(untilMs) ? { untilMs } : {}) };
    case 'asking':
      return question && { kind, question, ...(isNumber(newestMessage) ? { newestMessage } : {}) };
    case 'unconfirmed':
      return isNumber(sinceMs) && isNumber(baseline) && isNumber(reads)
        ? { kind, sinceMs, baseline, reads, ...(isNumber(nextReadMs) ? { nextReadMs } : {}) }
        : undefined;
    case 'rejected':
      return failure && { kind, failure };
    case 'sent':
      return isNumber(messageId) && isNumber(atMs) ? { kind, messageId, atMs } : undefined;
    default:
      return undefined;
  }
}

/** Only a signed file's failure is ever put into words, and this extension has written it as it is. */
function parseFailure(value: unknown): Failure | undefined {
  const failure = toLoose(value);
  return isText(failure['code']) ? (failure as unknown as Failure) : undefined;
}

function parseOrganization(value: unknown): Organization | undefined {
  const { id, domain } = toLoose(value);
  return isNumber(id) && isText(domain) ? { id, domain } : undefined;
}

function parseSource(value: unknown): OutboxMessage['source'] | undefined {
  const { text, form } = toLoose(value);
  return isText(text) && isText(form) ? { text, form } : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
