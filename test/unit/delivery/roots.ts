import { type ApiRoot, parseApiRoot, vendorOrigin } from '../../../src/core/apiRoot';

/** An API root for tests; throws for an address that is none. */
export function toRoot(url: string): ApiRoot {
  const root = parseApiRoot(url);
  if (!root) throw new TypeError(`${url} is no API root`);
  return root;
}

export const vendor = toRoot(`${vendorOrigin}/v1`);
export const elsewhere = toRoot('https://help.example.com/v1');
