import type { Agent, Chat, Customer, Department } from '../core/chat';
import { toDisplayText } from '../core/displayText';
import type { Nameless } from '../core/nameless';

/** Puts something in the place of every name that an answer does not have. */
export class Names {
  constructor(private readonly nameless: Nameless) {}

  readonly chat = (chat: Chat): Chat => ({
    ...chat,
    customer: chat.customer || toDisplayText(this.nameless.customer(chat.customerId)),
    assignee: chat.assignee && this.agent(chat.assignee),
    department: chat.department && this.department(chat.department),
  });

  readonly customer = (customer: Customer): Customer => ({
    ...customer,
    label: customer.label || toDisplayText(this.nameless.customer(customer.id)),
  });

  readonly agent = (agent: Agent): Agent => ({
    ...agent,
    name: agent.name || toDisplayText(this.nameless.agent(agent.id)),
  });

  readonly department = (department: Department): Department => ({
    ...department,
    name: department.name || toDisplayText(this.nameless.department(department.id)),
  });
}
