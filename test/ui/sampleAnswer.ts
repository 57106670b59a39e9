import { sampleText } from './sample';

/** What arrives of the sample workspace's Markdown file: itself, and the same without marks. */
export const answer = {
  text: `Why the export stops

The export stopped at row 1,207, because a price was empty.

What happened

1. The shop wrote null for a price "on request".
2. parsePrice expected a text and failed.
3. The rows after it were not exported.

What to do

- Update to version 2.4.1, or
- leave out the empty prices for now:
  - open Settings,
  - switch on Skip empty prices.

export function parsePrice(text: string | null): number | undefined {
  return text === null ? undefined : Number(text.replace(',', '.'));
}

Version | Empty price
--------|-------------
2.4.0   | export stops
2.4.1   | row is kept

More in the release notes (https://example.com/releases/2.4.1).`,
  markdownText: sampleText('docs/answer.md'),
};
