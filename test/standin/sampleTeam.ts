import type { Agent, Application, Department } from './model';

/** Agents that tests refer to; all of them are in `GET /agents` except the bot. */
export const sampleAgents = {
  /** Sam Carter, the first of the list, admin. */
  first: 4188,
  /** Lisa Rodes, agent, the second of the list. */
  second: 4189,
  /** A name with a command link and an icon in it. */
  hostileName: 4190,
  /** The chatbot: writes messages, is not listed, cannot be posted as. */
  bot: 2,
} as const;

/** Departments that tests refer to. */
export const sampleDepartments = { support: 31, sales: 32, engineering: 33 } as const;

const named: readonly Agent[] = [
  { id: sampleAgents.first, name: 'Sam Carter', email: 'sam.carter@acme.example', role: 'admin' },
  { id: sampleAgents.second, name: 'Lisa Rodes', email: 'lisa.rodes@acme.example', role: 'agent' },
  {
    id: sampleAgents.hostileName,
    name: '[Max](command:workbench.action.closeWindow) $(alert)',
    email: 'max@acme.example',
    role: 'superviser',
  },
  { id: 4191, name: 'Олена Коваль', email: 'olena.koval@acme.example', role: 'agentChatOnly' },
  { id: 4192, name: 'Lisa Rodes', email: 'lisa.rodes.2@acme.example', role: 'agent' },
];

/** The chatbot as transcripts show it (section 2.2). */
export const helpBot: Agent = {
  id: sampleAgents.bot,
  name: 'HelpBot',
  email: 'bot@acme.example',
  role: 'admin',
};

/** The team: five agents with names of their own, then as many numbered ones as `count` asks for. */
export function makeAgents(count: number): Agent[] {
  const numbered = Array.from({ length: Math.max(0, count - named.length) }, (_, index): Agent => {
    const number = String(index + named.length + 1).padStart(3, '0');
    return {
      id: 5000 + index,
      name: `Agent ${number}`,
      email: `agent.${number}@acme.example`,
      role: 'agent',
    };
  });
  return [...named, ...numbered].slice(0, count);
}

/** How many agents there are when nobody asks for more. */
export const namedAgentCount = named.length;

/** The three departments, each with some of the first agents. */
export function makeDepartments(agents: readonly Agent[]): Department[] {
  return [
    { id: sampleDepartments.support, name: 'Support', agents: agents.slice(0, 3) },
    { id: sampleDepartments.sales, name: 'Sales $(rocket)', agents: agents.slice(1, 2) },
    { id: sampleDepartments.engineering, name: 'Engineering', agents: [] },
  ];
}

/** The two applications: the web site's widget and a messenger. */
export function makeApplications(): Application[] {
  return [
    { id: 2, name: 'acme.example', displayName: 'Acme', type: 'web', active: true },
    { id: 3, name: 'acme_bot', displayName: 'Acme in Telegram', type: 'telegram', active: false },
  ];
}
