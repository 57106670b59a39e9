import { l10n } from 'vscode';
import type { ApiRoot } from '../core/apiRoot';
import { toDisplayText } from '../core/displayText';
import { HandoffError } from '../core/failure';
import type { Account } from '../delivery/account';
import type { Session, Sessions } from '../delivery/sessions';
import { cancellable } from './cancellable';
import { askText } from './prompt';
import type { Settings } from './settings';
import type { Toasts } from './toasts';

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

  async #ask(root: ApiRoot): Promise<{ organization: Session['organization'] | undefined } | undefined> {
    const answer = await askText({
      title: l10n.t('HelpCrunch API Key for {0}', root.host),
      prompt: l10n.t(
        'From HelpCrunch: Settings → Developers → Public API. It is kept in VS Code\u2019s secret storage.',
      ),
      masked: true,
    });
    if (answer === undefined || answer === 'back') return undefined;
    const organization = await cancellable(l10n.t('Checking the key with {0}', root.host), (signal) =>
      this.sessions.setKey(root, answer.value, signal),
    );
    return { organization };
  }
}
