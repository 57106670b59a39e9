// In a process of its own: loads the packaged bundles under a stub of `vscode`, as VS Code would, opens a chat by its
// command, deactivates them, and prints what that did. The API key and its origin stand in the environment.
//   node loadBundles.cjs <folder of the extension> <API root> [what this VS Code does not have, such as lm ...]
const Module = require('node:module');
const path = require('node:path');
const process = require('node:process');

const [folder, apiUrl, ...missing] = process.argv.slice(2);
const { contributes, main } = require(path.join(folder, 'package.json'));
const registered = new Map();
const opened = [];
const told = [];

/** Whatever is asked of it, it does nothing. */
const inert = new Proxy(function () {}, {
  get: (_, name) => (name === 'then' ? undefined : inert),
  apply: () => inert,
  construct: () => inert,
  set: () => true,
});

const vscode = {
  commands: {
    registerCommand: (id, run) => {
      registered.set(id, run);
      return inert;
    },
    executeCommand: async () => undefined,
  },
  Disposable: class {
    static from = (...all) => new this(() => all.forEach((each) => each.dispose()));
    constructor(dispose) {
      this.dispose = dispose;
    }
  },
  env: { openExternal: async (url) => opened.push(url) },
  l10n: { t: (sentence) => sentence },
  Uri: class {
    static parse = (text) => text;
  },
  window: {
    createOutputChannel: () => inert,
    registerTreeDataProvider: () => inert,
    createTreeView: () => inert,
    registerUriHandler: () => inert,
    registerWebviewPanelSerializer: () => inert,
    onDidChangeActiveTextEditor: () => inert,
    state: { focused: false },
    onDidChangeWindowState: () => inert,
    createStatusBarItem: () => inert,
    tabGroups: { onDidChangeTabs: () => inert, all: [] },
    showErrorMessage: async (sentence) => void told.push(sentence),
  },
  workspace: {
    registerFileSystemProvider: () => inert,
    onDidChangeConfiguration: () => inert,
    onDidOpenTextDocument: () => inert,
    onDidChangeTextDocument: () => inert,
    onDidCloseTextDocument: () => inert,
    textDocuments: [],
    getConfiguration: (section) => ({
      inspect: (key) => ({
        defaultValue: contributes.configuration.properties[`${section}.${key}`]?.default,
        globalValue: key === 'apiUrl' ? apiUrl : undefined,
      }),
    }),
  },
};
const stub = new Proxy(vscode, {
  get: (known, name) => (missing.includes(name) ? undefined : (known[name] ?? inert)),
});

const load = Module._load;
Module._load = function (request, ...rest) {
  return request === 'vscode' ? stub : load.call(this, request, ...rest);
};

const context = {
  globalStorageUri: { fsPath: path.join(folder, 'storage') },
  globalState: { get: () => undefined, update: async () => undefined },
  workspaceState: { get: () => undefined, update: async () => undefined },
  extension: { id: 'support-handoff.helpcrunch-handoff' },
  extensionUri: { fsPath: folder },
  logUri: { fsPath: path.join(folder, 'log') },
  secrets: { get: async () => undefined, store: async () => undefined, onDidChange: () => inert },
  subscriptions: [],
};
const loadedBundles = () =>
  Object.keys(require.cache)
    .map((file) => path.relative(folder, file).replaceAll(path.sep, '/'))
    .filter((file) => file.startsWith('dist/'));
const globals = () => [
  ...Object.getOwnPropertyNames(globalThis),
  ...Object.getOwnPropertySymbols(globalThis).map(String),
];

async function run() {
  const before = new Set(globals());
  require(path.join(folder, main)).activate(context);
  const loadedByActivate = loadedBundles();
  await registered.get('helpcrunch.openChat')(5);
  const newGlobals = globals().filter((name) => !before.has(name));
  const loaded = loadedBundles();
  await require(path.join(folder, main)).deactivate();
  for (const each of context.subscriptions) each.dispose?.();
  const timersLeft = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const commands = [...registered.keys()];
  process.stdout.write(
    JSON.stringify({ loadedByActivate, loaded, commands, opened, told, newGlobals, timersLeft }),
  );
}

void run();
