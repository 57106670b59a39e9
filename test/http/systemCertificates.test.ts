import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import * as tls from 'node:tls';
import { promisify } from 'node:util';
import { testCertificate } from '../standin/testCertificate';
import { withStandin } from '../standin/withStandin';
import { writeCertificates } from './proxying';

// A process reads the system's certificates once, so each case has one of its own. The same in VS Code: test/editor.
const file = writeCertificates(testCertificate.cert);
const refused = { code: 'certificateRefused', detail: 'DEPTH_ZERO_SELF_SIGNED_CERT' };
const accepted = { status: 200 };
/**
 * Only a Node since 22.15 tells which certificates the system trusts, so Node 20 sees none of them. What the variable
 * names is among them on Linux; elsewhere the system has a store that no test may change.
 */
const readsSystem = 'getCACertificates' in tls && process.platform === 'linux';

const cases = [
  ['that nobody has is refused', {}, [], refused],
  ['in the system’s store is accepted', { SSL_CERT_FILE: file }, [], readsSystem ? accepted : refused],
  [
    'in the system’s store is refused where that is switched off',
    { SSL_CERT_FILE: file },
    ['without'],
    refused,
  ],
  ['in NODE_EXTRA_CA_CERTS is accepted', { NODE_EXTRA_CA_CERTS: file }, ['without'], accepted],
] as const;

for (const [what, variables, args, expected] of cases) {
  test(`a certificate ${what}`, async () => {
    await withStandin({ tls: testCertificate }, async ({ origin, key, requests }) => {
      const script = path.join(__dirname, 'getInFreshProcess.ts');
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--import', 'tsx', script, origin, key, ...args],
        { env: { ...process.env, ...variables } },
      );
      assert.deepEqual(JSON.parse(stdout), expected);
      assert.equal(requests.length, expected === accepted ? 1 : 0);
    });
  });
}
