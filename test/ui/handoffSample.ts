import path from 'node:path';
import { GitRepository } from '../git/gitRepository';
import { copySample } from '../host/sampleCopy';
import { token } from './guardSample';
import { parsePrice, sampleText } from './sample';

/** A file that is on no server as it stands, with a comma missing and a secret in it. */
export const config = { file: 'config/export.json', from: 3, to: 4 } as const;
const configLines = ['{', '  "rows": 4000,', '  "emptyPrices": "keep"', `  "token": "${token}"`, '}', ''];

/** The line of the sample's source that says how often is tried. */
export const defaults = { file: parsePrice.file, line: 6 } as const;

/** What the terminal shows of the sample's log. */
export const frame = '    at parsePrice (src/exportRows.ts:26:24)';

/** What a person writes into the draft. */
export const written = {
  seen: 'The export stops at row 1207.',
  cause: 'parsePrice expects a text, and gets null.',
  customer: 'Hello Ann,\n\nplease update to **2.4.1**: the export goes on then.',
} as const;

/** A repository, and the commit that everybody can see. */
export interface Pushed {
  readonly repository: GitRepository;
  readonly commit: string;
}

/** The sample workspace in a repository that is pushed, and in it one file that has changed since. */
export async function makePushedRepository(): Promise<Pushed> {
  const repository = await new GitRepository(copySample()).init();
  const server = path.join(path.dirname(repository.folder), 'server');
  await new GitRepository(server).init('--bare');
  await repository.commit(config.file, '{}\n');
  await repository.git('remote', 'add', 'origin', server);
  await repository.git('push', '--quiet', '--set-upstream', 'origin', 'main');
  await repository.git('remote', 'set-url', 'origin', 'https://github.com/acme/shop.git');
  await repository.write(config.file, configLines.join('\n'));
  return { repository, commit: await repository.head() };
}

/** What arrives of the note: as Markdown and as plain text. `terminal` is what the terminal is called. */
export function toNote(commit: string, terminal: string): { text: string; markdownText: string } {
  const url = `https://github.com/acme/shop/blob/${commit}/${parsePrice.file}`;
  const { file, from, to } = parsePrice;
  const places = [
    [`${file}:${from}-${to}`, `${url}#L${from}-L${to}`],
    [`${file}:${defaults.line}`, `${url}#L${defaults.line}`],
    [`${file}:26`, `${url}#L26`],
  ] as const;
  const remark = `(changed since commit ${commit.slice(0, 8)})`;
  const configPlace = `${config.file}:${config.from}-${config.to}`;
  const code = [
    sampleText(file, from, to),
    sampleText(file, defaults.line, defaults.line),
    configLines
      .slice(config.from - 1, config.to)
      .join('\n')
      .replace(token, '[removed]'),
  ] as const;
  const problem = '4:3 error json(514) Expected comma';
  const join = (...parts: readonly string[]): string => parts.join('\n\n');
  const fence = (text: string, language = ''): string => `\`\`\`${language}\n${text}\n\`\`\``;
  const [one, two, three] = places.map(([label, link]) => ({
    marked: `[\`${label}\`](${link})`,
    plain: `${label} (${link})`,
  }));
  return {
    markdownText: join(
      `## What the customer sees\n${written.seen}`,
      `## Cause\n${written.cause}`,
      '## Where in the code\n\n\n## Workaround\n\n\n## Next step\n',
      one?.marked ?? '',
      fence(code[0], 'typescript'),
      two?.marked ?? '',
      fence(code[1], 'typescript'),
      `\`${configPlace}\` ${remark}`,
      fence(code[2], 'json'),
      fence(problem, 'text'),
      terminal,
      fence(frame),
      'In this workspace:',
      `- ${three?.marked ?? ''}`,
    ),
    text: join(
      ...['What the customer sees', written.seen, 'Cause', written.cause],
      ...['Where in the code', 'Workaround', 'Next step'],
      ...[one?.plain ?? '', code[0], two?.plain ?? '', code[1]],
      ...[`${configPlace} ${remark}`, code[2], problem],
      ...[terminal, frame, 'In this workspace:', `- ${three?.plain ?? ''}`],
    ),
  };
}
