import { type Socket, connect } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { type Scope, type Script, type ScriptedServer, startScriptedServer } from './scriptedServer';

/** A key and its certificate, as PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A proxy on loopback; with a certificate it is spoken to by https. Its `requests` are the CONNECTs. */
export function startProxy(t: Scope, script: Script, certificate?: Certificate): Promise<ScriptedServer> {
  if (certificate === undefined) return startScriptedServer(t, script);
  return startScriptedServer(t, script, (onSocket) => createTlsServer(certificate, onSocket));
}

/** What a proxy does that works, whatever host was asked for. */
export function passOnTo({ port }: { readonly port: number }): Script {
  return {
    onRequest: (socket) => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      join(socket, port);
    },
  };
}

/** Joins a connection with a port of this machine. */
export function join(socket: Socket, port: number): void {
  // From here on it is no HTTP.
  socket.removeAllListeners('data');
  const onward = connect(port, '127.0.0.1');
  onward.on('error', () => socket.destroy()).on('close', () => socket.destroy());
  socket.on('close', () => onward.destroy());
  socket.pipe(onward).pipe(socket);
}
