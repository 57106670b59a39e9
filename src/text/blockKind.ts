import type { BlockKind } from './compose';

/** VS Code language ids that readers of Markdown know by another name. */
const markdownNames = new Map(
  Object.entries({
    typescriptreact: 'tsx',
    javascriptreact: 'jsx',
    shellscript: 'sh',
    'git-commit': '',
    log: '',
    Log: '',
    csharp: 'cs',
    fsharp: 'fs',
    'objective-c': 'objc',
    'objective-cpp': 'objcpp',
    jsonc: 'json',
    jsonl: 'json',
  }),
);

/** How a document of this VS Code language is read. */
export function toBlockKind(languageId: string): BlockKind {
  if (languageId === 'markdown') return { kind: 'markdown' };
  if (languageId === 'plaintext') return { kind: 'plain' };
  return { kind: 'code', language: toFenceLanguage(languageId) };
}

/** The fence language for a VS Code language id. */
function toFenceLanguage(languageId: string): string {
  const name = markdownNames.get(languageId) ?? languageId;
  // An id comes from any extension: what is not a plain word would break out of the fence's info line.
  return /^[\w+#.-]*$/.test(name) ? name : '';
}
