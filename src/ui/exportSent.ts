import { Uri, commands, l10n, window, workspace } from 'vscode';
import { toDisplayText } from '../core/displayText';
import type { SentRecord } from '../delivery/sentLog';
import { toFileName } from './documents';
import { numberWords } from './numberWords';
import { plural } from './plural';
import { toJsonLines } from './sentLines';
import type { Toasts } from './toasts';

const fileName = 'helpcrunch-sent.jsonl';

/** Writes all records to a file that the user chooses, after saying whose names are in it. */
export async function exportSent(
  records: readonly SentRecord[],
  homeFolder: string,
  toasts: Pick<Toasts, 'done' | 'failed'>,
): Promise<void> {
  if (!(await agrees(records.length))) return;
  const uri = await window.showSaveDialog({
    title: l10n.t('Export Sent Messages'),
    saveLabel: l10n.t('Export'),
    defaultUri: Uri.joinPath(workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homeFolder), fileName),
    filters: { [l10n.t('JSON Lines')]: ['jsonl'] },
  });
  if (!uri) return;
  const name = toDisplayText(toFileName(uri));
  try {
    await workspace.fs.writeFile(uri, new TextEncoder().encode(toJsonLines(records)));
  } catch (error) {
    toasts.failed(
      error,
      l10n.t('{0} could not be written. The records are kept; export them to another place.', name),
    );
    return;
  }
  toasts.done(
    plural(
      records.length,
      { one: '1 record was exported to {0}.', other: '{1} records were exported to {0}.' },
      name,
      numberWords(records.length),
    ),
    { label: l10n.t('Open File'), run: () => commands.executeCommand('vscode.open', uri) },
  );
}

async function agrees(count: number): Promise<boolean> {
  const go = l10n.t('Export...');
  const pressed = await window.showInformationMessage(
    plural(
      count,
      {
        one: 'Export the record of 1 sent message?',
        other: 'Export the records of {0} sent messages?',
      },
      numberWords(count),
    ),
    {
      modal: true,
      detail: l10n.t(
        'The file will hold the names of customers and agents, the first line of each message, and texts where they were kept. Everybody who can open it can read them.',
      ),
    },
    go,
  );
  return pressed === go;
}
