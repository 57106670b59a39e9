import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import tls from 'node:tls';
import { Trust } from '../../../src/api/trust';
import { temporaryFolder } from '../../host/temporaryFolder';
import { testCertificate } from '../../standin/testCertificate';

test('certificates are read once, with and without the system’s', () => {
  const trust = new Trust({});
  const [own, all] = [trust.load(false), trust.load(true)];
  assert.equal(trust.load(false), own);
  assert.equal(trust.load(true), all);
  assert.notEqual(own, all);
});

test('Node’s own certificates and those of the environment count, each once', () => {
  const extra = path.join(temporaryFolder('trust'), 'extra.pem');
  const [known = ''] = tls.rootCertificates;
  writeFileSync(extra, `one that is known\n${known}\r\nanother\n${testCertificate.cert}`);
  const { ca } = new Trust({ NODE_EXTRA_CA_CERTS: extra }).load(false);
  assert.deepEqual(ca, [...tls.rootCertificates, testCertificate.cert]);
});

test('a system whose certificates cannot be read leaves Node’s own', (t) => {
  const broken = (): never => {
    throw new Error('no store');
  };
  const original = Object.getOwnPropertyDescriptor(tls, 'getCACertificates');
  Object.defineProperty(tls, 'getCACertificates', { value: broken, configurable: true });
  t.after(() => Object.defineProperty(tls, 'getCACertificates', original ?? { value: undefined }));
  assert.deepEqual(new Trust({}).load(true).ca, [...tls.rootCertificates]);
});
