import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sampleWorkspace } from '../host/paths';
import type { Workbench } from './workbench';

/** The function that the sample workspace is about. */
export const parsePrice = { file: 'src/exportRows.ts', from: 23, to: 27 } as const;

/** What prompts and questions tell in one line of the sample's main chat. */
export const annCard =
  'Ann Lee · ann.lee@example.com · User id: u-1001 · opened · Assigned to: Sam Carter · Department: Support · Last message: Any news?';

/** The text of a file of the sample workspace, or of some of its lines. */
export function sampleText(file: string, from = 1, to?: number): string {
  const text = readFileSync(path.join(sampleWorkspace, file), 'utf8');
  return to === undefined
    ? text
    : text
        .split('\n')
        .slice(from - 1, to)
        .join('\n');
}

/** Opens the sample's source and selects that function. */
export async function selectParsePrice(workbench: Workbench): Promise<void> {
  await workbench.openFile(parsePrice.file);
  await workbench.selectLines(parsePrice.from, parsePrice.to);
}

/** What arrives of that function: above it a comment, and in notes where it stands. */
export function parsePriceMessage(above: { comment?: string; location?: boolean }): {
  text: string;
  markdownText: string;
} {
  const { file, from, to } = parsePrice;
  const code = sampleText(file, from, to);
  const place = `${file}:${from}-${to}`;
  const join = (location: string, block: string): string =>
    [above.comment, above.location && location, block].filter(Boolean).join('\n\n');
  return {
    text: join(place, code),
    markdownText: join(`\`${place}\``, `\`\`\`typescript\n${code}\n\`\`\``),
  };
}
