import { parseArgs } from 'node:util';
import { largeTeam } from '../standin/settings';
import { startStandin } from '../standin/standin';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '0' }, large: { type: 'boolean', default: false } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is no port`);
  const standin = await startStandin({ port, ...(values.large && largeTeam) });
  // Before the address is told, because whoever reads it may stop it at once.
  const stop = () => void standin.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  console.log(`The HelpCrunch stand-in runs. Ctrl+C ends it.

  API       ${standin.apiUrl}
  Key       ${standin.key}
  Inbox     ${standin.origin}/
  Chat      ${standin.origin}/inbox/chats/12345
  Controls  ${standin.origin}/standin/posted, /standin/requests, /standin/faults, /standin/chaos,
            /standin/say, /standin/change, /standin/remove, /standin/options, /standin/reset

With -- --large there are 10,000 chats of 5,000 customers, and 5,000 messages in chat 12361.

To let the customer write, which the pages of the inbox can do too:
  curl -X POST ${standin.origin}/standin/say -d '{"chat":12345,"type":"message","text":"Any news?","from":"customer"}'

To make the next post fail:
  curl -X POST ${standin.origin}/standin/faults -d '{"kind":"status","status":503,"path":"/messages"}'`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
