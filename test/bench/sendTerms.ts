import type { Run } from './figure';

/** Size of every request body: a note of 1 KB. */
export const bodyBytes = 1024;

/** Below this path the server ends the connection with each answer. */
export const coldPath = '/cold';

/** What the senders print: for both kinds of connection every run. */
export interface SendTimes {
  readonly warm: readonly Run[];
  readonly cold: readonly Run[];
}
