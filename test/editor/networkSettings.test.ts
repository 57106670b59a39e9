import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import { workspace } from 'vscode';
import { defaultNetworkSettings } from '../../src/core/networkSettings';
import { readNetworkSettings } from '../../src/ui/networkSettings';
import { stub } from './stub';
import { UserSettings } from './userSettings';

type Inspected = Readonly<Record<string, unknown>>;

/** Reads the settings where VS Code says this of `http.proxy`, and nothing of the rest. */
function readProxy(inspected: Inspected): string {
  const configuration = workspace.getConfiguration('http');
  const inspect = (key: string): object => ({ key, ...(key === 'proxy' ? inspected : {}) });
  const restore = stub(workspace, 'getConfiguration', () => ({ ...configuration, inspect }) as never);
  try {
    return readNetworkSettings().proxy;
  } finally {
    restore();
  }
}

const [mine, theirs, unset] = ['http://mine.test', 'http://theirs.test', ''];

const origins: readonly (readonly [what: string, inspected: Inspected, proxy: string])[] = [
  ['nobody', { defaultValue: unset }, unset],
  ['the user', { defaultValue: unset, globalLocalValue: mine, globalValue: mine }, mine],
  ['a remote machine', { defaultValue: unset, globalRemoteValue: theirs, globalValue: theirs }, unset],
  ['both', { globalLocalValue: mine, globalRemoteValue: theirs, globalValue: theirs }, mine],
  ['the user in a VS Code that does not tell the two apart', { globalValue: mine }, mine],
  ['a workspace', { defaultValue: unset, workspaceValue: theirs }, unset],
  ['a folder', { defaultValue: unset, workspaceFolderValue: theirs }, unset],
  ['somebody by mistake, as a number', { defaultValue: unset, globalLocalValue: 7 }, unset],
];

suite('The network settings', () => {
  const settings = new UserSettings();
  teardown(() => settings.restore());

  for (const [what, inspected, proxy] of origins) {
    test(`hold of http.proxy as set by ${what}: ${proxy || 'nothing'}`, () => {
      assert.equal(readProxy(inspected), proxy);
    });
  }

  test('are VS Code’s defaults while nothing is set', () => {
    assert.deepEqual(readNetworkSettings(), defaultNetworkSettings);
  });

  test('are what the user has set, at once', async () => {
    const set = {
      'http.proxy': mine,
      'http.proxyAuthorization': 'Basic abc',
      'http.noProxy': ['a.test', 'b.test'],
      'http.proxySupport': 'off',
      'http.proxyStrictSSL': false,
      'http.systemCertificates': false,
    };
    for (const [name, value] of Object.entries(set)) await settings.change(name, value);
    assert.deepEqual(readNetworkSettings(), {
      proxy: mine,
      proxyAuthorization: 'Basic abc',
      noProxy: ['a.test', 'b.test'],
      usesProxy: false,
      checksProxyCertificate: false,
      usesSystemCertificates: false,
    });
  });
});
