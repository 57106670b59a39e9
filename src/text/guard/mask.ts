import type { Finding } from './findings';

/** What stands in the place of a finding that was masked; nothing is found in it. */
export const removed = '[removed]';

/** The text with one finding taken out; what names it, such as `password=`, stays because no finding covers it. */
export function mask(text: string, { start, end }: Finding): string {
  return text.slice(0, start) + removed + text.slice(end);
}
