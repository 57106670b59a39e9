import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { suite, test } from 'mocha';
import { type CodeLens, type TextDocument, commands, window } from 'vscode';
import { toSealedFile } from '../../src/delivery/sealedFile';
import { Seal } from '../../src/delivery/seal';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { MemorySecrets } from '../unit/fakes/memorySecrets';
import { selectAll, showUntitled } from './documents';
import { openDraft } from './drafts';
import { toDraftText, useOwnHandoffs } from './ownHandoffs';
import { fileOf } from './storage';
import { useTestBed } from './testBed';

const { opened, closed } = sampleChats;
const strange = {
  'made up': () => JSON.stringify({ version: 1, chat: closed, type: 'message' }),
  'changed since': (file: string) => file.replaceAll(String(opened), String(closed)),
  'signed by another machine': (file: string) => {
    const { body } = JSON.parse(file) as { body: string };
    const seal = new Seal(new MemorySecrets());
    return toSealedFile(JSON.parse(body) as object, (text) => seal.sign(text));
  },
} as const;

suite('A draft whose file somebody else has written', () => {
  const bed = useTestBed();
  const handoffs = useOwnHandoffs(bed);

  /** Writes the file that says where a draft goes, as another program of the user can. */
  async function change(draft: TextDocument, how: (file: string) => string | Promise<string>): Promise<void> {
    const file = fileOf('drafts', `${draft.uri.authority}.json`);
    const before = readFileSync(file, 'utf8');
    const after = await how(before);
    assert.notEqual(after, before);
    writeFileSync(file, after);
  }

  async function readLines({ uri }: TextDocument): Promise<readonly string[]> {
    const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri);
    return lenses.map(({ command }) => command?.title ?? '');
  }

  for (const [what, how] of Object.entries(strange)) {
    test(`keeps its text and says so when it is ${what}, and is never sent`, async () => {
      selectAll(await showUntitled('const a = 1;'));
      bed.messages.press('Review');
      const asMessage = {
        chat: opened,
        type: 'message',
        agent: sampleAgents.first,
        comment: 'Hello',
      } as const;
      await bed.run('helpcrunch.sendSelection', asMessage);
      const draft = openDraft();
      const text = draft.getText();
      bed.messages.shown.length = 0;
      await change(draft, how);
      const isMadeUp = what === 'made up';
      assert.deepEqual(await readLines(draft), [
        isMadeUp
          ? 'This text was sent, or is no draft any more'
          : '$(warning) Of unknown origin, so never sent: copy its text',
      ]);
      const { status, reason } = await bed.run('helpcrunch.sendDraft', draft.uri);
      assert.deepEqual([status, reason], ['rejected', isMadeUp ? 'draftUnreadable' : 'draftForeign']);
      assert.match(
        bed.messages.toast.text,
        isMadeUp ? /^There is no draft here/ : /copy its text into a new one\.$/,
      );
      assert.deepEqual([draft.getText(), await bed.standin.posted()], [text, []]);
    });

    test(`is a handoff again by Open Handoff Draft when it is ${what}, and goes to no other chat`, async () => {
      const text = toDraftText('The cause.', 'Hello Ann');
      const draft = await handoffs.open(text);
      await change(draft, how);
      const [line] = await readLines(draft);
      if (what === 'signed by another machine')
        assert.equal(line, '$(warning) Of unknown origin: run Open Handoff Draft... for its chat');
      const refused = await bed.run('helpcrunch.sendHandoff', draft.uri);
      assert.equal(refused.status, 'rejected');
      assert.deepEqual(await bed.standin.posted(), []);
      await bed.run('helpcrunch.openHandoff', opened);
      assert.equal(window.activeTextEditor?.document.uri.toString(), draft.uri.toString());
      assert.equal(draft.getText(), text);
      assert.equal((await bed.run('helpcrunch.sendHandoff', draft.uri)).status, 'sent');
      assert.equal((await bed.standin.onlyPosted()).chat, opened);
    });
  }
});
