import { commands, l10n, window } from 'vscode';
import { cleanApiKey } from '../core/apiKey';
import type { ApiRoot } from '../core/apiRoot';
import { toDisplayText } from '../core/displayText';
import { HandoffError } from '../core/failure';
import { minKeyChars } from '../core/limits';
import type { Account } from '../delivery/account';
import type { Session, Sessions } from '../delivery/sessions';
import { cancellable } from './cancellable';
import type { CommandId } from './contributions';
import { type TextFrame, askText } from './prompt';
import { toSentence } from './sentences';
import type { Settings } from './settings';
import type { NextStep, Toasts } from './toasts';

/** A key that was stored, and whose it is if there was an answer. */
interface Checked {
  readonly organization: Session['organization'] | undefined;
}

/** The key step, and the commands about the key. */
export class Keys {
  constructor(
    private readonly sessions: Sessions,
    private readonly account: Account,
    private readonly settings: Settings,
    private readonly toasts: Toasts,
  ) {}

  /** A session with the key there is; without one the user is asked for it. Undefined when the user has left. */
  async openSession(): Promise<Session | undefined> {
    const root = this.settings.apiRoot;
    try {
      return await this.#open(root);
    } catch (error) {
      if (!(error instanceof HandoffError) || error.failure.code !== 'noKey') throw error;
    }
    return (await this.#ask(root)) ? this.#open(root) : undefined;
  }

  #open(root: ApiRoot): Promise<Session> {
    return cancellable(l10n.t('Reading the organization from {0}', root.host), (signal) =>
      this.sessions.open(root, signal),
    );
  }

  /** `Set API Key...` */
  async set(): Promise<void> {
    const root = this.settings.apiRoot;
    const entered = await this.#ask(root);
    if (!entered) return;
    const { organization } = entered;
    this.toasts.done(
      organization
        ? l10n.t('API key of {1} saved for {0}.', root.host, toDisplayText(organization.domain))
        : l10n.t(
            'API key for {0} saved unchecked: there was no answer. It is checked before the first send.',
            root.host,
          ),
      toNextStep(),
    );
  }

  /** `Remove API Key` */
  async remove(): Promise<void> {
    await this.sessions.removeKey();
    this.toasts.done(
      this.account.hasEnvironmentKey
        ? l10n.t('The stored API key was removed. HELPCRUNCH_API_KEY is still set in the environment.')
        : l10n.t('The API key and the chosen agent were removed.'),
    );
  }

  /** Asks until there is a key that is not refused, or the user has left. */
  async #ask(root: ApiRoot, refused?: Pick<TextFrame, 'value' | 'fault'>): Promise<Checked | undefined> {
    const answer = await askText({
      title: l10n.t('HelpCrunch API Key for {0}', root.host),
      prompt: l10n.t(
        'From HelpCrunch: Settings → Developers → Public API. It is kept in VS Code\u2019s secret storage.',
      ),
      masked: true,
      toFault: toKeyFault,
      ...refused,
    });
    if (answer === undefined || answer === 'back') return undefined;
    const { value } = answer;
    try {
      const organization = await cancellable(l10n.t('Checking the key with {0}', root.host), (signal) =>
        this.sessions.setKey(root, value, signal),
      );
      return { organization };
    } catch (error) {
      if (!(error instanceof HandoffError) || error.failure.code !== 'keyRejected') throw error;
      return this.#ask(root, { value, fault: toSentence(error) });
    }
  }
}

/** What is no key by its looks is sent to nobody. */
function toKeyFault(pasted: string): string | undefined {
  const key = cleanApiKey(pasted) ?? '';
  return key.length < minKeyChars ? toSentence(new HandoffError({ code: 'keyMalformed' })) : undefined;
}

/** What a key was wanted for: the note whose text is selected already, else to say who it will be from. */
function toNextStep(): NextStep {
  const isSelected = window.activeTextEditor?.selections.some(({ isEmpty }) => !isEmpty) ?? false;
  return isSelected
    ? toStep(l10n.t('Send Selection as Note...'), 'helpcrunch.sendSelectionAsNote')
    : toStep(l10n.t('Choose Agent...'), 'helpcrunch.selectAgent');
}

function toStep(label: string, command: CommandId): NextStep {
  return { label, run: () => commands.executeCommand(command) };
}
