import type { CommandId } from './contributions';
import type { SendResult } from './sendResult';

/** What a command does with what it is called with. */
export type Action = (args: readonly unknown[]) => Promise<SendResult | undefined>;

/** The action of a command that sends nothing. */
export async function done(action: Promise<void>): Promise<undefined> {
  await action;
  return undefined;
}

/** The commands that tell about the extension's state, and remove it. */
export type HousekeepingCommandId = Extract<CommandId, 'helpcrunch.exportDiagnostics' | 'helpcrunch.reset'>;
export type HousekeepingActions = Readonly<Record<HousekeepingCommandId, Action>>;
