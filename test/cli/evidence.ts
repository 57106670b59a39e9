import { main } from './main';
import { runCommand } from './runCommand';

// npm run evidence [-- --host desktop|server]
main(async () => {
  const suites = ['handoffExact', 'generatedSelections'];
  const args = ['--import', 'tsx', 'test/host/runEditorSuite.ts', ...process.argv.slice(2), ...suites];
  const write = (text: string): void => void process.stdout.write(text);
  process.exitCode = await runCommand(args, write, { EVIDENCE_SELECTIONS: '200', SELECTIONS_SENT: '400' });
});
