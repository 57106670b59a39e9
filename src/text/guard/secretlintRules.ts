import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import type { SecretLintRuleContext, SecretLintSourceCode } from '@secretlint/types';
import type { Finding, SecretKind } from './findings';
import { isPlaceholder } from './looksReal';

const name = (rule: string): string => `@secretlint/secretlint-rule-${rule}`;

const left = new Set(
  [
    // A line of the text could switch every other rule off.
    'filter-comments',
    // Reports the right length at the wrong place; `credentials.ts` has the same expression.
    'aws',
    // Takes cubic time for a made-up text; `tokens.ts` has a linear one.
    'sendgrid',
  ].map(name),
);

const kinds = new Map<string, SecretKind>([
  [name('gcp'), 'cloudKey'],
  [name('privatekey'), 'privateKey'],
  [name('basicauth'), 'password'],
  [name('database-connection-string'), 'connectionString'],
  [name('openai'), 'apiKey'],
  [name('anthropic'), 'apiKey'],
  [name('groq'), 'apiKey'],
]);

/**
 * What secretlint's recommended rules find. They are called without its core, which is asynchronous, obeys comments in the text
 * and leaves performance marks behind.
 */
export function findBySecretlint(text: string): Finding[] {
  const source = toSource(text);
  const findings: Finding[] = [];
  for (const rule of rules) {
    const { id } = rule.meta;
    if (left.has(id)) continue;
    const context: SecretLintRuleContext = {
      sharedOptions: {},
      createTranslator: () => () => ({ message: '', messageId: '', data: undefined }),
      report({ range: [start, end] }) {
        const finding = withoutAddress(text, { kind: kinds.get(id) ?? 'accessToken', start, end });
        if (!isPlaceholder(text.slice(finding.start, finding.end))) findings.push(finding);
      },
      ignore: () => undefined,
    };
    // The only handler that is asynchronous reads binary files.
    void rule.create(context, {}).file?.(source);
  }
  return findings;
}

/** Of an address with a password only the password: the rest may stay when it is masked. */
function withoutAddress(text: string, finding: Finding): Finding {
  const [, before = '', password = ''] =
    /^([\w.+-]{1,40}:\/\/[^\s/:@]{0,256}:)([^\s/@]+)@/.exec(text.slice(finding.start, finding.end)) ?? [];
  if (password === '') return finding;
  const start = finding.start + before.length;
  return { kind: finding.kind, start, end: start + password.length };
}

function toSource(content: string): SecretLintSourceCode {
  const nowhere = { line: 1, column: 0 };
  return {
    content,
    contentType: 'text',
    hasBOM: false,
    ext: '',
    // Not the name of a package's file: the rule for those takes very long for a made-up text.
    filePath: 'message',
    physicalFilePath: undefined,
    getFilePath: () => 'message',
    getPhysicalFilePath: () => undefined,
    locationToRange: () => [0, 0],
    rangeToLocation: () => ({ start: nowhere, end: nowhere }),
    positionToIndex: () => 0,
    indexToPosition: () => nowhere,
  };
}
