import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setup, suite, test } from 'mocha';
import { window } from 'vscode';
import { sampleChats } from '../standin/sampleChats';
import { selectAll, showUntitled } from './documents';
import { toDraftText, write } from './ownHandoffs';
import { useOwnConversation } from './ownConversation';
import { allFiles, openToOthers } from './storage';
import { useTestBed } from './testBed';

const { opened } = sampleChats;
/** What Ann and the team have written, of which nothing is ever kept. */
const conversation = [
  'export button',
  'null is not an object',
  'I will ask our developers',
  'Happens in',
  'Any news?',
];

suite('The traces of a whole day', () => {
  const bed = useTestBed();
  const day = useOwnConversation(bed);
  const { own, chats } = day;

  async function send(text: string, type: 'private' | 'message'): Promise<void> {
    selectAll(await showUntitled(text, 'plaintext'));
    const given = { chat: opened, type, comment: '' };
    if (type === 'message') bed.messages.press('Send to Customer');
    await own.run('helpcrunch.sendSelection', given);
  }

  /** Reads a conversation, sends, undoes and fails, and hands over. */
  setup(async () => {
    await day.newest(await day.show(opened));
    const choosing = own.run('helpcrunch.selectAgent');
    await (await bed.prompts.list('Post as Which Agent?')).choose('Sam Carter');
    await choosing;
    await own.run('helpcrunch.pinChat', opened);
    await send('First line of the note\nsecond line of the note', 'private');
    await bed.settings.change('helpcrunch.undoSeconds', 60);
    await send('Taken back', 'message');
    await own.rows(1);
    await own.run('helpcrunch.undoSend');
    await own.untilEmpty();
    await bed.settings.change('helpcrunch.undoSeconds', 0);
    await bed.standin.inject({ kind: 'status', status: 400, method: 'POST' });
    await send('Refused', 'private');
    await bed.standin.inject({ kind: 'cutAfterBody', commit: true, method: 'POST' });
    await send('Lost for a moment\nand found', 'private');
    await own.run('helpcrunch.openHandoff', opened);
    const handoff = window.activeTextEditor?.document ?? assert.fail('no handoff');
    await write(handoff, toDraftText('The cause of it all\nin detail', 'Hello Ann'));
    await own.run('helpcrunch.sendHandoff', handoff.uri);
    await own.untilEmpty();
  });

  test('lie where the README says, and nowhere else', () => {
    const files = [...allFiles()];
    const memory = own.memory.json + chats.workspaceMemory.json;
    const log = own.log.lines.join('\n');
    const holding = (text: string): string[] => [
      ...new Set(files.filter(([, content]) => content.includes(text)).map(([name]) => path.dirname(name))),
      ...(memory.includes(text) ? ['memory'] : []),
      ...(log.includes(text) ? ['log'] : []),
    ];
    for (const text of [...conversation, 'ann.lee@', 'Bearer', 'uthorization', bed.standin.key])
      assert.deepEqual(holding(text), [], text);
    // What was sent leaves its first line, and what was not sent is a draft.
    assert.deepEqual(holding('First line of the note'), ['sent']);
    assert.deepEqual(holding('Lost for a moment'), ['sent']);
    for (const text of ['second line of the note', 'and found']) assert.deepEqual(holding(text), [], text);
    for (const text of ['Taken back', 'Refused', 'Hello Ann', 'in detail'])
      assert.deepEqual(holding(text), ['drafts'], text);
    assert.deepEqual(holding('Ann Lee').sort(), ['chats', 'drafts', 'memory', 'sent']);
    assert.deepEqual(holding('Sam Carter').sort(), ['drafts', 'memory', 'sent']);
    assert.ok(log.includes('POST /v1/messages -> 201'));
    assert.deepEqual(
      files.map(([name]) => name).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });

  test('hold the key in no file of VS Code, whoever has written it', () => {
    const place = process.env['EDITOR_USER_DATA'] ?? '';
    const names = readdirSync(place, { recursive: true, encoding: 'utf8' }).map((name) =>
      path.join(place, name),
    );
    const files = names.filter((name) => statSync(name, { throwIfNoEntry: false })?.isFile());
    assert.ok(files.length > 10);
    assert.deepEqual(
      files.filter((name) => readFileSync(name).includes(bed.standin.key)),
      [],
    );
  });

  // Windows has no such modes; there the folder lies in the user's profile.
  if (process.platform !== 'win32')
    test('can be read by the user alone', () => {
      assert.ok(allFiles().size > 3);
      assert.deepEqual(openToOthers(), []);
    });

  test('are in no secret and no memory after Reset and Remove All Data', async () => {
    assert.ok(own.memory.names.length > 0 && chats.workspaceMemory.names.length > 0);
    assert.deepEqual([...own.secrets].sort(), ['helpcrunch.account', 'helpcrunch.outboxKey']);
    bed.messages.press('Remove All Data');
    await own.run('helpcrunch.reset');
    assert.deepEqual([own.memory.names, chats.workspaceMemory.names, own.secrets], [[], [], []]);
  });
});
