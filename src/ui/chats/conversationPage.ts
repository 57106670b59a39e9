import { Uri, type Webview, env } from 'vscode';
import { type ChatId, toChatId } from '../../core/ids';
import { type MemoryOwner, parseOwner } from '../../core/memoryOwner';

/** What VS Code keeps of a panel for the next window: which chat it is, and nothing that was said. */
export interface PanelState extends MemoryOwner {
  readonly chat: ChatId;
}

/** The folders that the panel may load its own two files from. */
export function toResourceRoots(extension: Uri): Uri[] {
  return [Uri.joinPath(extension, 'dist'), Uri.joinPath(extension, 'media')];
}

/**
 * The page of the panel: one style sheet and one script, both the extension's own. Nothing is loaded from elsewhere, no
 * form goes anywhere, and no script runs that is not this one.
 */
export function toPage(webview: Webview, extension: Uri, state: PanelState, title: string): string {
  const toUri = (...path: string[]): string =>
    webview.asWebviewUri(Uri.joinPath(extension, ...path)).toString();
  const nonce = crypto.randomUUID();
  const script = toUri('dist', 'conversation.js');
  const style = toUri('media', 'conversation.css');
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return [
    '<!doctype html>',
    `<html lang="${escape(env.language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(title)}</title>`,
    `<link rel="stylesheet" href="${escape(style)}">`,
    '</head>',
    `<body data-restore="${escape(JSON.stringify(state))}">`,
    `<script nonce="${nonce}" src="${escape(script)}"></script>`,
    '</body>',
    '</html>',
  ].join('\n');
}

/** Reads what VS Code has kept; undefined for what is not ours. */
export function parsePanelState(value: unknown): PanelState | undefined {
  const kept = (value ?? {}) as Partial<Record<string, unknown>>;
  const chat = toChatId(kept['chat']);
  const owner = parseOwner(kept);
  return chat !== undefined && owner ? { chat, ...owner } : undefined;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
