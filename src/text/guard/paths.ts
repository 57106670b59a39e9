import { anyOf } from './anyOf';
import type { InternalRules } from './guardRules';
import type { Pattern } from './pattern';

const rest = String.raw`[^\s"'${'`'}<>|*?:;,)\]]`;
/** Folders of a machine that are no usual part of an address on the web. */
const folders =
  'home|Users|root|tmp|var|opt|etc|srv|mnt|private|Volumes|workspaces?|builds|System|Library|Applications|app/src|usr/(?:local|src|share)';

const patterns: readonly Pattern[] = [
  {
    kind: 'absolutePath',
    search: new RegExp(String.raw`(?<![\w.~:/\\@%-])/(?:${folders})/${rest}{2,}`, 'g'),
    isMeant: (found) =>
      !/^\/(?:etc\/(?:hosts|passwd|resolv\.conf)$|home\/?$|usr\/local\/bin\/?$)/.test(found),
  },
  // Files of the home folder that begin with a dot are everybody's.
  { kind: 'absolutePath', search: new RegExp(String.raw`(?<![\w/])~/(?![.])${rest}{2,}`, 'g') },
  { kind: 'absolutePath', search: /(?<![A-Za-z\d])[A-Za-z]:(?:\\{1,2}|\/(?!\/))[^\s"'`<>|*?:;,)\]]{2,}/g },
  { kind: 'absolutePath', search: /(?<![\\\w])\\\\[A-Za-z\d][\w.-]{2,}\\[\w$.-]{2,}[^\s"'`<>|*?:;,)\]]*/g },
  { kind: 'absolutePath', search: /(?:file|vscode-remote|vscode-local):\/\/[^\s"'`<>)\]]{2,}/gi },
];

/** Paths of the machine that the message is written on, or of any. */
export function pathPatterns({ homeFolder = '', workspaceFolders }: InternalRules): Pattern[] {
  const own = [homeFolder, ...workspaceFolders].filter(
    (folder) => /[\\/]./.test(folder) && folder.length > 3,
  );
  if (own.length === 0) return [...patterns];
  const spellings = own.flatMap((folder) => [
    folder,
    folder.replaceAll('\\', '/'),
    folder.replaceAll('\\', '\\\\'),
  ]);
  const search = new RegExp(`(?:${anyOf([...new Set(spellings)])})(?![\\w-])${rest}*`, 'gi');
  return [...patterns, { kind: 'absolutePath', search }];
}
