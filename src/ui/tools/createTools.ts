import type { ErrorLog } from '../errorLog';
import type { Clock } from '../../core/ports';
import { AddNoteTool, type AddNoteParts } from './addNoteTool';
import { QuestionRest } from './questionRest';
import { ReadChatTool } from './readChatTool';
import { type PermissionParts, ReadPermissions } from './readPermissions';
import type { Tools } from './registerTools';
import { ToolCalls } from './toolCalls';

/** What the tools of language models stand on. */
export type ToolGround = Omit<AddNoteParts & PermissionParts, 'calls' | 'rest'> & {
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Pick<ErrorLog, 'add'>;
};

/** Puts the tools together. They share one row of calls; each rests by itself after a refusal. */
export function createTools({ log, ...ground }: ToolGround): Tools {
  const calls = new ToolCalls(log);
  const toRest = (): QuestionRest => new QuestionRest(ground.clock);
  const permissions = new ReadPermissions({ ...ground, rest: toRest() });
  return {
    helpcrunch_read_chat: new ReadChatTool({ ...ground, calls, permissions }),
    helpcrunch_add_note: new AddNoteTool({ ...ground, calls, rest: toRest() }),
  };
}
