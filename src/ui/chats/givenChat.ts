import { workspace } from 'vscode';
import { HandoffError } from '../../core/failure';
import { OwnChat } from './ownChat';

/** The chat that a command was called with: of a row or button of ours, or by a keybinding; undefined for none. */
export type GivenChat = OwnChat | number | string | undefined;

/** What a row or button of ours gives, or a keybinding; undefined for nothing. @throws {HandoffError} `argumentInvalid`, `untrustedWorkspace` */
export function parseGivenChat(given: unknown): GivenChat {
  if (given === undefined || given === null || given instanceof OwnChat) return given ?? undefined;
  // Whoever wrote the workspace may have written the task or keybinding.
  if (!workspace.isTrusted) throw new HandoffError({ code: 'untrustedWorkspace' });
  const chat: unknown = typeof given === 'object' && 'chat' in given ? given.chat : given;
  if (typeof chat !== 'number' && typeof chat !== 'string')
    throw new HandoffError({ code: 'argumentInvalid', name: 'chat' });
  return chat;
}
