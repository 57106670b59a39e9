import type { GuardRules, InternalRules } from '../../../../src/text/guard/guardRules';
import { scan } from '../../../../src/text/guard/scan';

/** Nothing but secrets in general. */
export const secretsOnly: GuardRules = { ownKeys: [], ignored: [] };

/** The machine and the team of the tests. */
export const internal: InternalRules = {
  userName: 'akovalenko',
  homeFolder: '/data/people/akovalenko',
  workspaceFolders: ['/data/people/akovalenko/billing', 'billing', String.raw`D:\work\billing`],
  agents: [
    { name: 'Olena Petrenko', email: 'olena@acme.example' },
    { name: 'Jürgen', email: 'j.wolf+desk@acme.example' },
  ],
};

/** What a customer would read. */
export const forCustomer: GuardRules = { ...secretsOnly, internal };

/** What was found, as `kind: text`. */
export function found(text: string, rules: GuardRules): string[] {
  return scan(text, rules).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}
