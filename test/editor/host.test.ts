import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { extensions } from 'vscode';

suite('The extension in its host', () => {
  test('activates', async () => {
    const extension = extensions.getExtension('support-handoff.helpcrunch-handoff');
    await extension?.activate();
    assert.equal(extension?.isActive, true);
  });

  test('reaches the stand-in of its run', async () => {
    const answer = await fetch(`${process.env['STANDIN_ORIGIN'] ?? ''}/standin/posted`);
    assert.deepEqual(await answer.json(), []);
  });
});
