import type { MemoryOwner } from '../../../../src/core/memoryOwner';

/** The organization in use. */
export const acme: MemoryOwner = { origin: 'https://api.helpcrunch.com', organization: 77 };

/** Organizations that are not acme: by their number, and by their API. */
export const strangers: readonly MemoryOwner[] = [
  { origin: acme.origin, organization: 78 },
  { origin: 'https://stand-in.example', organization: acme.organization },
];
