import { setTimeout as pause } from 'node:timers/promises';
import { wholeBetween } from '../standin/random';
import type { Standin } from '../standin/standin';
import type { Windows } from './windows';

const [minLifeMs, maxLifeMs] = [300, 5000];
const lookMs = 10;

/** Kills windows, freezes them, and takes the network away, all by chance, until `isOver`; then kills all at once. */
export async function disturb(
  windows: Windows,
  standin: Standin,
  random: () => number,
  isOver: () => boolean,
): Promise<void> {
  const each = windows.all.map((_, slot) => killAgainAndAgain(windows, slot, random, isOver));
  await Promise.all([...each, unplugAgainAndAgain(standin, random, isOver)]);
  for (const window of windows.all) window.kill();
}

async function killAgainAndAgain(
  windows: Windows,
  slot: number,
  random: () => number,
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    const window = windows.all[slot];
    if (random() < 0.2) window?.freeze(wholeBetween(random, 20, 400));
    await pauseUntil(isOver, wholeBetween(random, minLifeMs, maxLifeMs));
    if (random() < 0.3) window?.killWhileAdding(random() * 4);
    else window?.kill();
    await pauseUntil(() => isOver() || windows.all[slot] !== window);
  }
}

async function unplugAgainAndAgain(
  standin: Standin,
  random: () => number,
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    await pauseUntil(isOver, wholeBetween(random, 300, 4000));
    await standin.unplug();
    await pause(wholeBetween(random, 10, 300));
    await standin.plugIn();
  }
}

async function pauseUntil(isOver: () => boolean, longestMs = Infinity): Promise<void> {
  const endMs = performance.now() + longestMs;
  while (!isOver() && performance.now() < endMs) await pause(lookMs);
}
