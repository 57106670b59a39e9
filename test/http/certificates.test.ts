import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Failure } from '../../src/core/failure';
import { testCertificate } from '../standin/testCertificate';
import { toPost } from './attempting';
import { apiHost, expiredCertificate, futureCertificate, goodCertificate } from './certificates';
import {
  type Surroundings,
  failureOf,
  startApi,
  startTransport,
  toOrigin,
  writeCertificates,
} from './proxying';
import { passOnTo, startProxy } from './scriptedProxy';
import type { ScriptedServer } from './scriptedServer';

async function assertRefused(
  t: TestContext,
  api: ScriptedServer,
  surroundings: Surroundings,
  expected: Partial<Failure>,
  host = apiHost,
): Promise<void> {
  const { send } = startTransport(t, surroundings);
  const failure = await failureOf(send(toPost(`https://${host}:${api.port}`)));
  assert.deepEqual(failure, {
    code: 'certificateRefused',
    host: `${host}:${api.port}`,
    isProxy: false,
    ...expected,
  });
  assert.deepEqual([api.heads, api.requests.length], [0, 0]);
}

const refused = [
  ['that signed itself', testCertificate, apiHost, 'unknownIssuer', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ['that has expired', expiredCertificate, apiHost, 'outOfDate', 'CERT_HAS_EXPIRED'],
  ['that is not valid yet', futureCertificate, apiHost, 'outOfDate', 'CERT_NOT_YET_VALID'],
  ['for another name', goodCertificate, 'other.test', 'wrongName', 'ERR_TLS_CERT_ALTNAME_INVALID'],
] as const;

for (const [what, certificate, host, fault, detail] of refused) {
  test(`a certificate ${what} is refused, and nothing is sent`, async (t) => {
    const api = await startApi(t, certificate);
    await assertRefused(t, api, {}, { fault, detail }, host);
  });
}

const unknown = { fault: 'unknownIssuer', detail: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' } as const;

for (const [what, file] of [
  ['is not set', () => ''],
  ['names no file', () => `${writeCertificates('')}.missing`],
  ['names a file with nothing to read', () => writeCertificates('-----BEGIN CERTIFICATE-----\n%\n')],
  [
    'names a file with a broken certificate',
    () => writeCertificates('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'),
  ],
] as const) {
  test(`an authority that nobody knows is refused where NODE_EXTRA_CA_CERTS ${what}`, async (t) => {
    const api = await startApi(t);
    await assertRefused(t, api, { environment: { NODE_EXTRA_CA_CERTS: file() } }, unknown);
  });
}

test('the variable by which Node checks no certificates changes nothing for the API', async (t) => {
  const api = await startApi(t, testCertificate);
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  t.after(() => delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']);
  await assertRefused(t, api, {}, { fault: 'unknownIssuer', detail: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
});

test('http.proxyStrictSSL: false relaxes the certificate of an https proxy, and never the API’s', async (t) => {
  for (const certificate of [goodCertificate, testCertificate]) {
    const api = await startApi(t, certificate);
    const proxy = await startProxy(t, passOnTo(api), testCertificate);
    const settings = { proxy: `https://127.0.0.1:${proxy.port}`, checksProxyCertificate: false };
    if (certificate === goodCertificate) {
      assert.equal((await startTransport(t, { settings }).send(toPost(toOrigin(api)))).status, 201);
    } else {
      const detail = 'DEPTH_ZERO_SELF_SIGNED_CERT';
      await assertRefused(t, api, { settings }, { fault: 'unknownIssuer', detail });
    }
    assert.equal(proxy.requests.length, 1);
  }
});

test('http.proxyStrictSSL: false lets the API be reached directly by a good certificate only', async (t) => {
  const api = await startApi(t, testCertificate);
  const detail = 'DEPTH_ZERO_SELF_SIGNED_CERT';
  await assertRefused(
    t,
    api,
    { settings: { checksProxyCertificate: false } },
    { fault: 'unknownIssuer', detail },
  );
});

test('an https proxy with a certificate that one knows is taken', async (t) => {
  const api = await startApi(t, testCertificate);
  const proxy = await startProxy(t, passOnTo(api), testCertificate);
  const { send } = startTransport(t, {
    settings: { proxy: `https://127.0.0.1:${proxy.port}` },
    environment: { NODE_EXTRA_CA_CERTS: writeCertificates(testCertificate.cert) },
  });
  // The proxy's name is in it; the API's is not.
  const failure = await failureOf(send(toPost(toOrigin(api))));
  assert.ok(failure.code === 'certificateRefused');
  assert.deepEqual([failure.isProxy, failure.fault, proxy.requests.length], [false, 'wrongName', 1]);
});
