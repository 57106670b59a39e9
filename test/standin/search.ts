import * as v from 'valibot';
import { badField } from './apiError';
import { choiceRule, idRule, orderRule, pageRules, textRule } from './requestRules';
import type { Settings } from './settings';

type Kind = 'id' | 'time' | 'text' | 'tags';

/** A field one can search by: its type and what an item holds there. */
export interface SearchField<Item> {
  kind: Kind;
  values(item: Item): readonly (string | number | null)[];
}

/** The fields of one kind of item, by the vendor's names. */
export type SearchFields<Item> = Record<string, SearchField<Item>>;

/** Which operators a type allows (helpcrunch-api.md section 3.3). */
const operators = {
  id: ['=', '!=', '>', '<', '>=', '<='],
  time: ['=', '!=', '>', '<', '>=', '<='],
  text: ['=', '!=', '~', '!~'],
  tags: ['='],
} as const satisfies Record<Kind, readonly string[]>;

const values = {
  id: idRule,
  time: v.pipe(
    v.number('This value should be of type numeric.'),
    v.integer('This value should be of type integer.'),
  ),
  text: textRule,
  tags: v.pipe(v.array(v.strictObject({ name: textRule })), v.nonEmpty('This value should not be blank.')),
} satisfies Record<Kind, v.GenericSchema>;

interface Filter {
  field: string;
  operator: string;
  value: number | string | { name: string }[];
}

/** The schema of a search body over the given fields and sort names. */
export function searchRule<Item, const Sorts extends readonly string[]>(
  fields: SearchFields<Item>,
  sorts: Sorts,
) {
  const filters = Object.entries(fields).map(([field, { kind }]) =>
    v.strictObject({
      field: v.literal(field),
      operator: choiceRule(operators[kind]),
      value: values[kind],
    }),
  );
  return v.strictObject({
    filter: v.pipe(v.array(v.variant('field', filters)), v.nonEmpty('This value should not be blank.')),
    comparison: v.exactOptional(choiceRule(['AND', 'OR'])),
    sort: v.exactOptional(choiceRule(sorts)),
    order: v.exactOptional(orderRule, 'desc'),
    ...pageRules,
  });
}

/** The items that fit the filters; several filters need a comparison, and whether `~` minds capitals is a setting. */
export function applyFilters<Item>(
  items: readonly Item[],
  fields: SearchFields<Item>,
  { filter, comparison }: { filter: readonly Filter[]; comparison?: 'AND' | 'OR' },
  { searchMindsCase }: Pick<Settings, 'searchMindsCase'>,
): Item[] {
  if (filter.length > 1 && !comparison) throw badField('comparison', 'This value should not be blank.');
  const tests = filter.map((one) => {
    const test = toTest(one, searchMindsCase);
    return (item: Item) => test(fields[one.field]?.values(item) ?? []);
  });
  return items.filter((item) => {
    const isMet = (test: (item: Item) => boolean) => test(item);
    return comparison === 'OR' ? tests.some(isMet) : tests.every(isMet);
  });
}

type Held = readonly (string | number | null)[];

function toTest({ operator, value }: Filter, mindsCase: boolean): (held: Held) => boolean {
  if (Array.isArray(value)) return (held) => value.every(({ name }) => held.includes(name));
  const fold = (one: string | number) => (mindsCase ? String(one) : String(one).toLowerCase());
  const part = fold(value);
  const contains = (held: Held) => held.some((one) => one !== null && fold(one).includes(part));
  switch (operator) {
    case '=':
      return (held) => held.includes(value);
    case '!=':
      return (held) => !held.includes(value);
    case '~':
      return contains;
    case '!~':
      return (held) => !contains(held);
    default:
      return (held) => held.some((one) => typeof one === 'number' && compares(one, operator, Number(value)));
  }
}

function compares(held: number, operator: string, value: number): boolean {
  if (held === value) return operator.endsWith('=');
  return operator.startsWith(held > value ? '>' : '<');
}
