import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { atExit } from '../host/atExit';
import { hasDied } from './death';
import type { Choice, Listed, Told } from './outboxUnderTest';
import type { Call, Reply, WindowOptions } from './runWindow';

/** A window has ended, so what was asked of it is not answered. */
export class WindowEnded extends Error {
  override readonly name = 'WindowEnded';
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

type Asked = Call extends infer C ? (C extends Call ? Omit<C, 'id'> : never) : never;

/** A window in a process of its own, as its driver sees it. */
export class WindowProcess {
  /** Fulfilled when the process has ended, with what it said on stderr when that was by no signal and no stop. */
  readonly ended: Promise<string | undefined>;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #forget: () => void;
  #calls = 0;
  #open = false;
  #stopped = false;
  #killAddAfterMs: number | undefined;

  /** Starts a bundled program that calls `runWindow`. */
  constructor(script: string, options: WindowOptions) {
    this.#child = fork(script, [JSON.stringify(options)], {
      execArgv: [],
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    });
    this.#forget = atExit(() => this.kill());
    this.ended = this.#watch();
    this.#child.on('message', (said: Reply | 'open') => {
      if (said === 'open') this.#open = true;
      else this.#settle(said);
    });
  }

  /** Whether its outbox is open. */
  get isOpen(): boolean {
    return this.#open;
  }

  /** @throws {WindowEnded} and then the message may be in the outbox, or not */
  async add(message: Told): Promise<string> {
    const id = this.#ask({ method: 'add', args: [message] });
    if (this.#killAddAfterMs !== undefined) setTimeout(() => this.kill(), this.#killAddAfterMs);
    return (await id) as string;
  }

  /** @throws {WindowEnded} */
  async list(): Promise<readonly Listed[]> {
    return (await this.#ask({ method: 'list', args: [] })) as readonly Listed[];
  }

  /** @throws {WindowEnded} */
  async answer(id: string, choice: Choice): Promise<void> {
    await this.#ask({ method: 'answer', args: [id, choice] });
  }

  /** Closes the window as a person does. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#ask({ method: 'stop', args: [] });
    const problem = await this.ended;
    if (problem !== undefined) throw new Error(problem);
  }

  /** SIGKILL, now. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** SIGKILL, so many milliseconds after the next message was handed to it. */
  killWhileAdding(afterMs: number): void {
    this.#killAddAfterMs = afterMs;
  }

  /** Holds the process, as sleep or a debugger does, and lets it go on; Windows has no signal for it. */
  freeze(ms: number): void {
    if (process.platform === 'win32') return;
    this.#child.kill('SIGSTOP');
    setTimeout(() => this.#child.kill('SIGCONT'), ms);
  }

  #ask(call: Asked): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = ++this.#calls;
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ ...call, id }, (error) => {
        if (error) this.#take(id)?.reject(new WindowEnded());
      });
    });
  }

  #settle({ id, value, error }: Reply): void {
    const waiting = this.#take(id);
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(error));
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  async #watch(): Promise<string | undefined> {
    let said = '';
    this.#child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code, signal] = (await once(this.#child, 'close')) as [number | null, NodeJS.Signals | null];
    this.#forget();
    for (const id of this.#waiting.keys()) this.#take(id)?.reject(new WindowEnded());
    const asWished = hasDied(code, signal) || (this.#stopped && code === 0);
    return asWished ? undefined : `a window ended by itself with ${code ?? signal}\n${said}`;
  }
}
