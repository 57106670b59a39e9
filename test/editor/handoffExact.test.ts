import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { setup, suite, suiteSetup, teardown, test } from 'mocha';
import { Position, type Range, type TextDocument, Uri, extensions } from 'vscode';
import { showFile } from './documents';
import { readEvidence } from './handoffEvidence';
import { GitOracle, assertQuoted } from './handoffOracle';
import { pickedSelections, toSelections } from './handoffSelections';
import { evidenceStates } from './handoffStates';
import { withOpen } from './openRepository';
import { useOwnHandoffs } from './ownHandoffs';
import { useTestBed } from './testBed';

const seed = 20_261_123;
/** `npm run evidence` takes 200. */
const wanted = Number(process.env['EVIDENCE_SELECTIONS'] ?? '45');
const perState = Math.ceil(wanted / evidenceStates.length);

suite('Evidence of generated selections is exact', () => {
  const bed = useTestBed();
  const handoffs = useOwnHandoffs(bed);
  const checked = { selections: 0, pieces: 0, linked: 0 };
  let folder: string;

  suiteSetup(async () => {
    await extensions.getExtension('vscode.git')?.activate();
  });
  setup(async () => {
    folder = await realpath(await mkdtemp(path.join(tmpdir(), 'helpcrunch-exact-')));
  });
  teardown(async () => {
    await bed.closeEditors();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  for (const [index, state] of evidenceStates.entries()) {
    test(`${state.name} (${perState} of them, seed ${seed + index})`, async function () {
      this.timeout(120_000);
      const { repository, files } = await state.make(folder);
      const oracle = new GitOracle(repository, state.says);
      const draft = await handoffs.open();
      await withOpen({ repository, file: '' }, async () => {
        for (const { file, picked } of fc.sample(pickedSelections, {
          seed: seed + index,
          numRuns: perState,
        })) {
          const name = Object.keys(files)[Math.floor(file * Object.keys(files).length)] ?? assert.fail();
          const editor = await showFile(Uri.file(path.join(repository.folder, name)));
          if (state.isUnsaved && !editor.document.isDirty)
            await editor.edit((edit) => edit.insert(new Position(0, 0), 'unsaved\n'));
          editor.selections = toSelections(editor.document, picked);
          const ranges = toRanges(editor.document, editor.selections);
          const pieces = readEvidence(await handoffs.add(draft));
          assert.equal(pieces.length, ranges.length, JSON.stringify(picked));
          checked.selections++;
          checked.pieces += pieces.length;
          checked.linked += pieces.filter(({ url }) => url !== undefined).length;
          for (const [at, piece] of pieces.entries()) {
            assertQuoted(piece, editor.document, ranges[at] ?? assert.fail());
            await oracle.assertCommitted(piece, editor.document, name);
          }
        }
      });
    });
  }

  test(`of ${perState * evidenceStates.length} selections, some with several pieces, some with links`, () => {
    const { selections, pieces, linked } = checked;
    assert.equal(selections, perState * evidenceStates.length);
    assert.ok(
      pieces > selections && linked > wanted / 4 && linked < pieces - wanted / 2,
      JSON.stringify(checked),
    );
  });
});

/** What is meant by the selections: themselves in their order, and for cursors their lines. */
function toRanges(document: TextDocument, selections: readonly Range[]): readonly Range[] {
  return selections
    .map((each) => (each.isEmpty ? document.lineAt(each.start.line).range : each))
    .sort((one, other) => one.start.compareTo(other.start));
}
