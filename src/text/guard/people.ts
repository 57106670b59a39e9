import { anyOf } from './anyOf';
import type { InternalRules } from './guardRules';
import type { Pattern } from './pattern';

/** Accounts that name no person. */
const common =
  /^(?:root|admin|administrator|user|username|dev|developer|test|tester|guest|ubuntu|debian|centos|fedora|vagrant|node|runner|codespace|vscode|docker|home|default|system|support|build|builder|git|www|www-data|work|office|owner|me|mac|win|windows|linux|demo|public|local|host|server|client|app|web|code|team|help|info|mail|api|data)$/i;
const before = String.raw`(?<![\p{L}\p{N}_.-])`;
const after = String.raw`(?![\p{L}\p{N}_-])`;

/** The account of the machine as a word, and agents where they are spoken to: a bare name may sign the message. */
export function peoplePatterns({ userName = '', agents }: InternalRules): Pattern[] {
  const patterns: Pattern[] = [];
  if (userName.length >= 3 && !common.test(userName)) {
    patterns.push({ kind: 'userName', search: new RegExp(`${before}${anyOf([userName])}${after}`, 'gu') });
  }
  const names = agents.flatMap(({ name }) => [
    name.trim(),
    name.trim().split(/\s+/)[0] ?? '',
    name.replace(/\s+/g, ''),
  ]);
  const mentions = names.filter((name) => name.length >= 2).map((name) => `@${name}`);
  const mails = agents.map(({ email }) => email.trim()).filter((email) => /.@./.test(email));
  if (mentions.length > 0) patterns.push(toMention(`(?<![\\p{L}\\p{N}_./-])`, mentions));
  if (mails.length > 0) patterns.push(toMention(before, mails));
  return patterns;
}

function toMention(start: string, texts: readonly string[]): Pattern {
  return {
    kind: 'agentMention',
    search: new RegExp(`${start}(?:${anyOf([...new Set(texts)])})${after}`, 'giu'),
  };
}
