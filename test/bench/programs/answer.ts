import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { coldPath, bodyBytes } from '../sendTerms';

/** Answers every note of the agreed size with a small message object; below `/cold` it closes the connection after each. */
const server = createServer((request, response) => {
  let bytes = 0;
  request.on('data', (chunk: Buffer) => (bytes += chunk.length));
  request.on('end', () => {
    const answer = JSON.stringify({
      id: 90210,
      chat: 12345,
      type: 'private',
      from: 'agent',
      createdAt: '1700000000',
    });
    response.writeHead(bytes === bodyBytes ? 201 : 400, {
      'content-type': 'application/json',
      'content-length': answer.length,
      ...(request.url?.startsWith(coldPath) ? { connection: 'close' } : {}),
    });
    response.end(answer);
  });
});
server.listen(0, '127.0.0.1', () => console.log(`listening on ${(server.address() as AddressInfo).port}`));
