import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultNetworkSettings } from '../../../src/core/networkSettings';

test('certificates are checked, with those of the system, unless a setting says otherwise', () => {
  assert.equal(defaultNetworkSettings.checksProxyCertificate, true);
  assert.equal(defaultNetworkSettings.usesSystemCertificates, true);
});

test('a proxy is used when one is known, and nothing is sent to it that nobody has set', () => {
  const { usesProxy, proxy, noProxy, proxyAuthorization } = defaultNetworkSettings;
  assert.deepEqual([usesProxy, proxy, noProxy, proxyAuthorization], [true, '', [], '']);
});
