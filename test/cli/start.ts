import { findDesktop, startDesktop } from '../host/desktop';
import { installServer } from '../host/installServer';
import { packageExtension } from '../host/packageExtension';
import { cache } from '../host/paths';
import { copySample } from '../host/sampleCopy';
import { startCodeServer } from '../host/server';
import { startStandin } from '../standin/standin';
import { main } from './main';

main(async () => {
  console.log('Building the extension ...');
  const vsix = await packageExtension(cache);
  const standin = await startStandin();
  const folder = copySample();
  const options = {
    env: { HELPCRUNCH_API_KEY: standin.key, HELPCRUNCH_API_ORIGIN: standin.origin },
    userSettings: {
      'helpcrunch.apiUrl': standin.apiUrl,
      'helpcrunch.chatUrl': `${standin.origin}/inbox/chats/{chat}`,
    },
  };

  const desktop = await findDesktop();
  if (desktop) {
    const window = await startDesktop(desktop, vsix, folder, options);
    console.log(explain('VS Code opens in a window of its own.', standin.origin));
    await window.ended;
  } else {
    const server = await startCodeServer(await installServer(), [vsix], options);
    const address = `${server.url}/?${new URLSearchParams({ folder }).toString()}`;
    console.log(explain(`Open VS Code in a browser:   ${address}`, standin.origin));
    await server.ended;
    throw new Error('The VS Code server has ended by itself.');
  }
  await standin.close();
});

function explain(where: string, inbox: string): string {
  return `
${where}
What HelpCrunch receives:    ${inbox}/

1. Open src/exportRows.ts, select some lines, and in their context menu choose
   HelpCrunch > Send Selection as Note...
2. Choose a chat and the agent who posts, write a comment or just press Enter.
3. 'Open Chat' in the message at the lower right shows what has arrived.
For a message to the customer: F1, HelpCrunch: Send Selection...
For a whole file: docs/answer.md in the Explorer, HelpCrunch in its context menu.

Ctrl+C ends everything.`;
}
