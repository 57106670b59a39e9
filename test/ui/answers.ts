import { sampleChats } from '../standin/sampleChats';
import type { Workbench } from './workbench';

/** How the extension's prompts are answered, each once it is there. */

/** The key step. */
export async function enterKey({ quickInput }: Workbench, host: string, key: string): Promise<void> {
  await quickInput.waitFor(`HelpCrunch API Key for ${host}`);
  await quickInput.type(key);
  await quickInput.accept();
}

/** The chat step, by an id. */
export async function enterChat({ quickInput }: Workbench, chat: number = sampleChats.opened): Promise<void> {
  await quickInput.waitFor('Choose Chat');
  await quickInput.type(`#${chat}`);
  // While a pick has no row yet, VS Code drops Enter.
  await quickInput.onlyRow(`#${chat} ·`).waitFor();
  await quickInput.accept();
}

/** The reader step. */
export async function chooseReader(
  { quickInput }: Workbench,
  reader: 'Private note' | 'Message to the customer',
): Promise<void> {
  await quickInput.waitFor('Who Will Read This?');
  await quickInput.choose(reader);
}

/** The agent step. */
export async function chooseAgent({ quickInput }: Workbench, agent = 'Sam Carter'): Promise<void> {
  await quickInput.waitFor('Post as Which Agent?');
  await quickInput.choose(agent);
}

/** The comment step; without a comment Enter goes on. */
export async function enterComment({ quickInput }: Workbench, comment = ''): Promise<void> {
  await quickInput.waitFor('Add a Comment');
  await quickInput.type(comment);
  await quickInput.accept();
}
