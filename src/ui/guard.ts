import { workspace } from 'vscode';
import { type DisplayText, toDisplayText } from '../core/displayText';
import { HandoffError } from '../core/failure';
import type { MessageType } from '../core/message';
import type { StoredAuthor } from '../core/outbox';
import { type Finding, type FindingKind, isSecret } from '../text/guard/findings';
import type { GuardRules } from '../text/guard/guardRules';
import { scan } from '../text/guard/scan';
import type { Outgoing } from './outgoing';
import type { Settings } from './settings';

/** Something that should not leave, as the user is told of it. */
export interface Suspicion {
  readonly kind: FindingKind;
  /** The begin of a secret, or the words themselves. */
  readonly excerpt: DisplayText;
  /** From 1, in the text as it stands in a draft. */
  readonly line: number;
}

/** What the guard needs to know of the user's own. */
export interface GuardParts {
  readonly settings: Pick<Settings, 'guard' | 'guardIgnored'>;
  readonly ownKeys: () => Promise<readonly string[]>;
  readonly userName: string | undefined;
  readonly homeFolder: string;
}

/** Looks for what should not leave before anything does. A net, not a promise. */
export class Guard {
  constructor(private readonly parts: GuardParts) {}

  /**
   * What the texts of a send contain, as they are edited and as they go out.
   *
   * @throws {HandoffError} `ownKeyInside`, whatever the settings say
   */
  async inspect({ documents, items, address }: Outgoing): Promise<readonly Suspicion[]> {
    const rules = await this.#toRules(address);
    const fields = [...documents, ...items].flatMap(({ composed: { source, content } }) => [
      source.text,
      content.text,
      content.markdownText ?? '',
    ]);
    // The first text is the one that the user edits: its lines are those to be found again.
    const inDrafts = documents.flatMap(({ inDraft }) => inDraft ?? []);
    const texts = new Map(inDrafts.map(({ text, line }) => [text, line]));
    for (const text of fields) if (!texts.has(text)) texts.set(text, 0);
    const found: Suspicion[] = [];
    const known = new Set<string>();
    for (const [text, line] of texts) {
      const inText = this.#find(text, rules);
      if (inText.some(({ kind }) => kind === 'ownKey')) throw new HandoffError({ code: 'ownKeyInside' });
      const isNew = ({ kind, start, end }: Finding): boolean =>
        !known.has(`${kind} ${text.slice(start, end)}`);
      const news = inText.filter(isNew);
      for (const { kind, start, end } of news) known.add(`${kind} ${text.slice(start, end)}`);
      found.push(...news.map((finding) => toSuspicion(text, finding, line)));
    }
    return found;
  }

  /** What a draft's text contains, at its place. */
  async find(
    text: string,
    readers: { type: MessageType; author?: StoredAuthor },
  ): Promise<readonly Finding[]> {
    return this.#find(text, await this.#toRules(readers));
  }

  #find(text: string, rules: GuardRules): readonly Finding[] {
    const found = scan(text, rules);
    return this.parts.settings.guard === 'off' ? found.filter(({ kind }) => kind === 'ownKey') : found;
  }

  async #toRules({ type, author }: { type: MessageType; author?: StoredAuthor }): Promise<GuardRules> {
    const { settings, userName, homeFolder } = this.parts;
    const rules = { ownKeys: await this.parts.ownKeys(), ignored: settings.guardIgnored };
    if (type !== 'message' || settings.guard !== 'warn') return rules;
    const internal = {
      ...(userName === undefined ? {} : { userName }),
      homeFolder,
      workspaceFolders: (workspace.workspaceFolders ?? []).map(({ uri }) => uri.path),
      agents: author?.kind === 'agent' ? [author.agent] : [],
    };
    return { ...rules, internal };
  }
}

function toSuspicion(text: string, finding: Finding, linesBefore: number): Suspicion {
  const { kind, start, end } = finding;
  const found = text.slice(start, end);
  const excerpt = toDisplayText(isSecret(finding) ? `${found.slice(0, shownOfSecret)}…` : found);
  return { kind, excerpt, line: linesBefore + text.slice(0, start).split(/\r\n|\r|\n/).length };
}

/** Enough to know a secret again, and too little to use it, in UTF-16 units. */
const shownOfSecret = 4;
