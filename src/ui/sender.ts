import { l10n } from 'vscode';
import { HandoffError } from '../core/failure';
import { type Sendable, toSendables } from '../core/message';
import type { Delivery, deliver } from '../delivery/deliver';
import type { Sessions } from '../delivery/sessions';
import { cancellable } from './cancellable';
import { type Outgoing, confirmSend, confirmsNotes } from './confirmSend';
import type { ErrorLog } from './errorLog';
import type { Settings } from './settings';
import { authorWords, chatWords } from './words';

/** How a send ended: what was delivered, or why nothing was tried. */
export type Ending = Delivery | 'review' | undefined;

/** Asks what must be asked, and sends exactly what was shown. */
export class Sender {
  /** What is on its way from this window: a held or doubled key sends it once. */
  readonly #underWay = new Set<string>();

  constructor(
    private readonly sessions: Sessions,
    private readonly settings: Settings,
    private readonly deliverAll: typeof deliver,
    private readonly log: ErrorLog,
  ) {}

  /** `onStart` runs after the confirmation, right before the first request. */
  async send(outgoing: Outgoing, onStart?: () => Promise<void>): Promise<Ending> {
    const contents = outgoing.items.map(({ composed }) => composed.content);
    const confirm = (): ReturnType<typeof confirmSend> => confirmSend(outgoing);
    const sendables = await toSendables(outgoing.address, contents, confirm, confirmsNotes(outgoing));
    if (sendables === 'review' || sendables === undefined) return sendables;
    const fingerprint = JSON.stringify(sendables);
    if (this.#underWay.has(fingerprint)) throw new HandoffError({ code: 'alreadySending' });
    this.#underWay.add(fingerprint);
    try {
      await onStart?.();
      const delivery = await this.#deliver(outgoing, sendables);
      await this.#remember(outgoing, delivery).catch((error: unknown) => this.log.add(error));
      return delivery;
    } finally {
      this.#underWay.delete(fingerprint);
    }
  }

  async #deliver({ session, ...outgoing }: Outgoing, sendables: readonly Sendable[]): Promise<Delivery> {
    return cancellable(toProgressTitle(outgoing), async (signal, report) => {
      try {
        const bound = { origin: session.root.origin, organization: session.organization.id };
        const { client } = await this.sessions.reopen(bound, this.settings.apiRoot, signal);
        return await this.deliverAll(client, sendables, signal, (sent) => {
          const { length } = sendables;
          if (length > 1) report(`${sent}/${length}`);
        });
      } catch (stoppedBy) {
        return { messageIds: [], stoppedBy };
      }
    });
  }

  /** What the next send starts from. It changes nothing about this one, whose outcome stands already. */
  async #remember(
    { session: { memory }, chat, address, authorAsked }: Outgoing,
    delivery: Delivery,
  ): Promise<void> {
    const { stoppedBy, messageIds } = delivery;
    if (stoppedBy instanceof HandoffError && stoppedBy.failure.code === 'agentNotFound') {
      await memory.forgetAgent(stoppedBy.failure.agent);
    }
    if (messageIds.length === 0) return;
    if (authorAsked === true && address.author.kind === 'agent') await memory.setAgent(address.author.agent);
    await memory.addUsedChat(chat.id);
  }
}

function toProgressTitle({ chat, address, items }: Omit<Outgoing, 'session'>): string {
  const to = [chatWords(chat), authorWords(address.author)] as const;
  if (address.type === 'message') return l10n.t('Sending to {0} as {1}', ...to);
  return items.length === 1
    ? l10n.t('Adding note to {0} as {1}', ...to)
    : l10n.t('Adding notes to {0} as {1}', ...to);
}
