import type { BundledPackage } from './bundledPackages';

/** How the file is called inside the package. */
export const noticesFile = 'THIRD-PARTY-NOTICES.txt';

const line = '-'.repeat(80);

/** The licences of what is bundled, each package under its name. */
export function toNotices(packages: readonly BundledPackage[]): string {
  const entries = packages.map(
    ({ name, licence, text }) =>
      `${line}\n${name} (${licence})\n${line}\n\n${text.replace(/\r\n/g, '\n').trim()}\n`,
  );
  return ['Handoff for HelpCrunch contains parts of the following works.\n', ...entries].join('\n');
}
