import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measure } from '../bench/measure';
import { toTable } from '../bench/toTable';
import { main } from './main';

// npm run bench -- [--json FILE]
main(async () => {
  const { values } = parseArgs({ options: { json: { type: 'string' } } });
  const found = await measure();
  console.log(`
${toTable('Activation', found.activation)}

${toTable('Size', found.sizes)}

${toTable('Sending a note of 1 KB', found.sending)}

Only the ratios mean something, and only within one run. Each is that of the best of three runs; a run takes the
contestants in turns and compares their medians. All of it runs on the Node ${found.node} of VS Code ${found.vscode}'s server.

plain Node        require of the packaged bundle and the call of activate, 15 fresh processes a run; the module vscode
                  is a stub. The empty extension requires vscode and exports an activate that does nothing.
until active      await extension.activate() in 6 fresh extension hosts a run, both extensions installed from their
                  packages: what a user waits for, most of it VS Code's own work.
the code alone    of that, require and the call of activate: what VS Code shows as activation time. No goal: VS Code
                  makes its API for each extension that requires it, and registering is all that ours does.
sending           HelpCrunchClient as bundled for release; "slim undici" is the Agent that it uses, with the same
                  connections, by undici's own request. Warm keeps the connection, cold opens one for each note.`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(found, undefined, 2)}\n`);
});
