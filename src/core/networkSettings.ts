/** VS Code's network settings (`http.*`), the user's own. */
export interface NetworkSettings {
  /** False for `http.proxySupport: off`. */
  readonly usesProxy: boolean;
  /** `http.proxy`; empty when unset. */
  readonly proxy: string;
  /** `http.noProxy`. */
  readonly noProxy: readonly string[];
  /** `http.proxyAuthorization`: the whole header; empty when unset. A secret. */
  readonly proxyAuthorization: string;
  /** `http.proxyStrictSSL`: of an https proxy only. The API's certificate is always checked. */
  readonly checksProxyCertificate: boolean;
  /** `http.systemCertificates`. */
  readonly usesSystemCertificates: boolean;
}

/** What VS Code does when nothing is set. */
export const defaultNetworkSettings: NetworkSettings = {
  usesProxy: true,
  proxy: '',
  noProxy: [],
  proxyAuthorization: '',
  checksProxyCertificate: true,
  usesSystemCertificates: true,
};
