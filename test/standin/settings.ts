import * as v from 'valibot';
import { sampleChatCount } from './sampleChats';
import { sampleCustomerCount } from './sampleCustomers';

const wholeFrom = (from: number, to: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to));

/** What can be changed while the stand-in runs; the same object in TypeScript and as JSON. */
export const settingsSchema = v.strictObject({
  /** The only key that is accepted. */
  key: v.pipe(v.string(), v.nonEmpty()),
  organization: v.strictObject({ id: v.pipe(v.number(), v.integer()), domain: v.string() }),
  /** How many agents there are. */
  agents: v.pipe(v.number(), v.integer(), v.minValue(2)),
  /** How many chats and customers there are; those that tests refer to always are. Another number makes all data anew. */
  chats: wholeFrom(sampleChatCount, 40_000),
  customers: wholeFrom(sampleCustomerCount, 40_000),
  /** How many messages the chat `sampleChats.longConversation` has. Another number makes all data anew. */
  longConversation: wholeFrom(1, 40_000),
  /** Which of the vendor's two documentations it follows. */
  generation: v.picklist(['current', 'old']),
  /** The status of a created message: the docs say 200, real clients see 201. */
  createdStatus: v.picklist([200, 201]),
  /** 0 = no limit. */
  requestsPerMinute: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** The minute that `requestsPerMinute` is about, for tests whose clock is faster. */
  rateWindowMs: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Whether a refused request counts towards the limit; the vendor does not say. */
  countRefused: v.boolean(),
  /** Which of a message's two texts its transcript shows (helpcrunch-api.md section 2.1). */
  shownText: v.picklist(['formatted', 'plain']),
  /** Whether a transcript's texts have no white space around them and LF for CRLF; the vendor does not say. */
  tidiesText: v.boolean(),
  /** Whether the last message that a chat names may be a private note; the vendor does not say. */
  lastMessageCountsNotes: v.boolean(),
  /** Whether `~` minds capitals; the vendor does not say. */
  searchMindsCase: v.boolean(),
});

/** The settings of a running stand-in. */
export type Settings = v.InferOutput<typeof settingsSchema>;

/** The settings of a team with years of chats. */
export const largeTeam = { chats: 10_000, customers: 5_000, longConversation: 5_000 } as const;
