import path from 'node:path';
import { PrivateFolder } from '../../../../src/platform/privateFolder';
import type { StoryGround } from './handoffStory';

/** Folders on the real disk; the clock goes on by itself, and can be put forward. */
export function realGround(folder: string): StoryGround {
  let aheadMs = 0;
  return {
    drafts: new PrivateFolder(path.join(folder, 'drafts')),
    sent: new PrivateFolder(path.join(folder, 'sent')),
    now: () => Date.now() + aheadMs,
    pass: (ms) => (aheadMs += ms),
  };
}
