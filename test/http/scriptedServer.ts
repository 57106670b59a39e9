import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';

/** A whole request, as it came over the wire. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the server does, and when. What is left out does nothing, so the client waits. */
export interface Script {
  onConnect?(socket: Socket): void;
  /** The head of a request is there; its body may be on its way. */
  onHead?(socket: Socket): void;
  onRequest?(socket: Socket, request: SeenRequest): void;
}

/** A loopback server that does to each connection what its script says, and counts. */
export interface ScriptedServer {
  readonly origin: string;
  readonly port: number;
  /** Whole requests, in the order they came. */
  readonly requests: readonly SeenRequest[];
  /** Heads of requests, with or without their bodies. */
  readonly heads: number;
  readonly connections: number;
  /** Resolves when so many connections have been made. */
  connected(count: number): Promise<void>;
  /** Resolves when so many whole requests have come. */
  received(count: number): Promise<void>;
  /** Resolves when no connection is left. */
  emptied(): Promise<void>;
  /** Refuses connections from now on, and cuts those that are. */
  stop(): Promise<void>;
}

/** A test, or anything else that has an end. */
export interface Scope {
  after(end: () => Promise<void>): void;
}

/** Starts a server on a free port; it ends with the test. `listen` makes another kind of server, such as TLS. */
export async function startScriptedServer(
  t: Scope,
  script: Script,
  listen: (onSocket: (socket: Socket) => void) => Server = createServer,
): Promise<ScriptedServer> {
  const sockets = new Set<Socket>();
  const requests: SeenRequest[] = [];
  const waiting = new Set<() => void>();
  let connections = 0;
  let heads = 0;

  const progressed = (): void => waiting.forEach((check) => check());
  const until = (reached: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!reached()) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });

  const server = listen((socket) => {
    connections++;
    script.onConnect?.(socket);
    readRequests(socket, {
      onHead: () => {
        heads++;
        script.onHead?.(socket);
      },
      onRequest: (request) => {
        requests.push(request);
        script.onRequest?.(socket, request);
        progressed();
      },
    });
    progressed();
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    // The client cuts connections too: that is what is tested.
    socket
      .on('error', () => undefined)
      .on('close', () => {
        sockets.delete(socket);
        progressed();
      });
  });
  // `listen` of TLS reports a failed handshake here.
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async (): Promise<void> => {
    if (!server.listening) return;
    server.close();
    for (const socket of sockets) socket.destroy();
    await once(server, 'close');
  };
  t.after(stop);

  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    requests,
    get heads() {
      return heads;
    },
    get connections() {
      return connections;
    },
    connected: (count) => until(() => connections >= count),
    emptied: () => until(() => sockets.size === 0),
    received: (count) => until(() => requests.length >= count),
    stop,
  };
}

/** Writes a whole answer. */
export function answer(
  socket: Socket,
  status: number,
  body = '',
  headers: Record<string, string> = {},
): void {
  const length = status === 204 ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  socket.write(toHead(status, { ...length, ...headers }) + body);
}

/** The head of an answer. */
export function toHead(status: number, headers: Record<string, string> = {}): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Scripted\r\n${lines.join('')}\r\n`;
}

function readRequests(
  socket: Socket,
  to: { onHead: () => void; onRequest: (request: SeenRequest) => void },
): void {
  let bytes = Buffer.alloc(0);
  let head: Omit<SeenRequest, 'body'> | undefined;
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (;;) {
      if (head === undefined) {
        const end = bytes.indexOf('\r\n\r\n');
        if (end < 0) return;
        head = toRequestHead(bytes.subarray(0, end).toString('latin1'));
        bytes = bytes.subarray(end + 4);
        to.onHead();
      }
      const length = Number(head.headers['content-length'] ?? 0);
      if (bytes.length < length || socket.destroyed) return;
      const request = { ...head, body: bytes.subarray(0, length).toString('utf8') };
      bytes = bytes.subarray(length);
      head = undefined;
      to.onRequest(request);
    }
  });
}

function toRequestHead(text: string): Omit<SeenRequest, 'body'> {
  const [start = '', ...lines] = text.split('\r\n');
  const [method = '', path = ''] = start.split(' ');
  const pairs = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return { method, path, headers: Object.fromEntries(pairs) };
}
