import type { Chat } from '../../core/chat';
import { HandoffError } from '../../core/failure';
import type { AgentAuthor, MessageType } from '../../core/message';
import type { Session } from '../../delivery/sessions';
import { toContent } from '../../text/compose';
import { chooseAgent } from '../chooseAgent';
import type { DraftDocuments } from '../draftDocuments';
import type { Settings } from '../settings';
import { chatWords } from '../words';
import type { Targets } from './targets';

/** Replies, which are written in the editor: drafts bound to their chat, reader and author like any other. */
export class Replies {
  constructor(
    private readonly documents: DraftDocuments,
    private readonly settings: Settings,
    private readonly targets: Targets,
  ) {}

  /** Opens a draft for a chat that was just read, prefilled with a text if there is one. */
  async open(session: Session, chat: Chat, type: MessageType, text = ''): Promise<void> {
    const author = await this.#toAuthor(session, chat);
    if (!author) return;
    const form = this.settings.format === 'plain' ? 'plain' : 'markdown';
    const source = { text, form } as const;
    const answered = {
      ...{ session, chat, documents: [], skipped: [] },
      address: { type, chat: chat.id, author },
      ...{ warnings: this.targets.warn(session, chat), isWarned: false },
    };
    const composed = { source, content: toContent(source) };
    if (text === '' && (await this.documents.showEmpty(answered, composed))) return;
    const draft = await this.documents.keep(answered, composed);
    if (!draft) throw new HandoffError({ code: 'draftNotKept' });
  }

  /** The remembered agent, else the one that is chosen now; an answer is never written as the customer. */
  async #toAuthor(session: Session, chat: Chat): Promise<AgentAuthor | undefined> {
    const { agent } = session.memory;
    if (agent) return { kind: 'agent', agent };
    const answer = await chooseAgent(session, undefined, { placeholder: chatWords(chat) });
    if (typeof answer !== 'object' || answer.value.kind !== 'agent') return undefined;
    await session.memory.setAgent(answer.value.agent);
    return answer.value;
  }
}
