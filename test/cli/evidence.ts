import { main } from './main';
import { runCommand } from './runCommand';

// npm run evidence [-- --host desktop|server]
main(async () => {
  const args = ['--import', 'tsx', 'test/host/runEditorSuite.ts', ...process.argv.slice(2), 'handoffExact'];
  const write = (text: string): void => void process.stdout.write(text);
  process.exitCode = await runCommand(args, write, { EVIDENCE_SELECTIONS: '200' });
});
