// Loads an extension as VS Code's extension host does, by `require` out of an ES module, calls its `activate`, and prints
// how many milliseconds that took and which files it has loaded.
//   node activateOnce.mjs <the extension's main file>
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

const [, , main] = process.argv;
const require = createRequire(main);
const context = { globalStorageUri: { fsPath: main }, globalState: {}, secrets: {}, subscriptions: [] };

const start = performance.now();
require(main).activate(context);
const ms = performance.now() - start;
console.log(JSON.stringify({ ms, files: Object.keys(require.cache) }));
