import {
  EventEmitter,
  type Uri,
  type Webview,
  type WebviewOptions,
  type WebviewPanel,
  type WebviewPanelOnDidChangeViewStateEvent,
  window,
} from 'vscode';
import type { ToView } from '../../src/core/conversationView';
import { conversationViewType } from '../../src/ui/contributions';
import { stub } from './stub';
import { until } from './until';

type Posted<K extends ToView['kind']> = Extract<ToView, { kind: K }>;

/** A webview panel without a browser: a test posts what its script would post, and sees what is posted to it. */
export class FakePanel implements WebviewPanel {
  readonly posted: ToView[] = [];
  readonly viewType = conversationViewType;
  readonly viewColumn = undefined;
  readonly options = {};
  title = '';
  active = true;
  visible = true;
  isDisposed = false;
  revealed = 0;
  readonly #messages = new EventEmitter<unknown>();
  readonly #disposed = new EventEmitter<undefined>();
  readonly #changed = new EventEmitter<WebviewPanelOnDidChangeViewStateEvent>();
  readonly onDidDispose = this.#disposed.event as never;
  readonly onDidChangeViewState = this.#changed.event;

  readonly webview: Webview = {
    html: '',
    options: {} satisfies WebviewOptions,
    cspSource: 'https://webview.example',
    onDidReceiveMessage: this.#messages.event,
    asWebviewUri: (uri: Uri) => uri.with({ scheme: 'https', authority: 'webview.example' }),
    postMessage: (message: ToView) => {
      this.posted.push(message);
      return Promise.resolve(true);
    },
  };

  /** Posts to the host whatever a script, or somebody in its place, might. */
  post(message: unknown): void {
    this.#messages.fire(message);
  }

  /** Shows or hides it. */
  show(visible: boolean): void {
    this.visible = this.active = visible;
    this.#changed.fire({ webviewPanel: this });
  }

  /** The last message of a kind that fits, as soon as there is one. */
  last<K extends ToView['kind']>(
    kind: K,
    fits: (message: Posted<K>) => boolean = () => true,
  ): Promise<Posted<K>> {
    return until(`such ${kind} in the panel`, () =>
      this.posted.findLast(
        (message): message is Posted<K> => message.kind === kind && fits(message as Posted<K>),
      ),
    );
  }

  reveal(): void {
    this.revealed++;
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    this.#disposed.fire(undefined);
  }
}

/** Gives a panel to whatever asks VS Code for one; the result puts VS Code's own back. */
export function stubPanels(panels: FakePanel[]): () => void {
  return stub(window, 'createWebviewPanel', (_type, title) => {
    const panel = new FakePanel();
    panel.title = title;
    panels.push(panel);
    return panel;
  });
}
