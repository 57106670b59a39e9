import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { copySample } from '../host/sampleCopy';

/** A Markdown file of the sample workspace that is longer than a message may be. */
export const history = { file: 'docs/history.md', markdown: toHistory() } as const;

/** The sample workspace with that file in it. */
export function historyFolder(): string {
  const folder = copySample();
  writeFileSync(path.join(folder, history.file), history.markdown);
  return folder;
}

/** Text, a list and code for each version. */
function toHistory(): string {
  const versions = Array.from({ length: 36 }, (_, index) => `2.${index}.0`);
  return ['# What has changed', ...versions.map(toChapter)].join('\n\n') + '\n';
}

function toChapter(version: string): string {
  return `## Version ${version}

The export of **${version}** leaves no row out, and says which prices were empty.

- Rows with an empty price are kept.
- The log of ${version} names them.

\`\`\`ts
export const version = '${version}';

export const isNewerThan = (other: string): boolean => version > other;
\`\`\``;
}
