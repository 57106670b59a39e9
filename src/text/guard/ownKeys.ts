import type { Finding } from './findings';
import { type View, rewritten } from './view';

/** Shorter ones would be found in ordinary text; HelpCrunch's are far longer. */
const shortestKey = 8;

/** What can stand within a key and not belong to it: line ends with their quote marks, spaces, emphasis, quotes. */
const between = /[\s\\*`"'>|]+/g;

/** The user's own keys as they are, broken by anything, in base64 and base64url, alone or with something before them. */
export function findOwnKeys(base: View, keys: readonly string[]): Finding[] {
  const needles = keys
    .map((key) => key.trim())
    .filter((key) => key.length >= shortestKey)
    .flatMap(toForms);
  if (needles.length === 0) return [];
  const dense = rewritten(base, between, () => '');
  return needles.flatMap((needle) => findAll(dense, needle));
}

function findAll(view: View, needle: string): Finding[] {
  const findings: Finding[] = [];
  for (let at = view.text.indexOf(needle); at >= 0; at = view.text.indexOf(needle, at + needle.length)) {
    const [start, end] = view.locate(at, at + needle.length);
    findings.push({ kind: 'ownKey', start, end });
  }
  return findings;
}

function toForms(key: string): string[] {
  const bytes = String.fromCharCode(...new TextEncoder().encode(key));
  const encoded = [0, 1, 2].map((shift) => toBase64(bytes, shift));
  const forms = [key, encodeURIComponent(key), ...encoded, ...encoded.map(toUrlForm)];
  return [...new Set(forms.map((form) => form.replace(between, '')))].filter((form) => form !== '');
}

/** What base64 makes of it after so many other bytes, without the characters that depend on its neighbours. */
function toBase64(bytes: string, shift: number): string {
  const whole = btoa('\0'.repeat(shift) + bytes).replace(/=+$/, '');
  const sure = Math.floor(((shift + bytes.length) * 8) / 6);
  return whole.slice(Math.ceil((shift * 8) / 6), sure);
}

function toUrlForm(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}
