import { l10n, window } from 'vscode';
import type { ApiRoot } from '../../core/apiRoot';
import { type DisplayText, toDisplayText } from '../../core/displayText';
import type { EscalationNote } from '../../delivery/chats/escalationNote';
import type { Session, Sessions } from '../../delivery/sessions';
import { namelessWords } from '../namelessWords';
import { numberWords } from '../numberWords';
import { plural } from '../plural';

/** What the toast of a merged branch needs for its button. */
export interface MergedToastParts {
  readonly sessions: Pick<Sessions, 'reopen'>;
  /** @throws {HandoffError} `apiUrlInvalid` */
  readonly toRoot: () => ApiRoot;
  /** Opens a prefilled draft to a chat's customer. */
  readonly write: (session: Session, chat: EscalationNote) => Promise<unknown>;
  readonly onFault: (error: unknown) => void;
}

/** Tells of a merged branch, and lets the user write to the customers that wait for it. */
export class MergedToast {
  constructor(private readonly parts: MergedToastParts) {}

  /** Shows one quiet toast for all chats of a branch. */
  offer(chats: readonly EscalationNote[], branchName: string): void {
    const [first] = chats;
    if (!first) return;
    const branch = toDisplayText(branchName);
    const [sentence, button] =
      chats.length === 1
        ? [
            l10n.t('Branch {0} is merged. Chat #{1} ({2}) waits for it.', branch, first.chat, first.customer),
            l10n.t('Write to Customer...'),
          ]
        : [
            plural(
              chats.length,
              { other: 'Branch {0} is merged. {1} chats wait for it.' },
              branch,
              numberWords(chats.length),
            ),
            l10n.t('Write to Customers...'),
          ];
    window
      .showInformationMessage(sentence, button)
      .then((pressed) => (pressed === button ? this.#writeTo(chats) : undefined))
      .then(undefined, this.parts.onFault);
  }

  async #writeTo(chats: readonly EscalationNote[]): Promise<void> {
    const { sessions, toRoot, write, onFault } = this.parts;
    for (const chat of chats) {
      try {
        // The toast may have been there for long: meanwhile the key can be another organization's.
        await write(await sessions.reopen(chat.owner, toRoot()), chat);
      } catch (error) {
        onFault(error);
      }
    }
  }
}

/** What a customer is told when the fix is there, to be changed before it is sent. */
export function toFixText(customer: DisplayText): string {
  // An address, a number, or what Markdown would take for a mark, is no name to call somebody by.
  const isName = customer !== namelessWords.customer(undefined) && /^[\p{L}\p{M} .,'’-]+$/u.test(customer);
  return isName
    ? l10n.t(
        'Hello {0},\n\nthe problem you told us about is fixed. The fix will be in the next release.\n',
        customer,
      )
    : l10n.t('Hello,\n\nthe problem you told us about is fixed. The fix will be in the next release.\n');
}
