import type { ListPrompt } from './prompts';
import type { TestBed } from './testBed';

/** The chat step as `Open Chat in Browser...` asks it, and the command's end. */
export async function openChatStep(bed: TestBed): Promise<{ chats: ListPrompt; opening: Promise<unknown> }> {
  const opening = bed.run('helpcrunch.openChat');
  return { chats: await bed.prompts.list('Choose Chat'), opening };
}
