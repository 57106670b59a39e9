import { BlockList, isIP } from 'node:net';

/**
 * Whether a list such as `http.noProxy` or NO_PROXY names a host; `host` is as in a URL, but without brackets.
 *
 * As VS Code reads it: a name stands for itself and everything below it, with or without a leading dot; a port narrows
 * it; `*` alone stands for everything, and `*.x` for nothing. IP addresses may have a prefix (`10.0.0.0/8`).
 */
export function isExempt(entries: readonly string[], host: string, port: number): boolean {
  return entries.some((entry) => fits(entry.trim().toLowerCase(), host, port));
}

function fits(entry: string, host: string, port: number): boolean {
  if (entry === '*') return true;
  if (entry.includes('/') || isIP(entry) !== 0) return isInRange(entry, host);
  const [, address, name = '', onlyPort] = /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(entry) ?? [];
  if (onlyPort !== undefined && onlyPort !== String(port)) return false;
  if (address !== undefined) return isInRange(address, host);
  return name !== '' && `.${host}`.endsWith(name.startsWith('.') ? name : `.${name}`);
}

function isInRange(range: string, host: string): boolean {
  const [network = '', prefix] = range.split('/');
  const family = isIP(network);
  if (family === 0 || isIP(host) === 0) return false;
  const maxBits = family === 6 ? 128 : 32;
  const bits = prefix === undefined ? maxBits : /^\d{1,3}$/.test(prefix) ? Number(prefix) : NaN;
  if (!(bits <= maxBits)) return false;
  const addresses = new BlockList();
  addresses.addSubnet(network, bits, toFamily(family));
  return addresses.check(host, toFamily(isIP(host)));
}

function toFamily(version: number): 'ipv4' | 'ipv6' {
  return version === 6 ? 'ipv6' : 'ipv4';
}
