import {
  type CancellationToken,
  type LanguageModelToolInvocationOptions,
  type LanguageModelToolInvocationPrepareOptions,
  type LanguageModelToolResult,
  type PreparedToolInvocation,
  l10n,
} from 'vscode';
import { Cancelled, HandoffError } from '../../core/failure';
import type { ChatId } from '../../core/ids';
import type { NoteAddress } from '../../core/message';
import type { Session, Sessions } from '../../delivery/sessions';
import type { DraftDocuments } from '../draftDocuments';
import { type Outgoing, toItems } from '../outgoing';
import type { SendOutcome } from '../sendOutcome';
import type { Ending, Sender } from '../sender';
import type { Settings } from '../settings';
import type { TargetPrompts } from '../targetPrompts';
import type { Toasts } from '../toasts';
import { toAssistantNote } from './assistantNote';
import { toNoteAnswer } from './noteAnswer';
import type { QuestionRest } from './questionRest';
import type { Tool } from './registerTools';
import { declinedNote, restingAnswer, toNoChat } from './toolAnswers';
import { type ToolCalls, endIfAborted } from './toolCalls';
import { type NoteInput, parseNoteInput, toKnownId, toOwnChat } from './toolInput';

/** What a note is added with. */
export interface AddNoteParts {
  readonly calls: ToolCalls;
  readonly rest: QuestionRest;
  readonly sessions: Pick<Sessions, 'open'>;
  readonly settings: Pick<Settings, 'apiRoot' | 'format' | 'signature' | 'maxMessageChars'>;
  readonly prompts: TargetPrompts;
  readonly documents: Pick<DraftDocuments, 'toKeeper'>;
  readonly sender: Pick<Sender, 'send'>;
  readonly outcome: Pick<SendOutcome, 'finish'>;
  readonly toasts: Pick<Toasts, 'done'>;
}

/** `helpcrunch_add_note`: adds a private note, and nothing else, once the user has agreed to exactly this text. */
export class AddNoteTool implements Tool {
  /** Notes that are being asked about or sent. */
  readonly #underWay = new Set<string>();

  constructor(private readonly parts: AddNoteParts) {}

  prepareInvocation({
    input,
  }: LanguageModelToolInvocationPrepareOptions<unknown>): PreparedToolInvocation | undefined {
    const id = toKnownId(input);
    if (id === undefined) return undefined;
    return {
      invocationMessage: l10n.t('Adding a note to chat #{0}', id),
      confirmationMessages: {
        title: l10n.t('Add a private note to chat #{0} of HelpCrunch?', id),
        message: l10n.t(
          'Before anything is added to chat #{0} you see the text, and are asked once more.',
          id,
        ),
      },
    };
  }

  invoke(
    { input }: LanguageModelToolInvocationOptions<unknown>,
    token: CancellationToken,
  ): Promise<LanguageModelToolResult> {
    return this.parts.calls.run(token, async (signal) => {
      const note = parseNoteInput(input);
      const key = JSON.stringify([note.id, note.markdown]);
      if (this.#underWay.has(key)) throw new HandoffError({ code: 'alreadySending' });
      this.#underWay.add(key);
      try {
        return await this.parts.calls.inTurn(signal, () => this.#add(note, signal));
      } finally {
        this.#underWay.delete(key);
      }
    });
  }

  async #add(note: NoteInput, signal: AbortSignal): Promise<string> {
    const { rest, sessions, settings } = this.parts;
    const document = toAssistantNote(note.markdown, settings);
    const content = {
      items: toItems(document, settings.maxMessageChars),
      documents: [document],
      skipped: [],
    };
    const session = await sessions.open(settings.apiRoot, signal);
    endIfAborted(signal);
    const chat = toOwnChat(note, session);
    if (rest.isOn) return restingAnswer;
    const answer = await rest.watch(signal, () => this.#ask(session, chat, content, signal));
    return answer ?? declinedNote;
  }

  /** Undefined when the user wants no note, or there is no such chat. */
  async #ask(
    session: Session,
    chat: ChatId,
    content: Pick<Outgoing, 'items' | 'documents' | 'skipped'>,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const { prompts, documents, sender, outcome } = this.parts;
    const rules = { notesOnly: true, offersComment: false, given: { chat } };
    const target = await prompts.ask(rules, session).catch(toNoChat);
    if (!target) return undefined;
    endIfAborted(signal);
    const { address } = target;
    // The prompts give no other address here, and whatever becomes of them, nothing else gets past this line.
    if (address.type !== 'private') throw new HandoffError({ code: 'noteOnly' });
    const outgoing: Outgoing & { readonly address: NoteAddress } = {
      ...{ ...target, ...content, address, session },
      fromAssistant: true,
    };
    const ending = await sender
      .send(outgoing, () => {
        endIfAborted(signal);
        return Promise.resolve();
      })
      .catch((error: unknown) => this.#toGivenUp(error));
    const result = await outcome.finish(outgoing, ending, documents.toKeeper(outgoing));
    return ending === undefined ? undefined : toNoteAnswer(ending, result);
  }

  /** The call was given up while its question stood. Whoever has agreed then keeps the text, and sends it by hand. */
  #toGivenUp(error: unknown): Ending {
    if (!(error instanceof Cancelled)) throw error;
    this.parts.toasts.done(
      l10n.t('The assistant had given up before you answered, so nothing was sent. The note is a draft now.'),
    );
    return 'review';
  }
}
