import type { Customer } from './model';
import { pick, seededRandom, wholeBetween } from './random';
import { sampleNow } from './sampleCustomers';

/** The id of the first made-up customer. */
export const firstMadeUpCustomer = 1001;

const yearSeconds = 365 * 86_400;

const givenNames = [
  ...['Anna', 'Maria', 'Jan', 'Peter', 'Olga', 'James', 'Fatima', 'Noah', 'Emma', 'Liam', 'Sofia', 'Lucas'],
  ...[
    'Ines',
    'Omar',
    'Yuki',
    'Chloé',
    'Jürgen',
    'Zoë',
    'Łukasz',
    'Søren',
    'Ángel',
    'Nguyễn',
    'Олена',
    'Іван',
  ],
] as const;

const familyNames = [
  ...['Smith', 'Garcia', 'Müller', 'Kowalski', 'Nguyen', 'Rossi', 'Silva', 'Novák', 'Johnson', 'Brown'],
  ...['Lee', 'Martin', 'Dubois', 'Andersen', 'Yılmaz', 'Papadopoulos', 'Коваль', 'Шевченко', "O'Brien"],
] as const;

const otherScripts = ['נועה כהן', 'محمد علي', '山田 太郎', 'דוד לוי (ACME Ltd.)', 'أحمد حسن 2'] as const;

/** Customers whose names repeat, of several scripts, a few without a name, an e-mail or both; the same ones each time. */
export function makeUpCustomers(count: number): Customer[] {
  const random = seededRandom(501);
  return Array.from({ length: Math.max(0, count) }, (_, index) =>
    makeUpCustomer(firstMadeUpCustomer + index, random),
  );
}

function makeUpCustomer(id: number, random: () => number): Customer {
  const name = makeUpName(random);
  const mailbox = name.toLowerCase().replaceAll(/[^a-z]+/g, '.') || 'hello';
  const email = `${mailbox}${id}@${pick(random, ['example.com', 'example.net', 'example.org'])}`;
  const lack = random();
  const lastSeen = sampleNow - wholeBetween(random, 0, yearSeconds);
  return {
    id,
    name: lack < 0.03 ? null : lack < 0.04 ? '' : name,
    email: lack < 0.005 || lack > 0.97 ? null : email,
    userId: random() < 0.5 ? `user-${id}` : null,
    company: null,
    tags: [],
    firstSeen: lastSeen - wholeBetween(random, 0, yearSeconds),
    lastSeen,
  };
}

function makeUpName(random: () => number): string {
  if (random() < 0.04) return pick(random, otherScripts);
  return `${pick(random, givenNames)} ${pick(random, familyNames)}`;
}
