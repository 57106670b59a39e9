import { type DisplayText, toDisplayText } from '../core/displayText';
import { HandoffError } from '../core/failure';
import { type ChatId, toChatId } from '../core/ids';
import { type Content, type MessageType, messageTypes } from '../core/message';
import type { OutboxMessage, StoredAuthor } from '../core/outbox';
import type { PrivateFiles } from '../core/ports';
import { type Loose, parseAuthor, parseContent, toLoose } from './parseStored';
import type { Seal } from './seal';
import { openSealedFile, toSealedFile } from './sealedFile';

/** Where a draft goes, for ever: it can be edited, but never sent elsewhere, to other readers or by another author. */
export interface DraftBinding {
  readonly origin: string;
  readonly organization: number;
  readonly chat: ChatId;
  readonly customer: DisplayText;
  readonly type: MessageType;
  /** The permission to write as the customer is never stored; it is asked of the settings again. */
  readonly author: StoredAuthor;
  /** How an edited text becomes the fields of a message; the text layer knows the forms. */
  readonly form: string;
  /** The message as it was shown or tried, which an unedited draft sends again to the letter. */
  readonly original: { readonly text: string; readonly content: Content };
}

/** The drafts' texts and signed bindings, in files that only the user can read. */
export class DraftStore {
  constructor(
    private readonly files: PrivateFiles,
    private readonly seal: Pick<Seal, 'sign' | 'verify'>,
    private readonly toRandomId: () => string,
  ) {}

  /**
   * Keeps a draft and gives its id, which is the given one where the draft was there before. The binding is written last,
   * so a draft that has one is whole.
   */
  async create(binding: DraftBinding, id = this.toRandomId()): Promise<string> {
    await this.files.write(textFile(id), binding.original.text);
    // The id is part of it: the binding of one draft is none of another's.
    const file = await toSealedFile({ kind, id, ...binding }, (body) => this.seal.sign(body));
    await this.files.write(bindingFile(id), file);
    await this.files.remove(attemptFile(id));
    return id;
  }

  /** Keeps a message of the outbox as a draft, the one that it was if that does not hold another text by now. */
  async takeBack(message: OutboxMessage): Promise<{ id: string; binding: DraftBinding }> {
    const binding = toDraftBinding(message);
    const { draft } = message;
    const held = draft === undefined ? undefined : await this.files.read(textFile(draft));
    const isOurs = held === undefined || held === binding.original.text;
    return { id: await this.create(binding, isOurs ? draft : undefined), binding };
  }

  /**
   * @throws {HandoffError} `draftUnreadable` when it is not there, damaged or of a newer version, `draftForeign` when it is not
   * what this extension has written on this machine
   */
  async binding(id: string): Promise<DraftBinding> {
    const file = await openSealedFile(await this.files.read(bindingFile(id)), this.seal);
    const binding = typeof file === 'object' ? parseBinding(file.value) : undefined;
    if (typeof file !== 'object' || !binding) throw new HandoffError({ code: 'draftUnreadable' });
    if (!file.isOurs || file.value['id'] !== id) throw new HandoffError({ code: 'draftForeign' });
    return binding;
  }

  /**
   * Begins to hand the draft with this text to the outbox. `pending` is asked for the messages of the outbox where that was
   * begun before.
   *
   * @throws {HandoffError} `draftChanged` when it holds another text, `alreadySending` when the outbox has it, as `binding` when
   * it is gone, and as `pending`
   */
  async beginAttempt(
    id: string,
    text: string,
    pending: () => Promise<readonly OutboxMessage[]>,
  ): Promise<void> {
    const held = await this.files.read(textFile(id));
    // It would be removed with what the outbox takes.
    if (held !== undefined && !isSameText(held, text)) throw new HandoffError({ code: 'draftChanged' });
    const isFirst = await this.files.claim(attemptFile(id));
    // Another window may have sent and removed the draft while the question was open here.
    await this.binding(id);
    if (isFirst) return;
    // The window that made the mark died before the outbox had the draft, or the outbox has it.
    if ((await pending()).some(({ draft }) => draft === id))
      throw new HandoffError({ code: 'alreadySending' });
  }

  /**
   * Removes the draft that a message with this text was, right before it is sent. What was to follow that message and was
   * taken back stays: it may be the same draft by now, but bears no mark of an attempt.
   */
  async removeGiven(id: string, text: string): Promise<void> {
    const isGiven = (await this.files.read(attemptFile(id))) !== undefined;
    if (isGiven || (await this.files.read(textFile(id))) === text) await this.remove(id);
  }

  /** Removes a draft; its binding goes first, so that it can no longer be sent. */
  async remove(id: string): Promise<void> {
    for (const name of [bindingFile(id), textFile(id), attemptFile(id)]) await this.files.remove(name);
  }
}

/** What tells these bindings from whatever else is signed. */
const kind = 'draft';

/** The draft that a message of the outbox becomes when it is taken back. */
function toDraftBinding(message: OutboxMessage): DraftBinding {
  const { origin, organization, chat, customer, type, author, source, content } = message;
  return {
    ...{ origin, organization: organization.id, chat, customer, type, author, form: source.form },
    original: { text: source.text, content },
  };
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

/** An editor has the line ends of one kind, whatever lies on the disk. */
function isSameText(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => text.replace(/\r\n?/g, '\n'));
  return a === b;
}

function parseBinding(value: Loose): DraftBinding | undefined {
  const { origin, organization, customer, form } = value;
  const chat = toChatId(value['chat']);
  const type = messageTypes.find((known) => known === value['type']);
  const author = parseAuthor(value['author']);
  const original = parseOriginal(value['original']);
  if (value['kind'] !== kind || typeof origin !== 'string' || typeof organization !== 'number')
    return undefined;
  if (typeof customer !== 'string' || typeof form !== 'string') return undefined;
  if (!chat || !type || !author || !original) return undefined;
  // A note has an agent.
  if (type === 'private' && author.kind !== 'agent') return undefined;
  return { origin, organization, chat, type, author, customer: toDisplayText(customer), form, original };
}

function parseOriginal(value: unknown): DraftBinding['original'] | undefined {
  const { text, content } = toLoose(value);
  const fields = parseContent(content);
  return typeof text === 'string' && fields ? { text, content: fields } : undefined;
}
