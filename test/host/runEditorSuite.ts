import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { main } from '../cli/main';
import { authority } from '../http/certificates';
import { startStandin } from '../standin/standin';
import { buildEditorSuite } from './buildEditorSuite';
import { chooseHost } from './chooseHost';
import { readEditorReport } from './editorReport';
import { isPackaged, packagedExtension } from './packageExtension';
import { root } from './paths';
import { copySample } from './sampleCopy';
import { say } from './say';
import { temporaryFolder } from './temporaryFolder';
import { unpackExtension } from './unpackExtension';

// node --import tsx test/host/runEditorSuite.ts [--host desktop|server] [--report FILE] [part of a test file's name ...]
main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { host: { type: 'string' }, report: { type: 'string' } },
  });
  const extensionDevelopmentPath = isPackaged() ? await unpackPackaged() : buildHere();
  const extensionTestsPath = await buildEditorSuite(positionals, extensionDevelopmentPath);
  const vscodeExecutablePath = await chooseHost(values.host);
  const folder = temporaryFolder('editor');
  const report = path.join(folder, 'report.json');
  const authorityFile = path.join(folder, 'authority.pem');
  writeFileSync(authorityFile, authority);
  const standin = await startStandin();

  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath,
      extensionTestsPath,
      // A short path: desktop VS Code makes a socket in it.
      launchArgs: [copySample(), `--user-data-dir=${path.join(folder, 'data')}`, '--disable-extensions'],
      extensionTestsEnv: {
        STANDIN_ORIGIN: standin.origin,
        EDITOR_REPORT: report,
        ...pick('EVIDENCE_SELECTIONS'),
        ...pick('SELECTIONS_SENT'),
        EDITOR_USER_DATA: path.join(folder, 'data'),
        // What Node on Linux takes for the system's certificates.
        SSL_CERT_FILE: authorityFile,
      },
    });
  } catch (error) {
    // The report tells more than an exit code, and the truth where the exit code does not.
    if (!(error instanceof TestRunFailedError)) throw error;
  } finally {
    await standin.close();
  }

  const totals = readEditorReport(report, (line) => process.stdout.write(`${line}\n`));
  if (values.report) writeFileSync(values.report, JSON.stringify(totals));
  else say([...totals.problems, `${totals.passed} passed, ${totals.failed} failed`].join('\n'));
  process.exitCode = totals.passed > 0 && totals.failed === 0 ? 0 : 1;
});

/** Builds the extension in the checkout; gives its folder. */
function buildHere(): string {
  execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'pipe' });
  return root;
}

/** Unpacks the packaged extension below the checkout, so that the tests find mocha; gives its folder. */
async function unpackPackaged(): Promise<string> {
  const folder = path.join(root, 'out/packaged');
  rmSync(folder, { recursive: true, force: true });
  return unpackExtension(await packagedExtension(), folder);
}

/** A variable of this process, for the tests; nothing where it is not set. */
function pick(name: string): Record<string, string> {
  const value = process.env[name];
  return value === undefined ? {} : { [name]: value };
}
