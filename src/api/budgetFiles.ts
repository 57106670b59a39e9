import type { RequestBudget } from '../core/requestBudget';

/** One of the requests that may be made in each window, with the time it was last used. */
interface Slot {
  readonly name: string;
  readonly number: number;
  readonly usedMs: number;
}

/** A budget as it stands in the names of a folder's files, which every window can read and rename in one step. */
export interface BudgetState {
  readonly slots: readonly Slot[];
  /** Until when a 429 holds all requests; 0 when none does. */
  readonly pausedUntilMs: number;
  /** How many 429 without a time have followed each other. */
  readonly strikes: number;
  /** Files that count no more. */
  readonly spent: readonly string[];
  /** The file that a window must own to write. */
  readonly baton: string | undefined;
}

/** A free slot, or when there will be one. */
export type SlotChoice = { readonly slot: Slot } | { readonly freeAtMs: number };

/** Clocks are set by a second now and then. */
const clockSlackMs = 2_000;

const batonPrefix = 'write.';

/** The baton while nobody has it. */
export const freeBaton = `${batonPrefix}free`;

/** The files of a new folder. */
export function toFirstNames(budget: RequestBudget): string[] {
  return [freeBaton, ...Array.from({ length: budget.requests }, (_, number) => toSlotName(number, 0))];
}

/** The name of the baton in a window's hand. */
export function toBaton(owner: string): string {
  return `${batonPrefix}${owner}`;
}

/** Who has the baton; undefined while nobody has. */
export function toBatonOwner(baton: string): string | undefined {
  return baton === freeBaton ? undefined : baton.slice(batonPrefix.length);
}

/** The name of a slot with the time it was last used. */
export function toSlotName(number: number, usedMs: number): string {
  return `slot-${number}.${usedMs}`;
}

/** The name of a pause. */
export function toPauseName(untilMs: number, strikes: number, fromMs: number): string {
  return `pause-${untilMs}.${strikes}.${fromMs}`;
}

/** Reads the names; whatever else lies in the folder is not looked at. */
export function readBudget(names: readonly string[], nowMs: number, budget: RequestBudget): BudgetState {
  const slots = new Map<number, Slot>();
  const doubles: string[] = [];
  for (const slot of names.flatMap(toSlot)) {
    const other = slots.get(slot.number);
    // Two windows may have made a damaged folder anew: what is there twice was used when either was.
    const [kept, double] = other && other.usedMs > slot.usedMs ? [other, slot] : [slot, other];
    if (double) doubles.push(double.name);
    if (slot.number < budget.requests) slots.set(slot.number, kept);
  }
  const pauses = names.flatMap((name) => {
    const [, until, strikes, from] = /^pause-(\d+)\.(\d+)\.(\d+)$/.exec(name) ?? [];
    return until === undefined
      ? []
      : [{ name, untilMs: Number(until), strikes: Number(strikes), fromMs: Number(from) }];
  });
  // One that has not begun was made while the clock was wrong.
  const recent = pauses.filter(
    ({ untilMs, fromMs }) => untilMs > nowMs - budget.windowMs && fromMs <= nowMs + clockSlackMs,
  );
  return {
    slots: [...slots.values()],
    pausedUntilMs: Math.max(0, ...recent.map(({ untilMs }) => untilMs).filter((ms) => ms > nowMs)),
    strikes: Math.max(0, ...recent.map(({ strikes }) => strikes)),
    spent: [...doubles, ...pauses.filter((pause) => !recent.includes(pause)).map(({ name }) => name)],
    baton: names.find((name) => /^write\.[0-9a-z-]+$/.test(name)),
  };
}

function toSlot(name: string): Slot[] {
  const [, number, used] = /^slot-(\d{1,6})\.(\d+)$/.exec(name) ?? [];
  return number === undefined ? [] : [{ name, number: Number(number), usedMs: Number(used) }];
}

/** Picks the slot that was used longest ago, if its window is over; reads leave some to messages. */
export function chooseSlot(
  slots: readonly Slot[],
  isMessage: boolean,
  nowMs: number,
  { windowMs, forMessages }: RequestBudget,
): SlotChoice {
  // A clock that was set back leaves times in the future; they count as used at most one window long.
  const oldest = [...slots].sort((a, b) => a.usedMs - b.usedMs);
  const free = oldest.filter(({ usedMs }) => Math.abs(nowMs - usedMs) >= windowMs);
  const kept = isMessage ? 0 : forMessages;
  const [slot] = free;
  if (slot && free.length > kept) return { slot };
  const busy = oldest.filter((each) => !free.includes(each));
  const next = busy[Math.max(0, kept - free.length)];
  return { freeAtMs: (next?.usedMs ?? nowMs) + windowMs };
}
