import { setup, teardown } from 'mocha';
import { CancellationTokenSource, commands, window } from 'vscode';
import { hasHeldSendContext, hasPinnedChatContext } from '../../src/ui/contributions';
import { stub } from './stub';
import { until } from './until';

/** A progress notification that the product has shown. */
export interface Notice {
  readonly title: string;
  readonly isCancellable: boolean;
  /** What it has said one after the other. */
  readonly messages: readonly string[];
  readonly isOver: boolean;
  /** Presses its Cancel. */
  readonly cancel: () => void;
}

/** Progress notifications and context keys, as they come. */
export class Notices {
  readonly shown: Notice[] = [];
  /** The values of the context keys, one after the other. */
  readonly hasHeldSend: unknown[] = [];
  readonly hasPinnedChat: unknown[] = [];
  #restores: (() => void)[] = [];

  /** The one that counts down; there may have been another while the message was stored. */
  countdown(): Promise<Notice> {
    return until('countdown', () => this.shown.find(({ messages }) => messages.length > 0));
  }

  begin(): void {
    this.shown.length = 0;
    this.hasHeldSend.length = 0;
    this.hasPinnedChat.length = 0;
    const { withProgress } = window;
    const executeCommand = Reflect.get(commands, 'executeCommand') as (...args: unknown[]) => never;
    this.#restores = [
      stub(window, 'withProgress', (options, task) =>
        withProgress(options, async (progress, token) => {
          const canceling = new CancellationTokenSource();
          token.onCancellationRequested(() => canceling.cancel());
          const { title = '', cancellable = false } = options;
          const messages: string[] = [];
          const cancel = (): void => canceling.cancel();
          const notice = { title, isCancellable: cancellable, messages, isOver: false, cancel };
          this.shown.push(notice);
          const report: typeof progress.report = (value) => {
            messages.push((value as { message?: string }).message ?? '');
            progress.report(value);
          };
          try {
            return await task({ report }, canceling.token);
          } finally {
            notice.isOver = true;
          }
        }),
      ),
      stub(commands, 'executeCommand', (id: string, ...args: unknown[]) => {
        if (id === 'setContext' && args[0] === hasHeldSendContext) this.hasHeldSend.push(args[1]);
        if (id === 'setContext' && args[0] === hasPinnedChatContext) this.hasPinnedChat.push(args[1]);
        return executeCommand(id, ...args);
      }),
    ];
  }

  end(): void {
    for (const restore of this.#restores.reverse()) restore();
  }
}

/** Watches during each test of the suite that calls this. */
export function useNotices(): Notices {
  const notices = new Notices();
  setup(() => notices.begin());
  teardown(() => notices.end());
  return notices;
}
