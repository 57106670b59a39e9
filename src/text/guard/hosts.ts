import type { Pattern } from './pattern';

const octet = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`;
const address = String.raw`(?:10\.${octet}|127\.${octet}|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))(?:\.${octet}){2}`;
const placeholders =
  /^(?:host|hostname|server|domain|example|site|website|your[\w-]*|my[\w-]*|name|url|api|www|foo|bar)$/i;

/** Machines that the customer cannot reach. */
export const hostPatterns: readonly Pattern[] = [
  {
    kind: 'privateHost',
    search: /(?<![\w.-])localhost(?![\w-]|\.\w)/gi,
  },
  // Words that no code has as the name of a member.
  {
    kind: 'privateHost',
    search:
      /(?<![\w.-])[a-z\d][a-z\d-]{0,62}(?:\.[a-z\d-]{1,63}){0,4}\.(?:corp|lan|intranet|localdomain|home\.arpa)(?![\w-]|\.\w)/gi,
  },
  {
    kind: 'privateHost',
    search:
      /(?<![\w.$-])[a-z\d][a-z\d-]{0,62}(?:\.[a-z\d-]{1,63}){0,4}\.(?:local|internal)(?![\w(=-]|\.\w)/gi,
    isMeant: (found, { index, input }) =>
      !/^(?:this|self|module|settings|config|options|env|props|state|node)\.\w+$/i.test(found) ||
      input.slice(0, index).endsWith('://'),
  },
  {
    kind: 'privateHost',
    search: /https?:\/\/(?:[^\s/@]{1,100}@)?(?<found>[a-z][a-z\d-]{0,62})(?=[:/?#\s)\]"'`>]|$)/gi,
    isMeant: (found) => !placeholders.test(found),
  },
  {
    kind: 'privateAddress',
    search: new RegExp(String.raw`(?<![\w.-])${address}(?![\w-]|\.\d)`, 'g'),
    isMeant: (found, { index, input }) =>
      !found.startsWith('10.') || !isVersion(input.slice(Math.max(0, index - 24), index)),
  },
  {
    kind: 'privateAddress',
    search: /(?<![\w:.])(?:f[cd][\da-f]{2}|fe80):(?:[\da-f]{0,4}:){1,6}[\da-f]{0,4}(?:%\w+)?(?![\w:])/gi,
  },
  { kind: 'privateAddress', search: /(?<![\w:.])::1(?![\w:.])/g },
];

/** 10.2.0.1 is a version as well as an address. */
function isVersion(before: string): boolean {
  return /(?:\bversions?|\brelease|\bbuild|\bv|[@=^~<>])[\s:."'(]{0,3}$/i.test(before);
}
