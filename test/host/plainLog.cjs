// Stands in for the native module @vscode/spdlog inside the VS Code server, so that logs are written without a compiler.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  #file;
  #lowest = levels.indexOf('info');
  #raw = false;

  constructor(file) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
    for (const [rank, level] of levels.entries())
      this[level] = (message) => this.#write(rank, level, message);
  }

  setLevel(rank) {
    this.#lowest = rank;
  }

  clearFormatters() {
    this.#raw = true;
  }

  setPattern() {}
  flush() {}
  drop() {}

  #write(rank, level, message) {
    if (rank < this.#lowest) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    appendFileSync(this.#file, this.#raw ? message : `${time} [${level}] ${message}\n`);
  }
}

exports.setFlushOn = () => {};
exports.setLevel = () => {};
exports.createRotatingLogger = exports.createAsyncRotatingLogger = async (name, file) => new Logger(file);
