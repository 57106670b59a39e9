import { workspace } from 'vscode';
import { type NetworkSettings, defaultNetworkSettings as unset } from '../core/networkSettings';

/** Reads VS Code's network settings as they are now: the user's own, never those of a workspace or a remote machine. */
export function readNetworkSettings(): NetworkSettings {
  return {
    usesProxy: readOwn('proxySupport') !== 'off',
    proxy: readOf('proxy', unset.proxy),
    noProxy: readList('noProxy'),
    proxyAuthorization: readOf('proxyAuthorization', unset.proxyAuthorization),
    checksProxyCertificate: readOf('proxyStrictSSL', unset.checksProxyCertificate),
    usesSystemCertificates: readOf('systemCertificates', unset.usesSystemCertificates),
  };
}

function readOf<T extends string | boolean>(key: string, fallback: T): T {
  const value = readOwn(key);
  return typeof value === typeof fallback ? (value as T) : fallback;
}

function readList(key: string): readonly string[] {
  const value = readOwn(key);
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : unset.noProxy;
}

/** Settings of `http` may come from the remote machine's settings, where a devcontainer.json writes. Those do not count. */
function readOwn(key: string): unknown {
  // VS Code tells the two apart, though its types do not say so.
  const found: Origins | undefined = workspace.getConfiguration('http').inspect<unknown>(key);
  const global = found?.globalRemoteValue === undefined ? found?.globalValue : undefined;
  return found?.globalLocalValue ?? global ?? found?.defaultValue;
}

interface Origins {
  readonly defaultValue?: unknown;
  readonly globalValue?: unknown;
  readonly globalLocalValue?: unknown;
  readonly globalRemoteValue?: unknown;
}
