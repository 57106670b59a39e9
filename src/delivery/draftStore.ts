import { type DisplayText, toDisplayText } from '../core/displayText';
import { HandoffError } from '../core/failure';
import { type ChatId, toChatId } from '../core/ids';
import { type AgentAuthor, type Content, type MessageType, messageTypes } from '../core/message';
import type { PrivateFiles } from '../core/ports';
import { parseAgent } from './organizationMemory';

/** Where a draft goes, for ever: it can be edited, but never sent elsewhere, to other readers or by another author. */
export interface DraftBinding {
  readonly origin: string;
  readonly organization: number;
  readonly chat: ChatId;
  readonly customer: DisplayText;
  readonly type: MessageType;
  /** The permission to write as the customer is never stored; it is asked of the settings again. */
  readonly author: AgentAuthor | { readonly kind: 'customer' };
  /** How an edited text becomes the fields of a message; the text layer knows the forms. */
  readonly form: string;
  /** The message as it was shown or tried, which an unedited draft sends again to the letter. */
  readonly original: { readonly text: string; readonly content: Content };
}

/** The drafts' texts and bindings, in files that only the user can read. */
export class DraftStore {
  constructor(
    private readonly files: PrivateFiles,
    private readonly toRandomId: () => string,
  ) {}

  /** Keeps a draft and gives its id. The binding is written last, so a draft that has one is whole. */
  async create(binding: DraftBinding): Promise<string> {
    const id = this.toRandomId();
    await this.files.write(textFile(id), binding.original.text);
    await this.files.write(bindingFile(id), JSON.stringify({ version: 1, ...binding }));
    return id;
  }

  /** @throws {HandoffError} `draftUnreadable` when it is not there, damaged or of a newer version */
  async binding(id: string): Promise<DraftBinding> {
    const binding = parseBinding(await this.files.read(bindingFile(id)));
    if (!binding) throw new HandoffError({ code: 'draftUnreadable' });
    return binding;
  }

  /** Marks that an attempt to send begins; false when one began before and its end is not known. */
  beginAttempt(id: string): Promise<boolean> {
    return this.files.claim(attemptFile(id));
  }

  /** Whether an attempt began whose end is not known: the draft may have arrived. */
  async mayHaveArrived(id: string): Promise<boolean> {
    return (await this.files.read(attemptFile(id))) !== undefined;
  }

  /** Takes the mark away: the attempt has ended, and the message did not arrive. */
  async endAttempt(id: string): Promise<void> {
    await this.files.remove(attemptFile(id));
  }

  /** Removes a draft; its binding goes first, so that it can no longer be sent. */
  async remove(id: string): Promise<void> {
    for (const name of [bindingFile(id), textFile(id), attemptFile(id)]) await this.files.remove(name);
  }
}

/** The file that holds a draft's text. */
export function textFile(id: string): string {
  return `${id}.md`;
}

function bindingFile(id: string): string {
  return `${id}.json`;
}

function attemptFile(id: string): string {
  return `${id}.sending`;
}

function parseBinding(json: string | undefined): DraftBinding | undefined {
  let value: Partial<Record<string, unknown>>;
  try {
    value = (JSON.parse(json ?? '') ?? {}) as Partial<Record<string, unknown>>;
  } catch {
    return undefined;
  }
  const { version, origin, organization, customer, form } = value;
  const chat = toChatId(value['chat']);
  const type = messageTypes.find((known) => known === value['type']);
  const author = parseAuthor(value['author']);
  const original = parseOriginal(value['original']);
  if (version !== 1 || typeof origin !== 'string' || typeof organization !== 'number') return undefined;
  if (typeof customer !== 'string' || typeof form !== 'string') return undefined;
  if (!chat || !type || !author || !original) return undefined;
  // A note has an agent.
  if (type === 'private' && author.kind !== 'agent') return undefined;
  return { origin, organization, chat, type, author, customer: toDisplayText(customer), form, original };
}

function parseOriginal(value: unknown): DraftBinding['original'] | undefined {
  const { text, content } = (value ?? {}) as Partial<Record<string, unknown>>;
  const { text: plain, markdownText } = (content ?? {}) as Partial<Record<string, unknown>>;
  if (typeof text !== 'string' || typeof plain !== 'string') return undefined;
  return {
    text,
    content: typeof markdownText === 'string' ? { text: plain, markdownText } : { text: plain },
  };
}

function parseAuthor(value: unknown): DraftBinding['author'] | undefined {
  const { kind, agent } = (value ?? {}) as Partial<Record<string, unknown>>;
  if (kind === 'customer') return { kind };
  const known = kind === 'agent' ? parseAgent(agent) : undefined;
  return known && { kind: 'agent', agent: known };
}
