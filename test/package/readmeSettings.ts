import { type SettingDeclaration, manifest, readText, strings } from './manifest';

/** The two lines of README between which the settings stand. */
const begin = '<!-- settings: made of package.json by npm run readme -->';
const end = '<!-- end of the settings -->';

/** README with the settings as package.json and its English texts declare them now. */
export function toReadme(readme = readText('README.md')): string {
  const [before, after] = [readme.indexOf(begin), readme.indexOf(end)];
  if (before < 0 || after < before) throw new Error(`README.md has no lines '${begin}' and '${end}'.`);
  return `${readme.slice(0, before)}${begin}\n\n${toSettingsTable()}\n\n${readme.slice(after)}`;
}

/** A table of all settings, in the order of VS Code's own page of them. */
function toSettingsTable(): string {
  const declared = Object.entries(manifest.contributes.configuration.properties);
  const rows = declared
    .toSorted(([, one], [, other]) => one.order - other.order)
    .map(([key, setting]) => [`\`${key}\``, toMeaning(setting)]);
  const cells = [['setting', 'meaning'], ['---', '---'], ...rows];
  return cells.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function toMeaning(setting: SettingDeclaration): string {
  const values = (setting.enum ?? []).map(
    (value, index) => `\`${value}\`: ${toEnglish(setting.enumDescriptions?.[index] ?? '')}`,
  );
  return [toEnglish(setting.markdownDescription), ...values, `Default: ${toDefault(setting)}.`].join('<br>');
}

function toDefault({ default: value, minimum, maximum }: SettingDeclaration): string {
  const isEmpty = value === '' || (Array.isArray(value) && value.length === 0);
  const words = isEmpty ? 'empty' : `\`${String(value)}\``;
  if (minimum === undefined) return words;
  return maximum === undefined ? `${words} (at least ${minimum})` : `${words} (${minimum} to ${maximum})`;
}

function toEnglish(text: string): string {
  const english = strings[text.slice(1, -1)];
  if (english === undefined) throw new Error(`package.nls.json has no ${text}.`);
  return english.replaceAll('|', '\\|');
}
