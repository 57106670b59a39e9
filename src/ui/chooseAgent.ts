import { l10n } from 'vscode';
import type { Agent, Chat } from '../core/chat';
import { HandoffError } from '../core/failure';
import type { AgentId } from '../core/ids';
import { type Author, type CustomerAuthor, toCustomerAuthor } from '../core/message';
import type { Session } from '../delivery/sessions';
import { cancellable } from './cancellable';
import { type Choice, type PromptFrame, choose } from './prompt';
import type { Answer } from './steps';

/** Whom a customer-visible message may be written as besides an agent. */
export interface CustomerOption {
  readonly chat: Chat;
  readonly allowed: boolean;
}

/** The agent step: every agent of the organization, the current one first, and the customer where the setting allows it. */
export function chooseAgent(
  session: Session,
  current: Agent | undefined,
  frame: Omit<PromptFrame, 'title'>,
  customer?: CustomerOption,
): Promise<Answer<Author>> {
  return choose<Author>(
    { ...frame, title: l10n.t('Post as Which Agent?') },
    readChoices(session, current, customer),
  );
}

/** The agent with an id. @throws {HandoffError} `agentNotFound` */
export async function readAgent(session: Session, agent: AgentId): Promise<Agent> {
  const agents = await cancellable(l10n.t('Reading the agents'), (signal) =>
    session.client.listAgents(signal),
  );
  const found = agents.find(({ id }) => id === agent);
  if (!found) throw new HandoffError({ code: 'agentNotFound', agent });
  return found;
}

async function readChoices(
  session: Session,
  current: Agent | undefined,
  customer: CustomerOption | undefined,
): Promise<Choice<Author>[]> {
  const agents = await session.client.listAgents();
  const currentFirst = [
    ...agents.filter(({ id }) => id === current?.id),
    ...agents.filter(({ id }) => id !== current?.id),
  ];
  const choices: Choice<Author>[] = currentFirst.map((agent) => ({
    label: agent.name,
    description: agent.email,
    value: { kind: 'agent', agent },
  }));
  const asCustomer = toCustomerAuthor(customer?.allowed ?? false);
  if (customer && asCustomer) choices.push(toCustomerChoice(customer.chat, asCustomer));
  if (choices.length === 0) throw new HandoffError({ code: 'noAgents' });
  return choices;
}

function toCustomerChoice(chat: Chat, value: CustomerAuthor): Choice<Author> {
  return {
    label: l10n.t('As the customer'),
    detail: l10n.t('Shown as written by {0}', chat.customer),
    value,
  };
}
