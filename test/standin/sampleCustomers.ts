import type { Customer } from './model';

/** The moment of the newest sample message, in UNIX seconds (November 2025), so that whatever is posted is newer. */
export const sampleNow = 1_764_000_000;

/** Customers that tests refer to, by what is odd about them. */
export const sampleCustomers = {
  /** Ann Lee, ann.lee@example.com. */
  ann: 501,
  /** No name, but an e-mail. */
  nullName: 502,
  /** A name, but no e-mail. */
  nullEmail: 503,
  /** Neither name nor e-mail. */
  nullBoth: 504,
  /** A command link and an icon. */
  hostile: 505,
  /** Right-to-left override and isolate characters. */
  bidi: 506,
  /** Emoji, a flag, a joined family. */
  emoji: 507,
  /** 600 characters. */
  long: 508,
  /** Line ends, a tab and control characters. */
  control: 509,
  /** HTML and Markdown. */
  markup: 510,
  /** Maria Garcia, the first of two. */
  sameNameOne: 511,
  /** Maria Garcia, the second of two, with another e-mail. */
  sameNameTwo: 512,
  /** A name of white space only. */
  blank: 513,
} as const;

type Person = Partial<Pick<Customer, 'name' | 'email' | 'userId' | 'company' | 'tags'>>;

const people: Record<keyof typeof sampleCustomers, Person> = {
  ann: {
    name: 'Ann Lee',
    email: 'ann.lee@example.com',
    userId: 'u-1001',
    company: 'Lee & Sons',
    tags: [
      { name: 'Lead', color: '#c377e0' },
      { name: 'VIP', color: '#ff0000' },
    ],
  },
  nullName: { email: 'nameless@example.com', tags: [{ name: 'Lead', color: '#c377e0' }] },
  nullEmail: { name: 'Noah Mail' },
  nullBoth: {},
  hostile: {
    name: '[x](command:workbench.action.closeWindow) $(lock)',
    email: '[y](command:workbench.action.quit)@example.com',
  },
  bidi: { name: 'Eve \u202etxt.exe\u202c \u2067אבג\u2069', email: 'bidi@example.com' },
  emoji: { name: '🦄 Zoë 👨‍👩‍👧‍👦 🇺🇦', email: 'zoe@example.com' },
  long: { name: 'Wolfeschlegelsteinhausenbergerdorff '.repeat(17).slice(0, 600), email: 'long@example.com' },
  control: { name: 'Line\nBreak\r\n\tTab\u0000\u0007\u001b[31m', email: 'control@example.com' },
  markup: { name: '<img src=x onerror=alert(1)> **Bob** `tick`', email: 'bob@example.com' },
  sameNameOne: { name: 'Maria Garcia', email: 'maria@example.com' },
  sameNameTwo: { name: 'Maria Garcia', email: 'maria.garcia@example.org' },
  blank: { name: '   ', email: '' },
};

/** How many customers there are when nobody asks for more. */
export const sampleCustomerCount = 25;

/** The customers of `sampleCustomers`, then twelve ordinary ones with the ids from 601. */
export function makeCustomers(): Customer[] {
  const odd = Object.entries(people).map(([key, person]) =>
    makeCustomer(sampleCustomers[key as keyof typeof people], person),
  );
  const ordinary = [
    'Ava',
    'Ben',
    'Cleo',
    'Dan',
    'Ela',
    'Finn',
    'Gus',
    'Hana',
    'Ivo',
    'Jane',
    'Kai',
    'Lea',
  ].map((name, index) =>
    makeCustomer(601 + index, { name: `${name} Example`, email: `${name.toLowerCase()}@example.net` }),
  );
  return [...odd, ...ordinary];
}

function makeCustomer(id: number, person: Person): Customer {
  return {
    id,
    name: null,
    email: null,
    userId: null,
    company: null,
    tags: [],
    firstSeen: sampleNow - id * 86_400,
    lastSeen: sampleNow - id * 60,
    ...person,
  };
}
