import { looksChosen, looksLikeCode, looksRandom } from './looksReal';
import type { Pattern } from './pattern';

const passwordNames = String.raw`pass(?:word|wd|phrase|code)|(?<![a-z])pass(?=["']?\s{0,3}[:=])|pwd|passwort|kennwort|contrase(?:ñ|n)a|mot de passe|senha|has[łl]o|пароль`;
const keyNames = String.raw`secret|token|api[ _-]?key|access[ _-]?key|auth[ _-]?key|private[ _-]?key|signing[ _-]?key|encryption[ _-]?key|account[ _-]?key|license[ _-]?key|credentials?|authorization`;
const rest = String.raw`(?:[_-]?(?:access[_-]?)?(?:key|base|value|prod|production|staging|live|dev|test|main|\d{1,2}))?(?:[_-]?base)?`;
const sets = String.raw`["'${'`'}\]]{0,2}(?:\s{0,3}(?:=>|:=|={1,3}|:|\|)\s{0,3}|\s+(?:is|was|ist|lautet|est|es)[: ]\s{0,2})`;
const quoted = String.raw`["'${'`'}](?<found>[^"'${'`'}\r\n]{6,200})["'${'`'}]`;
const bare = String.raw`(?<found>(?:(?!&[\w-]+=)[^\s"'${'`'}<>,;|]){6,200})`;

const toSearch = (names: string, value: string): RegExp =>
  new RegExp(`(?:${names})${rest}${sets}${value}`, 'giu');

/** Values that stand after a name which says that they are secret. */
export const assignmentPatterns: readonly Pattern[] = [
  {
    kind: 'password',
    search: toSearch(passwordNames, quoted),
    isMeant: (found) => looksChosen(found) && !/\s/.test(found),
  },
  {
    kind: 'password',
    search: toSearch(passwordNames, bare),
    isMeant: (found, match) => looksChosen(found) && (!looksLikeCode(found) || isSetting(found, match)),
  },
  {
    kind: 'apiKey',
    search: toSearch(keyNames, quoted),
    isMeant: (found) => looksRandom(found) && !/\s/.test(found),
  },
  {
    kind: 'apiKey',
    search: toSearch(keyNames, bare),
    isMeant: (found) => looksRandom(found) && !looksLikeCode(found),
  },
  {
    kind: 'password',
    search: /(?<=\s)--(?:password|passwd|pass|token|secret|api-key)[ =]["']?(?<found>[^\s"'<>]{6,200})/gi,
    isMeant: (found) => looksChosen(found),
  },
  {
    kind: 'password',
    search: /\s(?:-u|--user)[ =]["']?[\w.@-]{1,100}:(?<found>[^\s"'<>]{5,200})/g,
    isMeant: (found) => looksChosen(found),
  },
];

/** Whether the line is one of a settings file or of a message, where a bare word is the value itself. */
function isSetting(found: string, match: RegExpExecArray): boolean {
  const end = match.index + match[0].length;
  const isLineEnd = /^[ \t.)]*(?:\r?\n|$)/.test(match.input.slice(end, end + 4));
  return (
    isLineEnd &&
    /^[a-z]+\d{1,4}$/i.test(found) &&
    !/^(?:pass|token|base|utf|sha|md|value|arg|key|str)/i.test(found)
  );
}
