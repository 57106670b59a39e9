import assert from 'node:assert/strict';
import type { SendResult } from '../../src/ui/sendResult';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { selectAll, showUntitled } from './documents';
import { openDraft, readDraftLine } from './drafts';
import type { TestBed } from './testBed';

/** The requests that faults of these tests meet. */
export const onMessage = { method: 'POST', path: '/messages' } as const;

/** The arguments of the note that fails. */
export const givenNote = { chat: sampleChats.opened, agent: sampleAgents.first, comment: 'The cause:' };

/** The text that must be kept of it. */
export const keptText = 'The cause:\n\n```typescript\nconst a = 1;\n```';

/** Sends the note; a fault waits for it. */
export async function sendNote(bed: TestBed, given: object = givenNote): Promise<SendResult> {
  await bed.setKey();
  selectAll(await showUntitled('const a = 1;'));
  return bed.run('helpcrunch.sendSelectionAsNote', given);
}

/** The exact text is in a draft that is bound to chat, readers and author. */
export async function assertKept(): Promise<void> {
  assert.equal(openDraft().getText(), keptText);
  assert.deepEqual(await readDraftLine(openDraft()), [
    `Private note to chat #${givenNote.chat} (Ann Lee) as Sam Carter`,
    'Send Draft...',
  ]);
}
