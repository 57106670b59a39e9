import type { Finding } from './findings';
import { looksChosen, looksRandom } from './looksReal';
import { type Pattern, findPattern } from './pattern';

const address = String.raw`:\/\/[^\s/:@?#"'${'`'}<>]{0,100}:(?<found>[^\s/@"'${'`'}<>]{3,200})@(?=[\w[.-])`;
const databases = String.raw`postgres(?:ql)?|mysqlx?|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|mssql|sqlserver|clickhouse|cockroachdb|ldaps?|smtps?|ftps?|sftp|nats`;

/** Secrets that are known by what stands around them. */
const patterns: readonly Pattern[] = [
  { kind: 'password', search: new RegExp(address, 'g'), isMeant: isAddressPassword },
  {
    kind: 'connectionString',
    search: new RegExp(`(?:${databases})${address}`, 'gi'),
    isMeant: isAddressPassword,
  },
  // The token in the place of the user's name.
  {
    kind: 'accessToken',
    search: /:\/\/(?<found>[\w-]{20,200})@(?=[\w.-]+\.)/g,
    isMeant: (found) => looksRandom(found),
  },
  {
    kind: 'accessToken',
    search: /\bBearer[ \t]+["']?(?<found>[\w.~+/-]{16,}=*)/gi,
    isMeant: (found) => looksRandom(found),
  },
  { kind: 'password', search: /\bBasic[ \t]+["']?(?<found>[A-Za-z\d+/]{8,}={0,2})/g, isMeant: isBasic },
  {
    kind: 'cloudKey',
    search: /\b(?:AccountKey|SharedAccessKey|SharedSecretValue)=(?<found>[A-Za-z\d+/]{40,}={0,2})/g,
  },
  {
    kind: 'cloudKey',
    search:
      /secret_?access_?key["']?\s{0,3}(?::|=>|=)\s{0,3}["']?(?<found>[A-Za-z\d/+]{40})(?![A-Za-z\d/+=])/gi,
  },
  {
    kind: 'cloudKey',
    search: /[?&;]sig=(?<found>[A-Za-z\d%+/_-]{40,}=?)/g,
    isMeant: (found) => looksRandom(found),
  },
  {
    kind: 'cloudKey',
    search: /X-Amz-(?:Signature|Security-Token)=(?<found>[\w%+/-]{40,})/g,
    isMeant: (found) => looksRandom(found),
  },
  {
    kind: 'apiKey',
    search:
      /\b(?:x-api-key|x-auth-token|api-key|apikey|auth|private-token|x-[a-z]{1,20}-token)["']?[ \t]*[:=][ \t]*["']?(?<found>[\w.~+/-]{16,}=*)/gi,
    isMeant: (found) => looksRandom(found),
  },
  {
    kind: 'sessionCookie',
    search:
      /(?:session(?:_?id|_?token)?|(?<![A-Za-z])sid|PHPSESSID|JSESSIONID|ASP\.NET_SessionId|connect\.sid|laravel_session|remember_token|csrftoken|xsrf-token|auth_?token)["']?[=:][ \t]?["']?(?<found>[\w.%~+/-]{16,}=*)/gi,
    isMeant: (found) => looksRandom(found),
  },
  {
    // PuTTY's
    kind: 'privateKey',
    search: /\bPrivate-Lines: \d{1,3}\s{1,4}(?<found>[A-Za-z\d+/=\s]{40,})/g,
  },
];

/** Passwords in addresses and headers, signatures, sessions and whole private keys. */
export function findCredentials(text: string): Finding[] {
  return [...patterns.flatMap((pattern) => findPattern(text, pattern)), ...findPrivateKeys(text)];
}

function isAddressPassword(found: string, { 0: match }: RegExpExecArray): boolean {
  const user = /:\/\/([^:]*)/.exec(match)?.[1];
  return (
    found !== user &&
    (looksChosen(found) || /^(?=.*[a-z])(?=.*[A-Z])\w{8,}$/.test(found) || looksRandom(found))
  );
}

function isBasic(found: string): boolean {
  try {
    const [, password] = /^[\x20-\x7e]*?:([\x20-\x7e]+)$/.exec(atob(found)) ?? [];
    return password !== undefined && looksChosen(password);
  } catch {
    // No base64, so no header.
    return false;
  }
}

const longestKey = 20_000;

/** From the line that begins a private key to the one that ends it, or to the last line of it that is there. */
function findPrivateKeys(text: string): Finding[] {
  const findings: Finding[] = [];
  for (const { 0: line, index } of text.matchAll(
    /-----BEGIN (?:[A-Z\d]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----/g,
  )) {
    const from = index + line.length;
    const next = text.indexOf('-----', from);
    const to = Math.min(next < 0 ? text.length : next, from + longestKey);
    const body = text.slice(from, to);
    const runs = [...body.matchAll(/[A-Za-z\d+/=]{20,}/g)];
    const last = runs.at(-1);
    if (!last) continue;
    const [closing] = /^-----END [A-Z\d ]{1,40}-----/.exec(text.slice(to, to + 60)) ?? [];
    const end = closing === undefined ? from + last.index + last[0].length : to + closing.length;
    findings.push({ kind: 'privateKey', start: index, end });
  }
  return findings;
}
