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

${toTable('500 waiting, 10,000 records', found.outbox)}

${toTable('10,000 chats, 5,000 customers', found.chats)}

${toTable('Content, 1 MB of', found.contentTimes)}

${toTable('Content, ten times the text', found.contentGrowth)}

${toTable('Guard', found.guardRates)}

${toTable('Guard, 1 MB of', found.guardTimes)}

Only ratios mean something, and only within one run of the bench. Each is that of the best of three runs, in which the
contestants took turns and their medians are compared. All of it ran on the Node ${found.node} of VS Code ${found.vscode}'s server.

plain Node        require of the packaged bundle and the call of activate, in 25 fresh processes a run, with a stub as the
                  module vscode. The empty extension requires vscode and exports an activate that does nothing.
until active      await extension.activate() in 3 to 9 fresh extension hosts a run, both extensions installed from their
                  packages: what a user waits for. Most of it is VS Code's own work, and the same for every extension.
the code alone    The require and the call of activate in it, which VS Code shows as an extension's activation time. Not
                  what the goal is about: every call that registers something costs, and an empty extension makes none.
sending           HelpCrunchClient, bundled as for release; slim undici is the Agent it uses, with the same connections,
                  by undici's own request. A warm send finds its connection open, a cold one opens it.
full outbox       In a fresh process, from nothing to the rows of the view, every signature checked; the heap that the
                  outbox and all records then hold. VS Code's drawing of a tree comes on top, and is the same for every tree.
chats             From the stand-in on loopback, by the client, transport and rate gate of the product. First results: the 250 ms
                  after the last key, then the customers by name or e-mail and their chats. A whole conversation: page by page.
content           Cleaned and made plain text, the best of five runs for a README of up to 1 MB, else the only one; markdown-it alone parses once. A text is parsed at
                  least twice: to be cleaned, and to be read; where something is taken away, what is left is parsed again.
guard             The corpora of test/unit/text/guard/corpus; the quickest of five scans, with the rules for a customer.`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(found, undefined, 2)}\n`);
});
