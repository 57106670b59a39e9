import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '../../../../..');
const slicesPerFile = 5;
const most = { lines: 40, characters: 8000 };

/** Real code of every kind, of versions that package-lock.json fixes; much of it deals with passwords and tokens itself. */
const files = [
  'package-lock.json',
  'node_modules/undici/README.md',
  'node_modules/undici/index.js',
  'node_modules/undici/lib/dispatcher/client-h1.js',
  'node_modules/undici/lib/dispatcher/proxy-agent.js',
  'node_modules/undici/lib/llhttp/llhttp-wasm.js',
  'node_modules/undici/lib/web/cookies/parse.js',
  'node_modules/undici/lib/web/subresource-integrity/subresource-integrity.js',
  'node_modules/undici/types/client.d.ts',
  'node_modules/undici/docs/docs/api/ProxyAgent.md',
  'node_modules/undici/docs/docs/api/SnapshotAgent.md',
  'node_modules/undici/docs/docs/api/MockCallHistory.md',
  'node_modules/undici/docs/docs/api/Cookies.md',
  'node_modules/markdown-it/README.md',
  'node_modules/markdown-it/dist/browser/markdown-it.umd.min.js',
  'node_modules/linkify-it/README.md',
  'node_modules/entities/package.json',
  'node_modules/eslint/lib/linter/linter.js',
  'node_modules/eslint/lib/cli-engine/formatters/html.js',
  'node_modules/eslint/conf/rule-type-list.json',
  'node_modules/eslint/README.md',
  'node_modules/eslint-visitor-keys/README.md',
  'node_modules/espree/README.md',
  'node_modules/acorn/CHANGELOG.md',
  'node_modules/acorn/dist/acorn.js',
  'node_modules/typescript/package.json',
  'node_modules/typescript/lib/lib.dom.d.ts',
  'node_modules/typescript/lib/lib.es2015.core.d.ts',
  'node_modules/typescript/lib/de/diagnosticMessages.generated.json',
  'node_modules/typescript/lib/ja/diagnosticMessages.generated.json',
  'node_modules/@types/node/crypto.d.ts',
  'node_modules/@types/node/tls.d.ts',
  'node_modules/@types/node/inspector.d.ts',
  'node_modules/@types/vscode/index.d.ts',
  'node_modules/@azure/identity/README.md',
  'node_modules/@azure/identity/dist/commonjs/constants.js',
  'node_modules/@azure/identity/dist/commonjs/credentials/usernamePasswordCredential.js',
  'node_modules/@azure/msal-node/README.md',
  'node_modules/@azure/msal-browser/README.md',
  'node_modules/@vscode/vsce/out/publish.js',
  'node_modules/@vscode/vsce/out/auth.js',
  'node_modules/@vscode/vsce/out/package.js',
  'node_modules/playwright-core/types/types.d.ts',
  'node_modules/playwright-core/lib/utilsBundle.js',
  'node_modules/playwright-core/lib/vite/htmlReport/report.js',
  'node_modules/playwright-core/lib/tools/skills/playwright-cli/references/storage-state.md',
  'node_modules/playwright-core/lib/tools/skills/playwright-cli/SKILL.md',
  'node_modules/valibot/README.md',
  'node_modules/fast-check/README.md',
  'node_modules/fast-check/package.json',
  'node_modules/esbuild/lib/main.js',
  'node_modules/mocha/lib/runner.js',
  'node_modules/qs/README.md',
  'node_modules/qs/.github/THREAT_MODEL.md',
  'node_modules/form-data/README.md',
  'node_modules/safe-buffer/README.md',
  'node_modules/cross-spawn/README.md',
  'node_modules/function-bind/CHANGELOG.md',
  'node_modules/glob/dist/commonjs/index.min.js',
  'node_modules/debug/README.md',
  'node_modules/tunnel/README.md',
  'node_modules/commonmark-spec/spec.txt',
];

/** One piece of a file, of 10 to 40 lines. */
export interface Snippet {
  readonly name: string;
  readonly text: string;
}

/** Always the same pieces, spread evenly over each file. */
export function readHarmlessSnippets(): Snippet[] {
  return files
    .flatMap((file) => {
      const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
      return Array.from({ length: slicesPerFile }, (_, slice) => {
        const first = Math.floor((slice * Math.max(0, lines.length - most.lines)) / (slicesPerFile - 1));
        const text = lines.slice(first, first + 10 + ((slice * 7) % (most.lines - 9))).join('\n');
        return { name: `${file}:${first + 1}`, text: text.slice(0, most.characters) };
      });
    })
    .filter(({ text }, index, all) => all.findIndex((each) => each.text === text) === index);
}
