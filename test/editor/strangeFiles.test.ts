import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'mocha';
import { env } from 'vscode';
import type { OutboxMessage } from '../../src/core/outbox';
import { Seal } from '../../src/delivery/seal';
import { sampleChats } from '../standin/sampleChats';
import { MemorySecrets } from '../unit/fakes/memorySecrets';
import { chatId } from '../unit/messages';
import { states, toId } from '../unit/outboxMessages';
import { fileOf, filesOf } from './storage';
import { useOwnWindow } from './ownWindow';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened, closed } = sampleChats;
const toNote = `Private note to chat #${opened} (Ann Lee) as Sam Carter`;
const strange = ['unsigned', 'of another machine', 'changed since'] as const;
type Strange = (typeof strange)[number];

/** A message with a field that nobody knows, and that is deeper than any recursion reaches. */
function toDeepFile(depth: number): string {
  const body = `{"id":"${toId(1)}","unknown":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  return JSON.stringify({ version: 1, mac: '00', body });
}

/** What is no file, though it is called like one. Windows has no pipes in its folders, and gives links to few. */
const noFiles: Readonly<Record<string, (place: string) => unknown>> = {
  'a folder': (place) => mkdirSync(place),
  ...(process.platform === 'win32'
    ? {}
    : {
        'a pipe': (place) => execFileSync('mkfifo', [place]),
        'a link to a file elsewhere': (place) => symlinkSync('/etc/hosts', place),
      }),
};

suite('A strange file in the outbox', () => {
  const bed = useTestBed();
  const own = useOwnWindow(bed);

  async function put(how: Strange, changes: Partial<OutboxMessage> = {}): Promise<string> {
    switch (how) {
      case 'unsigned':
        return own.put(changes, new Seal(new MemorySecrets()));
      case 'of another machine':
        return own.put({ machine: 'another machine', ...changes });
      case 'changed since': {
        const id = await own.put({ chat: chatId(closed), ...changes });
        const file = (await own.outbox.read(`${id}.json`)) ?? '';
        await own.outbox.write(`${id}.json`, file.replace(`${closed}`, `${opened}`));
        return id;
      }
    }
  }

  /** Sends a message of the extension's own, and waits until it has gone. */
  async function sendAnother(rowsLeft: number): Promise<void> {
    await own.put({ id: toId(99), chat: chatId(closed) });
    await until('message of our own', async () => (await bed.standin.posted()).length > 0);
    await own.rows(rowsLeft);
    assert.equal((await bed.standin.onlyPosted()).chat, closed);
  }

  for (const how of strange) {
    test(`is shown when it is ${how}, and never sent`, async () => {
      const id = await put(how);
      own.open();
      const [row] = await own.rows(1);
      const words = how === 'of another machine' ? 'from another machine' : 'of unknown origin';
      assert.equal(row?.description, `${words} · now`);
      assert.equal(row.contextValue, 'strange');
      const end = own.run('helpcrunch.showOutbox', id);
      const list = await bed.prompts.list(toNote);
      assert.deepEqual(list.labels, ['Copy Text', 'Discard']);
      await list.choose('Copy Text');
      await end;
      assert.equal(await env.clipboard.readText(), '**cause** is below');
      await sendAnother(1);
      assert.deepEqual(bed.messages.modals, []);
    });
  }

  test('is never sent in whatever state it says it is', async () => {
    const all = Object.values(states);
    for (const [index, state] of all.entries())
      await put('unsigned', { id: toId(index), state, type: 'message' });
    own.open();
    await own.rows(all.length);
    await sendAnother(all.length);
    // What says that it was sent is not recorded either.
    const [records = ''] = await until('record', () => filesOf('sent').length > 0 && filesOf('sent'));
    assert.equal(readFileSync(fileOf('sent', records), 'utf8').trim().split('\n').length, 1);
  });

  test('holds up no message of our own to the same chat', async () => {
    await put('unsigned');
    await own.put({ id: toId(2) });
    own.open();
    await own.rows(1);
    assert.equal((await bed.standin.onlyPosted()).chat, opened);
  });

  test('is thrown away by Discard', async () => {
    const id = await put('unsigned');
    own.open();
    await own.rows(1);
    bed.messages.press('Discard');
    const end = own.run('helpcrunch.showOutbox', id);
    await (await bed.prompts.list(toNote)).choose('Discard');
    await end;
    await own.untilEmpty();
  });

  for (const [what, content] of [
    ['no JSON', 'half a fi'],
    ['no message', '{"version":1,"mac":"00","body":"{}"}'],
    ['empty', ''],
    ['JSON a million levels deep', `{"version":1,"mac":"00","body":${'['.repeat(1_000_000)}`],
    ['a message in JSON a million levels deep', toDeepFile(1_000_000)],
  ] as const) {
    test(`is set aside with a toast when it is ${what}, and nothing else stops`, async () => {
      const name = `${toId(1)}.json`;
      await own.outbox.write(name, content);
      own.open();
      const toast = await until('toast', () => bed.messages.toasts[0]);
      assert.equal(toast.text, 'A message in the outbox is damaged and was set aside as a .damaged file.');
      assert.deepEqual([toast.kind, toast.buttons], ['error', ['Show Log']]);
      await sendAnother(0);
      assert.deepEqual(await own.outbox.list(), [`${name}.damaged`]);
      assert.equal(await own.outbox.read(`${name}.damaged`), content);
    });
  }

  for (const [what, make] of Object.entries(noFiles)) {
    test(`is left alone when it is ${what}, and nothing else stops`, async () => {
      const place = fileOf('ownOutbox', `${toId(1)}.json`);
      mkdirSync(path.dirname(place), { recursive: true });
      make(place);
      try {
        own.open();
        await sendAnother(0);
        assert.ok(lstatSync(place));
      } finally {
        rmSync(place, { recursive: true });
      }
    });
  }

  test('is left alone when it is of a newer version', async () => {
    const content = JSON.stringify({ version: 2, what: 'nobody knows' });
    await own.outbox.write(`${toId(1)}.json`, content);
    own.open();
    await sendAnother(0);
    assert.deepEqual(await own.outbox.list(), [`${toId(1)}.json`]);
    assert.equal(await own.outbox.read(`${toId(1)}.json`), content);
    assert.equal(bed.messages.toasts.filter(({ kind }) => kind !== 'information').length, 0);
  });
});
