/** Every pause of delivery, in milliseconds; tests and the soak bring shorter ones. */
export interface DeliveryTimes {
  /** First and longest pause after an attempt that was not handed over. */
  readonly firstRetryMs: number;
  readonly maxRetryMs: number;
  /** An attempt is not hurried if the last one failed less than this ago. */
  readonly minRetryMs: number;
  /** Pauses before each reading of the conversation after a lost answer. */
  readonly readBackMs: readonly number[];
  /** A customer's message that waited longer than this is asked about again. */
  readonly customerPatienceMs: number;
  /** Any message that waited longer than this is asked about again. */
  readonly patienceMs: number;
  /** Looking for messages of windows that died, while there is anything in the outbox. */
  readonly rescanMs: number;
}

/** The product's own times. */
export const deliveryTimes: DeliveryTimes = {
  firstRetryMs: 2_000,
  maxRetryMs: 60_000,
  minRetryMs: 1_000,
  // A request that was handed over may take effect late: the vendor says nothing of it, so about eight minutes are watched.
  readBackMs: [2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 120_000, 240_000],
  customerPatienceMs: 15 * 60_000,
  patienceMs: 24 * 60 * 60_000,
  rescanMs: 10_000,
};

/** The pause after `failures` attempts in a row that were not handed over: doubled each time, then shortened by chance. */
export function toRetryMs(failures: number, random: number, times: DeliveryTimes): number {
  const longest = Math.min(times.maxRetryMs, times.firstRetryMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(longest * (0.5 + random / 2));
}
