import { type AddressInfo, type Server, connect, createServer } from 'node:net';
import { kill, pid } from 'node:process';
import type { Owners } from '../core/ports';

/** A window that lives says its name within this time, in milliseconds. */
const patienceMs = 2_000;

/** `<process>-<port>-<random>`. */
const pattern = /^(\d{1,10})-(\d{1,5})-[0-9a-f]{8}$/;

interface Listening {
  readonly server: Server;
  readonly name: string;
}

/** The window that a process belongs to. */
export interface Editor {
  /** Resolves when it answers. */
  readonly answers: () => Promise<unknown>;
  /** Whether nothing would be in doubt if it lost all that it owns. */
  readonly isIdle: () => boolean;
}

/**
 * Windows as owners: each listens on a port of the loopback, and says its name there. The system closes the port when
 * the process ends, in whatever way. A heartbeat would also stop while the machine sleeps or a debugger holds the process.
 */
export class WindowOwners implements Owners {
  #listening: Promise<Listening> | undefined;

  /** Without `editor` the process is the window. */
  constructor(
    private readonly editor?: Editor,
    private readonly answerMs = patienceMs,
  ) {}

  async self(): Promise<string> {
    this.#listening ??= listen(() => void this.#check());
    try {
      return (await this.#listening).name;
    } catch (error) {
      // The next time there may be a port.
      this.#listening = undefined;
      throw error;
    }
  }

  async lives(owner: string): Promise<boolean> {
    const [, process = '', port = ''] = pattern.exec(owner) ?? [];
    if (process === '' || Number(port) > 65_535) return false;
    return isRunning(Number(process)) && (await mayListen(Number(port), owner, this.answerMs));
  }

  /** Gives up the name; the window gets another when it needs one. */
  async close(): Promise<void> {
    const listening = await this.#listening?.catch(() => undefined);
    this.#listening = undefined;
    listening?.server.close();
  }

  /**
   * Somebody wants what this window has. A process may outlive its window by hours, as a server's does that waits for the
   * browser to come back: then it gives up its name, and with it all that it owns.
   */
  async #check(): Promise<void> {
    const { editor } = this;
    if (!editor) return;
    const answers = editor.answers().then(
      () => true,
      () => true,
    );
    const silence = new Promise<boolean>((resolve) => {
      setTimeout(() => resolve(false), this.answerMs).unref();
    });
    if (!(await Promise.race([answers, silence])) && editor.isIdle()) await this.close();
  }
}

async function listen(onAsked: () => void): Promise<Listening> {
  let name = '';
  const server = createServer((socket) => {
    socket.on('error', () => undefined).end(name);
    onAsked();
  });
  const { port } = await new Promise<AddressInfo>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server.address() as AddressInfo));
  });
  // Being there for others must not keep a process alive.
  server.unref();
  name = `${pid}-${port}-${crypto.randomUUID().slice(0, 8)}`;
  return { server, name };
}

function isRunning(process: number): boolean {
  try {
    kill(process, 0);
    return true;
  } catch (error) {
    // EPERM: there is one, of another user.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** False when nobody listens, or somebody with another name. Silence is no proof: a process may be held by a debugger. */
function mayListen(port: number, name: string, answerMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect({ port, host: '127.0.0.1' });
    const settle = (lives: boolean): void => {
      socket.destroy();
      resolve(lives);
    };
    socket.setEncoding('utf8');
    socket.setTimeout(answerMs, () => settle(true));
    socket.on('data', (chunk: string) => {
      said += chunk;
      if (!name.startsWith(said)) settle(false);
    });
    socket.on('end', () => settle(said === '' || said === name));
    socket.on('error', (error) => settle(!('code' in error && error.code === 'ECONNREFUSED')));
  });
}
