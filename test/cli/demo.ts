import assert from 'node:assert/strict';
import path from 'node:path';
import { demoSteps } from '../demo/steps';
import { root } from '../host/paths';
import { withStandin } from '../standin/withStandin';
import { received, type Received } from '../ui/received';
import { pointedTo } from '../ui/uiTests';
import { withWorkbench } from '../ui/withWorkbench';
import { main } from './main';

main(async () => {
  await demo();
  console.log(`\nAll ${demoSteps.length} arrived exactly as they should.`);
});

/** Sends everything without a person in a real VS Code; throws at the first thing that is not as it should be. */
async function demo(): Promise<void> {
  console.log('Starting a HelpCrunch stand-in and a real VS Code without a window ...');
  await withStandin({}, (standin) =>
    withWorkbench('demo', pointedTo(standin), async (workbench, server) => {
      for (const [index, { title, run, arrives }] of demoSteps.entries()) {
        console.log(`\n${index + 1}. ${title}`);
        await workbench.clearToasts();
        const shots: string[] = [];
        await run({ workbench, standin, server }, async (name) => {
          shots.push(await workbench.screenshot(name));
        });
        const arrived = received(standin).slice(index);
        for (const line of [...arrived.flatMap(describe), ...shots.map(fromRoot)]) console.log(`   ${line}`);
        assert.deepEqual(arrived, [arrives]);
      }
    }),
  );
}

function describe({ chat, type, agent, text, markdownText }: Received): string[] {
  return [
    `received: type ${type}, chat ${chat}, agent ${agent ?? 'none'}`,
    `text:         ${shorten(text)}`,
    `markdownText: ${shorten(markdownText ?? 'none')}`,
  ];
}

/** Beginning and end of a text in one line. */
function shorten(text: string): string {
  const line = text.replaceAll('\n', '⏎');
  const shown = line.length <= 100 ? line : `${line.slice(0, 80)} … ${line.slice(-15)}`;
  return `${shown} (${text.length} characters)`;
}

function fromRoot(file: string): string {
  return path.relative(root, file);
}
