import assert from 'node:assert/strict';
import * as tls from 'node:tls';
import { suite, suiteTeardown, suiteSetup, teardown, test } from 'mocha';
import { apiHost, authority, goodCertificate } from '../http/certificates';
import { passOnTo, startProxy } from '../http/scriptedProxy';
import { type Scope, type Script, type ScriptedServer, answer } from '../http/scriptedServer';
import { testCertificate } from '../standin/testCertificate';
import { type Standin, startStandin } from '../standin/standin';
import { useTestBed } from './testBed';

/** The run's environment names a file with this authority as the system's; whether Node reads it is the host's affair. */
const isTrustedHere = tls.getCACertificates('system').some((known) => known.trim() === authority);
const apiUrl = `https://${apiHost}/v1`;

suite('The network', () => {
  const bed = useTestBed();
  const ends: (() => Promise<void>)[] = [];
  const scope: Scope = { after: (end) => ends.push(end) };
  let api: Standin;

  suiteSetup(async () => {
    api = await startStandin({ tls: goodCertificate });
  });
  suiteTeardown(() => api.close());
  teardown(async () => {
    for (const end of ends.splice(0)) await end();
  });

  /** Sets the key, which is checked with the API, and gives what the toast said. */
  async function checkKey(host = apiHost): Promise<{ text: string; buttons: readonly string[] }> {
    const setting = bed.run('helpcrunch.setApiKey');
    await (await bed.prompts.text(`HelpCrunch API Key for ${host}`)).enter(api.key);
    await setting;
    return bed.messages.toast;
  }

  async function useProxy(script: Script): Promise<ScriptedServer> {
    const proxy = await startProxy(scope, script);
    await bed.settings.change('helpcrunch.apiUrl', apiUrl);
    await bed.settings.change('http.proxy', proxy.origin.replace('//', '//user:secret@'));
    return proxy;
  }

  for (const patched of [false, true]) {
    test(`is http.proxy and the system’s certificates, with VS Code’s patches ${patched ? '2' : '1'}`, async () => {
      await bed.settings.change('http.experimental.systemCertificatesV2', patched);
      const proxy = await useProxy(passOnTo({ port: Number(new URL(api.origin).port) }));
      const before = api.requests.length;
      const { text } = await checkKey();
      if (isTrustedHere) assert.equal(text, `API key of acme saved for ${apiHost}.`);
      else assert.match(text, /unknown issuer/);
      assert.equal(api.requests.length - before, isTrustedHere ? 1 : 0);
      assert.deepEqual(
        proxy.requests.map(({ method, path, headers }) => [method, path, headers['proxy-authorization']]),
        [['CONNECT', `${apiHost}:443`, `Basic ${Buffer.from('user:secret').toString('base64')}`]],
      );
    });
  }

  test('is without the system’s certificates where http.systemCertificates says so', async () => {
    await bed.settings.change('http.systemCertificates', false);
    const proxy = await useProxy(passOnTo({ port: Number(new URL(api.origin).port) }));
    const { text, buttons } = await checkKey();
    assert.equal(
      text,
      `The certificate of ${apiHost} is from an unknown issuer (UNABLE_TO_VERIFY_LEAF_SIGNATURE). If your company reads the traffic, add its certificate to the system's and reload the window.`,
    );
    assert.deepEqual(buttons, ['Show Log']);
    assert.equal(proxy.requests.length, 1);
  });

  test('refuses a server that signed itself, whatever VS Code is told about proxies', async () => {
    const stranger = await startStandin({ tls: testCertificate });
    ends.push(() => stranger.close());
    await bed.settings.change('http.proxyStrictSSL', false);
    await bed.settings.change('helpcrunch.apiUrl', stranger.apiUrl);
    const { text } = await checkKey(new URL(stranger.origin).host);
    assert.match(text, /unknown issuer \(DEPTH_ZERO_SELF_SIGNED_CERT\)/);
    assert.equal(stranger.requests.length, 0);
  });

  const refusals: readonly (readonly [string, Script, string])[] = [
    [
      'refuses',
      { onRequest: (socket) => answer(socket, 502) },
      'The proxy {0} refused to connect (status 502).',
    ],
    [
      'wants a password',
      { onRequest: (socket) => answer(socket, 407, '', { 'proxy-authenticate': 'Basic' }) },
      'The proxy {0} wants a user name and a password. Put them into http.proxy.',
    ],
    [
      'wants NTLM',
      { onRequest: (socket) => answer(socket, 407, '', { 'proxy-authenticate': 'NTLM' }) },
      'The proxy {0} needs NTLM, which is not supported. Set an http or https proxy without it in http.proxy.',
    ],
    [
      'closes',
      { onRequest: (socket) => socket.end() },
      'The proxy {0} does not answer (ECONNRESET). Check http.proxy and HTTPS_PROXY.',
    ],
  ];
  for (const [what, script, says] of refusals) {
    test(`names a proxy that ${what}, asks it once, and leads to its setting`, async () => {
      const proxy = await useProxy(script);
      const { text, buttons } = await checkKey();
      assert.equal(text, says.replace('{0}', `127.0.0.1:${proxy.port}`));
      assert.deepEqual(buttons, ['Open Settings']);
      assert.deepEqual([proxy.connections, proxy.requests.length], [1, 1]);
    });
  }

  for (const [setting, value] of [
    ['http.proxySupport', 'off'],
    ['http.noProxy', ['helpcrunch.test']],
  ] as const) {
    test(`goes past the proxy by ${setting}`, async () => {
      const proxy = await useProxy({});
      await bed.settings.change(setting, value);
      const { text } = await checkKey();
      assert.match(text, /^API key for api\.helpcrunch\.test saved unchecked/);
      assert.equal(proxy.connections, 0);
    });
  }
});
