/** An agent (helpcrunch-api.md section 4). */
export interface Agent {
  id: number;
  name: string;
  email: string;
  role: string;
}

/** A department with its agents (section 4). */
export interface Department {
  id: number;
  name: string;
  agents: Agent[];
}

/** An application, that is a channel through which chats come in (section 4). */
export interface Application {
  id: number;
  name: string;
  displayName: string;
  type: string;
  active: boolean;
}

/** A customer (section 5); times are UNIX seconds. */
export interface Customer {
  id: number;
  name: string | null;
  email: string | null;
  userId: string | null;
  company: string | null;
  firstSeen: number;
  lastSeen: number;
  tags: { name: string; color: string }[];
}

/** One entry of a transcript (section 2.2); times are UNIX seconds with a fraction. */
export interface Message {
  id: number;
  agent: Agent | null;
  type: string;
  text: string | null;
  read: boolean;
  createdAt: number;
  updatedAt: number | null;
  edited: boolean;
  broadcastType: string | null;
  from: 'agent' | 'customer';
}

/** A chat (section 3.1) with its transcript, oldest first; whatever follows from the transcript is worked out when it is asked for. */
export interface Chat {
  id: number;
  status: string;
  createdAt: number;
  closedAt: number | null;
  closedBy: 'agent' | 'customer' | null;
  snoozedUntil: number | null;
  rating: string | null;
  readByAgent: boolean;
  readByCustomer: boolean;
  createdWith: string;
  applicationId: number;
  customer: Customer;
  assignee: Agent | null;
  department: Department | null;
  messages: Message[];
}
