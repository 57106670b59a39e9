import { sampleChats } from '../standin/sampleChats';
import type { Workbench } from './workbench';

/** How the extension's prompts are answered, each once it is there. */

/** The key step. */
export async function enterKey({ quickInput, words }: Workbench, host: string, key: string): Promise<void> {
  await quickInput.waitFor(words('HelpCrunch API Key for {0}', host));
  await quickInput.type(key);
  await quickInput.accept();
}

/** The chat step, by an id. */
export async function enterChat(
  { quickInput, words }: Workbench,
  chat: number = sampleChats.opened,
): Promise<void> {
  await quickInput.waitFor(words('Choose Chat'));
  await quickInput.type(`#${chat}`);
  // While a pick has no row yet, VS Code drops Enter.
  await quickInput.onlyRow(`#${chat} ·`).waitFor();
  await quickInput.accept();
}

/** The reader step. */
export async function chooseReader(
  { quickInput, words }: Workbench,
  reader: 'Private note' | 'Message to the customer',
): Promise<void> {
  await quickInput.waitFor(words('Who Will Read This?'));
  await quickInput.choose(words(reader));
}

/** The agent step. */
export async function chooseAgent({ quickInput, words }: Workbench, agent = 'Sam Carter'): Promise<void> {
  await quickInput.waitFor(words('Post as Which Agent?'));
  await quickInput.choose(agent);
}

/** The comment step; without a comment Enter goes on. */
export async function enterComment({ quickInput, words }: Workbench, comment = ''): Promise<void> {
  await quickInput.waitFor(words('Add a Comment'));
  await quickInput.type(comment);
  await quickInput.accept();
}
