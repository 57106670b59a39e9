import type { SendResult } from '../../src/ui/sendResult';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { makeFile, showFile } from './documents';
import type { TestBed } from './testBed';

/** The limit that these texts are too long for. */
export const maxChars = 200;

/** Three paragraphs, of which no two fit into one message. */
export const paragraphs = ['First', 'Second', 'Third'].map((name) => `**${name}** ${'word '.repeat(28)}end.`);

/** The same as they are posted. */
export const numbered = paragraphs.map((text, index) => `(${index + 1}/3)\n\n${text}`);

/** Sends a Markdown file, in parts unless it is short; a new name each time, since VS Code takes a while to see a change. */
export async function sendLong(
  bed: TestBed,
  name: string,
  given: object = {},
  content = paragraphs.join('\n\n'),
): Promise<SendResult> {
  await bed.settings.change('helpcrunch.maxMessageLength', maxChars);
  await showFile(await makeFile(name, content));
  const asNote = { chat: sampleChats.opened, type: 'private', agent: sampleAgents.first };
  return bed.run('helpcrunch.sendFile', { ...asNote, ...given });
}
