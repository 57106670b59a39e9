import { type DisplayText, toDisplayText } from '../../core/displayText';
import { type ChatId, toChatId } from '../../core/ids';
import { maxBranchChars } from '../../core/limits';
import { type MemoryOwner, parseOwner } from '../../core/memoryOwner';
import { toDigest } from '../../core/toDigest';
import { parseLoose, toLoose } from '../parseStored';

/** Where a repository stood when something was written to a chat. */
export interface Branch {
  /** The repository's file path or URI. */
  readonly root: string;
  readonly name: string;
  readonly commit: string;
  /** Whether the branch had commits that were in no other branch: only then can it be merged. */
  readonly hadOwnCommits: boolean;
}

/** What is remembered of a chat that this extension wrote to, beside the sent record. */
export interface EscalationNote {
  readonly owner: MemoryOwner;
  readonly chat: ChatId;
  readonly customer: DisplayText;
  /** Last change, in milliseconds since 1970. */
  readonly atMs: number;
  readonly branch?: Branch;
  readonly waitsForFix: boolean;
  /** Whether the branch was merged while the chat waited for it, and nothing was written since. */
  readonly isMerged?: boolean;
}

/** The file of a chat's note: letters, digits, `-` and one dot, on every system the same and allowed. */
export async function toNoteFile({ origin, organization }: MemoryOwner, chat: ChatId): Promise<string> {
  const digest = await toDigest(`${origin} ${organization}`);
  return `${digest.slice(0, 16)}-${chat}.json`;
}

/** Whether a file in the folder is a note, whoever's. */
export function isNoteFile(name: string): boolean {
  return /^[0-9a-f]{16}-\d+\.json$/.test(name);
}

/** Writes a note as its file holds it. */
export function formatNote({ owner, ...note }: EscalationNote): string {
  const { origin, organization } = owner;
  return JSON.stringify({ version: 1, origin, organization, ...note });
}

/** Reads a note's file; undefined for what is damaged or of a newer version. */
export function parseNote(json: string | undefined): EscalationNote | undefined {
  const value = parseLoose(json);
  const { version, customer, atMs } = value;
  const owner = parseOwner(value);
  const chat = toChatId(value['chat']);
  if (version !== 1 || !owner || chat === undefined) return undefined;
  if (typeof customer !== 'string' || !Number.isFinite(atMs)) return undefined;
  const branch = parseBranch(value['branch']);
  return {
    ...{ owner, chat, customer: toDisplayText(customer), atMs: atMs as number },
    ...(branch ? { branch } : {}),
    waitsForFix: value['waitsForFix'] === true,
    ...(value['isMerged'] === true ? { isMerged: true } : {}),
  };
}

/** Reads a branch that was stored or told by git; undefined where it is none, or too long to be one. */
export function parseBranch(value: unknown): Branch | undefined {
  const { root, name, commit, hadOwnCommits } = toLoose(value);
  if (!isBounded(root) || !isBounded(name) || !isBounded(commit)) return undefined;
  return { root, name, commit, hadOwnCommits: hadOwnCommits === true };
}

function isBounded(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= maxBranchChars;
}
