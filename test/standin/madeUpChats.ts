import type { Agent, Customer, Department } from './model';
import { pick, seededRandom, wholeBetween } from './random';
import type { SampleChat } from './sampleChats';
import { sampleCustomers } from './sampleCustomers';
import type { Line } from './sampleMessages';

/** The id of the first made-up chat. */
export const firstMadeUpChat = 20_001;

const statuses = ['new', 'opened', 'opened', 'opened', 'pending', 'on hold', 'closed', 'closed'] as const;

const questions = [
  'The export button does nothing since this morning.',
  'Where do I find my invoice?',
  'I cannot log in any more, it says that my password has expired.',
  'Import stops at 40 % with a file of 12 MB.\nWhat can I do?',
  'איפה החשבונית שלי?',
  'Дякую, тепер усе працює.',
] as const;

const answers = [
  'Under Billing, *Invoices*.',
  'We are looking into it.',
  'Could you send a screenshot?',
] as const;

const notes = ['Looks like **#4711** again.', 'Asked the developers, see `src/export.ts:42`.'] as const;

interface Context {
  customers: readonly Customer[];
  departments: readonly Department[];
  agents: readonly [Agent, Agent];
}

/** Chats of one to four messages, of customers who mostly have several; the same ones each time. */
export function makeUpChats(count: number, { customers, departments, agents }: Context): SampleChat[] {
  const random = seededRandom(12_461);
  return Array.from({ length: Math.max(0, count) }, (_, index): SampleChat => {
    const status = pick(random, statuses);
    const [one, two] = agents;
    return {
      id: firstMadeUpChat + index,
      status,
      customer: customers[wholeBetween(random, 0, customers.length - 1)]?.id ?? sampleCustomers.ann,
      lines: makeUpLines(random, agents),
      readByAgent: random() < 0.8,
      assignee: random() < 0.25 ? null : pick(random, [one, one, two]),
      department: departments[wholeBetween(random, 0, departments.length)] ?? null,
      ...(status === 'closed' && { closedBy: 'agent' as const }),
    };
  });
}

function makeUpLines(random: () => number, agents: readonly [Agent, Agent]): Line[] {
  const agent = pick(random, agents);
  const lines: Line[] = [
    { text: pick(random, questions) },
    { text: pick(random, answers), agent },
    { text: pick(random, notes), agent, type: 'private' },
    { text: 'Any news?', read: false },
  ];
  return lines.slice(0, wholeBetween(random, 1, lines.length));
}
