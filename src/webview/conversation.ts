import type { FromView, ToView } from '../core/conversationView';
import { Panel } from './panel';

/** What VS Code gives to a webview, once. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromView): void;
  setState(state: unknown): void;
};

const host = acquireVsCodeApi();
const panel = new Panel((message) => host.postMessage(message));
const { restore } = document.body.dataset;

// All that VS Code keeps for a reload is what the host put here: which chat this is.
if (restore !== undefined) host.setState(JSON.parse(restore));
document.body.append(...panel.elements);
window.addEventListener('message', ({ data }: MessageEvent<ToView | null>) => {
  if (data) panel.take(data);
});
// So that the keys scroll what is read, as they do in an editor.
window.addEventListener('focus', () => {
  if (document.activeElement === document.body) panel.focus();
});
host.postMessage({ kind: 'ready' });
