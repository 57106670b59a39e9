import * as v from 'valibot';
import { badField } from './apiError';
import { choiceRule, idRule, orderRule, pageRules, textRule } from './requestRules';

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

/** The items that fit the filters; several filters need a comparison. */
export function applyFilters<Item>(
  items: readonly Item[],
  fields: SearchFields<Item>,
  { filter, comparison }: { filter: readonly Filter[]; comparison?: 'AND' | 'OR' },
): Item[] {
  if (filter.length > 1 && !comparison) throw badField('comparison', 'This value should not be blank.');
  const test = (item: Item) => (one: Filter) => fits(fields[one.field]?.values(item) ?? [], one);
  return items.filter((item) => (comparison === 'OR' ? filter.some(test(item)) : filter.every(test(item))));
}

function fits(held: readonly (string | number | null)[], { operator, value }: Filter): boolean {
  if (Array.isArray(value)) return value.every(({ name }) => held.includes(name));
  const text = String(value).toLowerCase();
  const contains = held.some((one) => one !== null && String(one).toLowerCase().includes(text));
  switch (operator) {
    case '=':
      return held.includes(value);
    case '!=':
      return !held.includes(value);
    case '~':
      return contains;
    case '!~':
      return !contains;
    default:
      return held.some((one) => typeof one === 'number' && compares(one, operator, Number(value)));
  }
}

function compares(held: number, operator: string, value: number): boolean {
  if (held === value) return operator.endsWith('=');
  return operator.startsWith(held > value ? '>' : '<');
}
