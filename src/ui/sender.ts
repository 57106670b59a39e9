import { l10n } from 'vscode';
import { type Sendable, toSendables } from '../core/message';
import type { Delivery, deliver } from '../delivery/deliver';
import type { OrganizationMemory } from '../delivery/organizationMemory';
import type { Session, Sessions } from '../delivery/sessions';
import { cancellable } from './cancellable';
import { type Outgoing, confirmSend, confirmsNotes } from './confirmSend';
import type { Settings } from './settings';
import { authorWords, chatWords } from './words';

/** How a send ended: what was delivered, or why nothing was tried. */
export type Ending = Delivery | 'review' | undefined;

/** Asks what must be asked, and sends exactly what was shown. */
export class Sender {
  constructor(
    private readonly sessions: Sessions,
    private readonly memory: OrganizationMemory,
    private readonly settings: Settings,
    private readonly deliverAll: typeof deliver,
  ) {}

  /** `onStart` runs after the confirmation, right before the first request. */
  async send(outgoing: Outgoing, session: Session, onStart?: () => Promise<void>): Promise<Ending> {
    const contents = outgoing.items.map(({ composed }) => composed.content);
    const confirm = (): ReturnType<typeof confirmSend> => confirmSend(outgoing);
    const sendables = await toSendables(outgoing.address, contents, confirm, confirmsNotes(outgoing));
    if (sendables === 'review' || sendables === undefined) return sendables;
    const { authorAsked = false, address } = outgoing;
    if (authorAsked && address.author.kind === 'agent') await this.memory.setAgent(address.author.agent);
    await onStart?.();
    const delivery = await this.#deliver(outgoing, session, sendables);
    if (delivery.messageIds.length > 0) await this.memory.addUsedChat(outgoing.chat.id);
    return delivery;
  }

  async #deliver(outgoing: Outgoing, session: Session, sendables: readonly Sendable[]): Promise<Delivery> {
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
}

function toProgressTitle({ chat, address, items }: Outgoing): string {
  const to = [chatWords(chat), authorWords(address.author)] as const;
  if (address.type === 'message') return l10n.t('Sending to {0} as {1}', ...to);
  return items.length === 1
    ? l10n.t('Adding note to {0} as {1}', ...to)
    : l10n.t('Adding notes to {0} as {1}', ...to);
}
