import { type Uri, UIKind, commands, env, extensions, l10n, version, window, workspace } from 'vscode';
import { maxLogCharsExported } from '../../core/limits';
import { type RedactionRules, redactLog, toLogEnd } from '../../text/redactLog';
import { fenced } from '../../text/fence';
import { describeSetting } from '../settings';
import type { Toasts } from '../toasts';

/** What the report is made of. */
export interface DiagnosticsParts {
  readonly extensionId: string;
  /** The folder of the extension's log. */
  readonly logFolder: Uri;
  readonly operatingSystem: string;
  /** Where the key comes from; never the key. */
  readonly toKeyState: () => Promise<string>;
  /** How many of what lies where; a question mark where it cannot be read. */
  readonly toCounts: () => Promise<Readonly<Record<string, number | '?'>>>;
  readonly toRules: () => Promise<RedactionRules>;
  readonly toasts: Pick<Toasts, 'done'>;
}

/**
 * `Export Diagnostics...`: versions, settings and the log as a document that was never saved, so that the user sees what is in it
 * before anybody else can. What looks like a key, a text, a name or an address is taken out.
 */
export async function exportDiagnostics(parts: DiagnosticsParts): Promise<void> {
  const sections = [
    '# Handoff for HelpCrunch: diagnostics',
    toList(await toFacts(parts)),
    '## Settings',
    toList(toSettings(parts.extensionId)),
    '## Log',
    fenced(redactLog(await readLog(parts.logFolder), await parts.toRules()), 'text'),
  ];
  const document = await workspace.openTextDocument({
    language: 'markdown',
    content: `${sections.join('\n\n')}\n`,
  });
  await window.showTextDocument(document, { preview: false });
  parts.toasts.done(
    l10n.t(
      'These are the diagnostics. What looks secret or personal was taken out. Read them before you share them.',
    ),
    { label: l10n.t('Show Log'), run: () => commands.executeCommand('helpcrunch.showLog') },
  );
}

async function toFacts({
  extensionId,
  operatingSystem,
  toKeyState,
  toCounts,
}: DiagnosticsParts): Promise<[string, string][]> {
  const manifest = extensions.getExtension(extensionId)?.packageJSON as { version?: string } | undefined;
  const counts = Object.entries(await toCounts()).map(([name, count]): [string, string] => [
    name,
    String(count),
  ]);
  return [
    ['Extension', manifest?.version ?? 'unknown'],
    [env.appName, version],
    ['Operating system', operatingSystem],
    ['Language', env.language],
    ['Kind', env.uiKind === UIKind.Web ? 'browser' : 'desktop'],
    ['Remote window', env.remoteName === undefined ? 'no' : 'yes'],
    ['Workspace', `${workspace.isTrusted ? 'trusted' : 'not trusted'}, ${toSchemes()}`],
    ['Key', await toKeyState()],
    ...counts,
  ];
}

function toSchemes(): string {
  const schemes = new Set((workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme));
  return schemes.size === 0 ? 'no folder' : [...schemes].join(', ');
}

/** The product's own settings, and whether the user has set those of the network. */
function toSettings(extensionId: string): [string, string][] {
  const manifest = extensions.getExtension(extensionId)?.packageJSON as Manifest | undefined;
  const own = Object.entries(manifest?.contributes.configuration.properties ?? {});
  const network = [
    'http.proxy',
    'http.noProxy',
    'http.proxySupport',
    'http.proxyStrictSSL',
    'http.systemCertificates',
  ];
  return [
    ...own.map(([id, { enum: choices }]): [string, string] => [
      id,
      describeSetting(id, choices !== undefined),
    ]),
    ...network.map((id): [string, string] => [id, describeSetting(id, id === 'http.proxySupport')]),
  ];
}

/** The end of the log; empty where there is none. */
async function readLog(folder: Uri): Promise<string> {
  try {
    const names = (await workspace.fs.readDirectory(folder))
      .map(([name]) => name)
      .filter((name) => name.endsWith('.log'));
    const texts = await Promise.all(
      names.map(async (name) =>
        new TextDecoder().decode(
          await workspace.fs.readFile(folder.with({ path: `${folder.path}/${name}` })),
        ),
      ),
    );
    return toLogEnd(texts.join('\n'), maxLogCharsExported);
  } catch {
    return '';
  }
}

function toList(lines: readonly (readonly [string, string])[]): string {
  return lines.map(([name, value]) => `- ${name}: ${value}`).join('\n');
}

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Record<string, { enum?: unknown[] }> };
  };
}
