import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { suite, test } from 'mocha';
import { Uri, workspace } from 'vscode';
import { sampleChats } from '../standin/sampleChats';
import { madeFolder, workspaceFolder } from './documents';
import { sentRows, useSentList } from './sentList';
import { fileOf, filesOf } from './storage';

const { opened, closed, sameNameOne } = sampleChats;

suite('The records of what was sent', () => {
  const sent = useSentList();
  const { bed } = sent;

  test('that cannot be read are told and removed as far as that can be, and hide no other', async () => {
    sent.putOld(1, Date.UTC(2025, 0, 20));
    const strange = fileOf('sent', '2020-01.jsonl');
    mkdirSync(strange);
    try {
      const { list, end } = await sent.show();
      assert.equal(sentRows(list).length, 1);
      assert.match(bed.messages.toast.text, /these files cannot be read: 2020-01\.jsonl\. Remove All/);
      bed.messages.shown.length = 0;
      bed.messages.press('Remove Records');
      await list.choose('Remove All Records...');
      await end;
      assert.match(bed.messages.toast.text, /could not be removed: 2020-01\.jsonl\. Remove them by hand/);
      assert.deepEqual(filesOf('sent'), ['2020-01.jsonl']);
      const empty = await sent.show();
      assert.ok(empty.list.rows.some(({ label }) => label === 'No record can be read'));
      await empty.list.escape();
      await empty.end;
    } finally {
      rmSync(strange, { recursive: true, force: true });
    }
  });

  for (const way of ['row', 'button'] as const)
    test(`are exported whole by a ${way}, after it was said whose names are in them`, async () => {
      await sent.sendSome();
      sent.saveTo = Uri.joinPath(workspaceFolder(), madeFolder, 'sent.jsonl');
      bed.messages.shown.length = 0;
      bed.messages.press('Export...');
      const { list, end } = await sent.show();
      await sent.find(list, 'garcia', sameNameOne);
      assert.deepEqual(sent.titleButtons(), ['Export as JSON Lines...', 'Remove All Records...']);
      if (way === 'row') await list.choose('Export as JSON Lines...');
      else sent.pressTitle('Export as JSON Lines...');
      await end;
      assert.equal(bed.messages.modal.text, 'Export the records of 3 sent messages?');
      assert.match(bed.messages.modal.detail, /names of customers and agents/);
      assert.equal(
        sent.dialogs.map(({ defaultUri }) => defaultUri?.toString()).join(),
        Uri.joinPath(workspaceFolder(), 'helpcrunch-sent.jsonl').toString(),
      );
      const text = new TextDecoder().decode(await workspace.fs.readFile(sent.saveTo));
      const lines = text.trim().split('\n');
      assert.deepEqual(
        lines.map((line) => (JSON.parse(line) as { chat: number }).chat),
        [opened, sameNameOne, closed],
      );
      assert.deepEqual(
        bed.messages.toasts.map(({ text: sentence, buttons }) => [sentence, buttons]),
        [['3 records were exported to sent.jsonl.', ['Open File']]],
      );
    });

  test('are exported nowhere when the user leaves the question or the dialog', async () => {
    sent.putOld(1, Date.UTC(2025, 0, 20));
    for (const button of [undefined, 'Export...']) {
      if (button) bed.messages.press(button);
      const { list, end } = await sent.show();
      await list.choose('Export as JSON Lines...');
      await end;
    }
    assert.equal(sent.dialogs.length, 1);
    assert.deepEqual(bed.messages.toasts, []);
  });

  test('stay when they cannot be exported there, and it is said', async () => {
    sent.putOld(1, Date.UTC(2025, 0, 20));
    sent.saveTo = Uri.parse('nowhere:/sent.jsonl');
    bed.messages.press('Export...');
    const { list, end } = await sent.show();
    await list.choose('Export as JSON Lines...');
    await end;
    assert.deepEqual(
      bed.messages.toasts.map(({ kind, text }) => [kind, text]),
      [['error', 'sent.jsonl could not be written. The records are kept; export them to another place.']],
    );
    assert.equal(sent.records().length, 1);
  });

  test('are removed after a question that says how many', async () => {
    await sent.sendSome();
    bed.messages.shown.length = 0;
    bed.messages.press('Remove Records');
    const { end } = await sent.show();
    sent.pressTitle('Remove All Records...');
    await end;
    const { text, detail, kind, buttons } = bed.messages.modal;
    assert.deepEqual([kind, text], ['warning', 'Remove the records of 3 sent messages?']);
    assert.deepEqual(buttons, ['Export as JSON Lines...', 'Remove Records']);
    assert.equal(detail, 'Nothing changes in HelpCrunch. This cannot be undone.');
    assert.deepEqual(sent.records(), []);
    const again = await sent.show();
    assert.deepEqual(again.list.labels, ['Nothing was sent yet']);
    await again.list.escape();
    await again.end;
  });

  test('stay when the question is left', async () => {
    sent.putOld(2, Date.UTC(2025, 0, 20));
    const { list, end } = await sent.show();
    await list.choose('Remove All Records...');
    await end;
    assert.equal(bed.messages.modal.text, 'Remove the records of 2 sent messages?');
    assert.equal(sent.records().length, 2);
  });
});
