import { type Terminal, Uri, workspace } from 'vscode';
import { HandoffError } from '../core/failure';
import { type AgentId, toAgentId } from '../core/ids';
import { type MessageType, messageTypes } from '../core/message';
import { OwnChat } from './chats/ownChat';

/** What a keybinding, a task or another extension gives to a send command; what is given is not asked. */
export interface SendArguments {
  readonly chat?: number | string;
  /** The chat of a row or button of ours; nobody else can give one. */
  readonly ownChat?: OwnChat;
  readonly type?: MessageType;
  readonly agent?: AgentId;
  readonly comment?: string;
  readonly file?: string;
}

/** What a command was called with: a menu's resources, or arguments. */
export interface Call {
  readonly resources: readonly Uri[];
  readonly given: SendArguments;
}

/** Reads `(uri, uris)` of a menu, a chat's row, or one object of arguments. @throws {HandoffError} `argumentInvalid`, `untrustedWorkspace` */
export function parseCall(args: readonly unknown[]): Call {
  const [first, second] = args;
  if (first instanceof Uri) {
    const selected = Array.isArray(second) ? second.filter((each) => each instanceof Uri) : [];
    return { resources: selected.length > 0 ? selected : [first], given: {} };
  }
  if (first === undefined || first === null) return { resources: [], given: {} };
  if (first instanceof OwnChat) return { resources: [], given: { ownChat: first } };
  if (toTerminal(first)) return { resources: [], given: {} };
  // Whoever wrote the workspace may have written the task or keybinding.
  if (!workspace.isTrusted) throw new HandoffError({ code: 'untrustedWorkspace' });
  if (typeof first !== 'object' || Array.isArray(first)) throw invalid('arguments');
  return { resources: [], given: parseArguments(first) };
}

/** The terminal that a menu was opened on; VS Code passes its own object. */
export function toTerminal(given: unknown): Terminal | undefined {
  const isTerminal = typeof given === 'object' && given !== null && 'sendText' in given && 'name' in given;
  return isTerminal ? (given as Terminal) : undefined;
}

function parseArguments(value: Partial<Record<string, unknown>>): SendArguments {
  const { chat, type, agent, comment, file } = value;
  if (chat !== undefined && typeof chat !== 'number' && typeof chat !== 'string') throw invalid('chat');
  const messageType = messageTypes.find((known) => known === type);
  if (type !== undefined && messageType === undefined) throw invalid('type');
  const agentId = toAgentId(agent);
  if (agent !== undefined && agentId === undefined) throw invalid('agent');
  if (comment !== undefined && typeof comment !== 'string') throw invalid('comment');
  if (file !== undefined && typeof file !== 'string') throw invalid('file');
  return {
    ...(chat === undefined ? {} : { chat }),
    ...(messageType === undefined ? {} : { type: messageType }),
    ...(agentId === undefined ? {} : { agent: agentId }),
    ...(comment === undefined ? {} : { comment }),
    ...(file === undefined ? {} : { file }),
  };
}

function invalid(name: string): HandoffError {
  return new HandoffError({ code: 'argumentInvalid', name });
}
