/** What those are called for whom the API has neither a name nor an address. */
export interface Nameless {
  /** Of no id where the API names no customer at all. */
  readonly customer: (id: number | undefined) => string;
  readonly agent: (id: number) => string;
  readonly department: (id: number) => string;
}

/** In English, for whoever shows nothing to people. */
export const englishNameless: Nameless = {
  customer: (id) => (id === undefined ? 'Unknown customer' : `Customer ${id}`),
  agent: (id) => `Agent ${id}`,
  department: (id) => `Department ${id}`,
};
