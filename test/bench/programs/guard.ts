import type { GuardRules } from '../../../src/text/guard/guardRules';
import { scan } from '../../../src/text/guard/scan';

const size = 1 << 20;
const runs = 5;
const rules: GuardRules = {
  ownKeys: ['Xy9+/kE_2vQ=-7aZ.PlainTextKeyOfOurs=='],
  ignored: ['a term'],
  internal: {
    userName: 'akovalenko',
    homeFolder: '/home/akovalenko',
    workspaceFolders: ['/home/akovalenko/billing'],
    agents: [{ name: 'Olena Petrenko', email: 'olena@acme.example' }],
  },
};
const code = `
/** Charges a customer; see https://docs.acme.example/billing#charge. */
export async function charge(customer: Customer, { amount, currency = 'EUR' }: Money): Promise<Receipt> {
  const response = await client.post(\`/v1/customers/\${customer.id}/charges\`, { amount, currency, token: customer.token });
  if (!response.ok) throw new BillingError('declined', { cause: response.statusText, id: '7c9e6679-7425-40de-944b' });
  return { ...response.body, at: new Date(response.headers.date) }; // integrity: sha512-b9Zx0LkQ2
}
`;
const repeated: Readonly<Record<string, string>> = {
  'code, 1 MB': code,
  'one letter': 'a',
  slashes: '/',
  'a@': 'a@',
  '-----BEGIN': '-----BEGIN PRIVATE KEY-----',
  'password=': 'password=',
  eyJ: 'eyJ',
  'zero-width characters': '\u200b',
  'zero-width in every word': 'a\u200b',
  'full-width forms': '\uff41',
  escapes: '\\_',
  'line ends': 'a\n',
  quotes: '>',
  'addresses with a password': '://a:a',
};

/** Milliseconds by the name of the text, of the quickest of several runs. */
const times = Object.entries(repeated).map(([name, part]) => {
  const text = part.repeat(Math.ceil(size / part.length)).slice(0, size);
  const each = Array.from({ length: runs }, () => {
    const start = performance.now();
    scan(text, rules);
    return performance.now() - start;
  });
  return [name, Math.min(...each)] as const;
});
process.stdout.write(JSON.stringify(Object.fromEntries(times)));
