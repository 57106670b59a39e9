/** Sends one note to the origin it is given, and prints what that left on `globalThis`. */
async function send(origin: string): Promise<void> {
  const before = new Set(Reflect.ownKeys(globalThis));
  const { HelpCrunchClient } = await import('../../src/api/helpCrunchClient');
  const { UndiciTransport } = await import('../../src/api/transport');
  const { parseApiRoot } = await import('../../src/core/apiRoot');
  const { noteAddress, toSendable } = await import('../unit/messages');
  const { LogLines } = await import('../unit/api/clientOn');
  const root = parseApiRoot(origin);
  if (root === undefined) throw new Error('no origin was given');

  const transport = new UndiciTransport();
  const client = new HelpCrunchClient(root, { key: 'key', origin }, transport.send, new LogLines());
  const id = await client.createMessage(await toSendable(noteAddress));
  await transport.close();

  const after = Reflect.ownKeys(globalThis);
  const added = after.filter((name) => !before.has(name)).map(String);
  const undici = after.map(String).filter((name) => name.includes('undici'));
  process.stdout.write(JSON.stringify({ id, added, undici }));
}

void send(process.argv[2] ?? '');
