#!/usr/bin/env node
// Stands in for desktop VS Code: @vscode/test-electron starts it with the arguments that it would give to that.
const process = require('node:process');
require('tsx/cjs/api').register();
const { runInServer } = require('./runInServer.ts');

runInServer(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  },
);
