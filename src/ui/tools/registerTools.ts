import type { Disposable, LanguageModelTool, lm } from 'vscode';

/** The tools of package.json that language models can call. */
export const toolNames = ['helpcrunch_read_chat', 'helpcrunch_add_note'] as const;
export type ToolName = (typeof toolNames)[number];

/** A tool; nobody promises what its input is. */
export type Tool = Required<LanguageModelTool<unknown>>;
export type Tools = Readonly<Record<ToolName, Tool>>;

/** Registers the tools where the host has language models: not every editor that runs extensions does. */
export function registerTools(
  host: Partial<Pick<typeof lm, 'registerTool'>> | undefined,
  load: () => { readonly tools: Tools },
): Disposable[] {
  if (typeof host?.registerTool !== 'function') return [];
  const register = host.registerTool.bind(host);
  return toolNames.map((name) =>
    register<unknown>(name, {
      prepareInvocation: (options, token) => load().tools[name].prepareInvocation(options, token),
      invoke: (options, token) => load().tools[name].invoke(options, token),
    }),
  );
}
