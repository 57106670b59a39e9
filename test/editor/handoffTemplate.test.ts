import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { handoffMarker as marker } from '../../src/core/handoff';
import { parseHandoff } from '../../src/text/handoff/marker';
import { sampleChats } from '../standin/sampleChats';
import { makeFile, workspaceFolder } from './documents';
import { useOwnHandoffs } from './ownHandoffs';
import { useTestBed } from './testBed';

const { opened, hostileName } = sampleChats;
const usual = /^## What the customer sees\n[^]*<!-- helpcrunch:customer -->\n\n$/;

suite('A template of handoff drafts', () => {
  const bed = useTestBed();
  const handoffs = useOwnHandoffs(bed);

  async function openWith(content: string | Uint8Array, chat?: number): Promise<string> {
    const file = await makeFile(`template ${process.hrtime.bigint()}.md`, content);
    await bed.settings.change('helpcrunch.handoffTemplate', file.fsPath);
    return (await handoffs.open(undefined, chat)).getText();
  }

  test('is filled with what is known of the chat', async () => {
    const text = await openWith(
      `# {customer}, {chat} by {agent}\n\n{link}\n{unknown}\n\n${marker}\n\nHello {customer}\n`,
    );
    const link = `https://acme.helpcrunch.com/inbox/chats/${opened}`;
    assert.equal(
      text,
      `# Ann Lee, ${opened} by Sam Carter\n\n${link}\n{unknown}\n\n${marker}\n\nHello Ann Lee\n`,
    );
    assert.deepEqual(bed.messages.shown, []);
  });

  test('stays what it is whatever the customer is called', async () => {
    const text = await openWith(`{customer}\n\n${marker}\n\n{customer}\n`, hostileName);
    assert.equal(parseHandoff(text).kind, 'parted');
    assert.ok(!text.includes('](command:'), text);
  });

  for (const [what, content] of [
    ['without a marker', '# Cause\n'],
    ['with two of them', `${marker}\n\n${marker}\n`],
    ['with the marker in code', `\`\`\`\n${marker}\n\`\`\`\n`],
    ['that is no text', Uint8Array.of(0, 255, 254, 0)],
    ['that is too long', `${'x'.repeat(60_000)}\n\n${marker}\n`],
    ['that is far too long', `${'x'.repeat(300_000)}\n\n${marker}\n`],
  ] as const)
    test(`${what} is told of, and the usual parts are used`, async () => {
      assert.match(await openWith(content), usual);
      const { kind, text } = bed.messages.toast;
      assert.equal(kind, 'error');
      assert.match(
        text,
        /^The handoff template .* cannot be used\. .* The draft begins with the usual parts\.$/,
      );
    });

  test('is no file that is missing, a folder, or named without its whole path', async () => {
    const folder = workspaceFolder().fsPath;
    for (const [index, path] of [
      `${folder}/missing.md`,
      folder,
      'docs/guide.md',
      '//host/share/a.md',
    ].entries()) {
      await bed.settings.change('helpcrunch.handoffTemplate', path);
      await bed.closeEditors();
      bed.messages.shown.length = 0;
      assert.match((await handoffs.open(undefined, 12_401 + index)).getText(), usual);
      assert.match(bed.messages.toast.text, /must be a text file on this machine/);
    }
  });
});
