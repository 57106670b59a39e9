import {
  type CancellationToken,
  type LanguageModelToolInvocationOptions,
  type LanguageModelToolInvocationPrepareOptions,
  type LanguageModelToolResult,
  type LanguageModelToolTokenizationOptions,
  type PreparedToolInvocation,
  l10n,
} from 'vscode';
import { maxToolChars, maxToolEntries } from '../../core/limits';
import type { Clock } from '../../core/ports';
import type { Sessions } from '../../delivery/sessions';
import { toChatQuote } from '../../text/conversation/chatQuote';
import type { Settings } from '../settings';
import type { ReadPermissions } from './readPermissions';
import type { Tool } from './registerTools';
import { type ToolCalls, endIfAborted } from './toolCalls';
import { type ChatInput, parseChatInput, toKnownId, toOwnChat } from './toolInput';

/** What a chat is read with. */
export interface ReadChatParts {
  readonly calls: ToolCalls;
  readonly permissions: ReadPermissions;
  readonly sessions: Pick<Sessions, 'open'>;
  readonly settings: Pick<Settings, 'apiRoot'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** `helpcrunch_read_chat`: quotes what the user lets an assistant read of a chat. Its answers are for models, so they are in English. */
export class ReadChatTool implements Tool {
  constructor(private readonly parts: ReadChatParts) {}

  prepareInvocation({
    input,
  }: LanguageModelToolInvocationPrepareOptions<unknown>): PreparedToolInvocation | undefined {
    const id = toKnownId(input);
    if (id === undefined) return undefined;
    return {
      invocationMessage: l10n.t('Reading chat #{0}', id),
      confirmationMessages: {
        title: l10n.t('Read chat #{0} of HelpCrunch?', id),
        message: l10n.t(
          'Messages with the customer; private notes of your team only where you have allowed it.',
        ),
      },
    };
  }

  invoke(
    { input, tokenizationOptions }: LanguageModelToolInvocationOptions<unknown>,
    token: CancellationToken,
  ): Promise<LanguageModelToolResult> {
    return this.parts.calls.run(token, async (signal) => {
      const named = parseChatInput(input);
      return this.parts.calls.inTurn(signal, () => this.#read(named, signal, tokenizationOptions));
    });
  }

  async #read(
    named: ChatInput,
    signal: AbortSignal,
    budget: LanguageModelToolTokenizationOptions | undefined,
  ): Promise<string> {
    const { sessions, settings, permissions, clock } = this.parts;
    const session = await sessions.open(settings.apiRoot, signal);
    endIfAborted(signal);
    const readable = await permissions.get(session, toOwnChat(named, session), signal);
    endIfAborted(signal);
    if (typeof readable === 'string') return readable;
    const { chat } = readable;
    const page = await session.client.listEntryPage(chat.id, 0, maxToolEntries, signal);
    endIfAborted(signal);
    const hasOlder = page.length >= maxToolEntries;
    const quoted = { ...readable, entries: page.entries, hasOlder, nowMs: clock.now() };
    const quote = await toBudget((maxChars) => toChatQuote(quoted, maxChars), budget);
    permissions.tell(session, chat);
    return quote;
  }
}

/** As much as the caller has room for; a quote of nothing is never too long. */
async function toBudget(
  toQuote: (maxChars: number) => string,
  budget: LanguageModelToolTokenizationOptions | undefined,
): Promise<string> {
  let quote = toQuote(maxToolChars);
  while (budget) {
    const tokens = await budget.countTokens(quote);
    if (tokens <= budget.tokenBudget) break;
    const shorter = toQuote(Math.floor(quote.length * Math.min(0.9, budget.tokenBudget / tokens)));
    if (shorter.length >= quote.length) break;
    quote = shorter;
  }
  return quote;
}
