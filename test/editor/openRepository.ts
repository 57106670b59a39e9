import { Uri, commands } from 'vscode';
import { parseRepositoryState } from '../../src/text/location/repositoryState';
import type { Made } from '../git/gitStates';
import { until } from './until';

const stateCommand = 'git.api.getRepositoryState';

/** Has VS Code's git extension open a repository while it is used. */
export async function withOpen({ repository }: Made, use: () => Promise<void>): Promise<void> {
  const root = Uri.file(repository.folder);
  await commands.executeCommand('git.openRepository', repository.folder);
  const isChanged = (await repository.git('status', '--porcelain')) !== '';
  // The repository is there before git has looked at it, and its HEAD before its changes.
  await until('look of git', async () => {
    const state = parseRepositoryState(await commands.executeCommand(stateCommand, root.toString()));
    return state && state.changes.size > 0 === isChanged;
  });
  try {
    await use();
  } finally {
    await commands.executeCommand('git.close', root);
  }
}
