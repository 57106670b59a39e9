import { WindowOwners } from '../../../src/platform/windowOwners';

// A process that is a window: says its name, and lives until it is killed.
async function main(): Promise<void> {
  process.stdout.write(`${await new WindowOwners().self()}\n`);
  setInterval(() => undefined, 60_000);
}

void main();
