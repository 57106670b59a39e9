import { setup, teardown } from 'mocha';
import {
  type CancellationToken,
  CancellationTokenSource,
  LanguageModelTextPart,
  type LanguageModelToolInvocationOptions,
  type LanguageModelToolResult,
  type LanguageModelToolTokenizationOptions,
  type ProviderResult,
  commands,
  lm,
} from 'vscode';
import type { App } from '../../src/app';
import type { ToolName } from '../../src/ui/tools/registerTools';
import type { TestBed } from './testBed';

/** With this VS Code takes the user's consent to approve everything for given, which it asks for in a dialog. */
const consented = 'vscode.chat.tools.global.autoApprove.testMode';

/** How else a tool is called. */
export interface CallOptions {
  readonly token?: CancellationToken;
  readonly tokenizationOptions?: LanguageModelToolTokenizationOptions;
}

/** What was quoted of a chat. */
export interface Quote {
  readonly lead: string;
  readonly json: string;
  readonly document: {
    readonly chat: number;
    readonly customer: string;
    readonly privateNotes: string;
    readonly messages: string;
    readonly olderEntries: string;
    readonly entries: readonly { readonly by: string; readonly type: string; readonly text: string }[];
  };
}

/** How a tool is reached. */
type Invoke = (
  name: ToolName,
  options: LanguageModelToolInvocationOptions<object>,
  token: CancellationToken,
) => ProviderResult<LanguageModelToolResult>;

/** Tools called as any other extension calls them. */
export class Tools {
  constructor(
    private readonly bed: TestBed,
    private readonly invoke: Invoke = (name, options, token) => lm.invokeTool(name, options, token),
  ) {}

  /** Those of another window, of which nobody has refused anything yet. */
  of({ tools }: Pick<App, 'tools'>): Tools {
    return new Tools(this.bed, (name, options, token) => tools[name].invoke(options, token));
  }

  /** Says whether VS Code approves every call of a tool by itself. */
  async approveAll(approves: boolean): Promise<void> {
    await commands.executeCommand('setContext', consented, approves);
    await this.bed.settings.change('chat.tools.global.autoApprove', approves);
  }

  /** The user has switched that on, and has not yet said that this is meant. */
  async forgetConsent(): Promise<void> {
    await commands.executeCommand('setContext', consented, false);
  }

  /** The text that a call of a tool answers with. */
  call(name: ToolName, input: object, { token, ...options }: CallOptions = {}): Promise<string> {
    const { token: never } = new CancellationTokenSource();
    const calling = this.invoke(name, { input, toolInvocationToken: undefined, ...options }, token ?? never);
    return this.bed.watch(
      Promise.resolve(calling).then((result) => {
        const [only, ...more] = result?.content ?? [];
        if (more.length > 0 || !(only instanceof LanguageModelTextPart)) throw new Error('no single text');
        return only.value;
      }),
    );
  }

  read(chat: number | string, options?: CallOptions): Promise<string> {
    return this.call('helpcrunch_read_chat', { chat }, options);
  }

  /** What is quoted of a chat that may be read. */
  async quote(chat: number | string, options?: CallOptions): Promise<Quote> {
    return toQuote(await this.read(chat, options));
  }

  addNote(chat: number | string, markdown: string, options?: CallOptions): Promise<string> {
    return this.call('helpcrunch_add_note', { chat, markdown }, options);
  }
}

/** Takes an answer apart, which must be one line and one JSON document. */
export function toQuote(text: string): Quote {
  const end = text.indexOf('\n');
  const json = text.slice(end + 1);
  return { lead: text.slice(0, end), json, document: JSON.parse(json) as Quote['document'] };
}

/** Tools that VS Code approves by itself, for each test of the suite that calls this. */
export function useTools(bed: TestBed): Tools {
  const tools = new Tools(bed);
  setup(() => tools.approveAll(true));
  teardown(() => tools.approveAll(false));
  return tools;
}
