import { l10n } from 'vscode';
import type { CertificateFault, ErrorCode, Failure } from '../core/failure';

type FailureOf<C extends ErrorCode> = Extract<Failure, { code: C }>;

/** Why a server was not reached. */
export function notReachable({ host, detail = '', mayNeedProxy }: FailureOf<'notReachable'>): string {
  if (detail === '') return l10n.t('{0} cannot be reached. Check your network.', host);
  return mayNeedProxy === true
    ? l10n.t(
        '{0} cannot be reached ({1}). Check your network; a proxy must stand in http.proxy, PAC files are not read.',
        host,
        detail,
      )
    : l10n.t('{0} cannot be reached ({1}). Check your network.', host, detail);
}

/** Whose certificate was refused, and why. */
export function certificateRefused(failure: FailureOf<'certificateRefused'>): string {
  const { host, fault, detail, isProxy } = failure;
  return isProxy
    ? l10n.t('The certificate of the proxy {0} was refused ({1}). See http.proxyStrictSSL.', host, detail)
    : certificateSentences[fault](host, detail);
}

const certificateSentences: Readonly<Record<CertificateFault, (...said: [string, string]) => string>> = {
  unknownIssuer: (...said) =>
    l10n.t(
      "The certificate of {0} is from an unknown issuer ({1}). If your company reads the traffic, add its certificate to the system's and reload the window.",
      ...said,
    ),
  outOfDate: (...said) =>
    l10n.t('The certificate of {0} is not valid now ({1}). Check the date of this computer.', ...said),
  wrongName: (...said) =>
    l10n.t('The certificate of {0} is for another name ({1}). Something in between may answer.', ...said),
  other: (...said) => l10n.t('The certificate of {0} was refused ({1}).', ...said),
};

/** What a proxy did in place of its work. */
export function proxyFailed({ proxy, status, detail = '' }: FailureOf<'proxyFailed'>): string {
  if (status === 407) {
    return l10n.t('The proxy {0} wants a user name and a password. Put them into http.proxy.', proxy);
  }
  return status === undefined
    ? l10n.t('The proxy {0} does not answer ({1}). Check http.proxy and HTTPS_PROXY.', proxy, detail)
    : l10n.t('The proxy {0} refused to connect (status {1}).', proxy, status);
}

/** What a proxy needs that this extension cannot do. */
export function proxyUnsupported({ proxy, needs }: FailureOf<'proxyUnsupported'>): string {
  return l10n.t(
    'The proxy {0} needs {1}, which is not supported. Set an http or https proxy without it in http.proxy.',
    proxy,
    needs,
  );
}
