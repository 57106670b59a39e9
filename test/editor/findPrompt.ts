import type { ListPrompt } from './prompts';
import type { TestBed } from './testBed';

/** The prompt of `Find Chat...`, and the command's end. */
export async function openFind(bed: TestBed): Promise<{ chats: ListPrompt; finding: Promise<unknown> }> {
  const finding = bed.run('helpcrunch.findChat');
  return { chats: await bed.prompts.list('Find Chat'), finding };
}

/** The same with its first rows, and what was asked of HelpCrunch after them. */
export async function openReadyFind(
  bed: TestBed,
): Promise<{ chats: ListPrompt; finding: Promise<unknown>; calls: () => Promise<readonly string[]> }> {
  const { chats, finding } = await openFind(bed);
  await chats.row(() => true);
  const before = (await bed.standin.calls()).length;
  return { chats, finding, calls: async () => (await bed.standin.calls()).slice(before) };
}
