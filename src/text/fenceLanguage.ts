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

const unfenced = new Set(['markdown', 'plaintext']);

/** The fence language for a VS Code language id; undefined for Markdown and plain text, which go without a fence. */
export function toFenceLanguage(languageId: string): string | undefined {
  if (unfenced.has(languageId)) return undefined;
  const name = markdownNames.get(languageId) ?? languageId;
  // An id comes from any extension: what is not a plain word would break out of the fence's info line.
  return /^[\w+#.-]*$/.test(name) ? name : '';
}
