import assert from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import { FilePermission, type Uri, commands } from 'vscode';
import { type Answer, AttemptError } from '../../src/api/attempt';
import type { Transport } from '../../src/api/transport';
import { Uploads } from '../../src/api/uploads';
import { OpenLink } from '../../src/ui/chats/openLink';
import type { OpenPlace } from '../../src/ui/chats/openPlace';
import { UploadFiles } from '../../src/ui/chats/uploadFiles';
import { HandoffError } from '../../src/core/failure';
import { MemoryLog } from '../unit/fakes/memoryLog';
import { stub } from './stub';
import { useTestBed } from './testBed';

const address = 'https://ucarecdn.com/3fa85f64-5717-4562-b3fc-2c963f66afa6/screenshot.png';
const png = '\u0089PNG\r\n\u001a\n\u0000';

suite('Open Upload in Editor', () => {
  const bed = useTestBed();
  const asked: unknown[] = [];
  const shown: Uri[] = [];
  let answer: () => Promise<Answer>;
  let restore: () => void;
  let files: UploadFiles;
  let links: OpenLink;

  setup(() => {
    asked.length = shown.length = 0;
    const transport: Transport = (request) => {
      asked.push(request);
      return answer();
    };
    files = new UploadFiles(new Uploads(transport, new MemoryLog()));
    links = new OpenLink({ openLink: () => Promise.resolve(false) } as unknown as OpenPlace, files);
    const executeCommand = Reflect.get(commands, 'executeCommand') as (...args: unknown[]) => never;
    restore = stub(commands, 'executeCommand', (id: string, ...args: unknown[]) => {
      if (id !== 'vscode.open') return executeCommand(id, ...args);
      shown.push(args[0] as Uri);
      return Promise.resolve() as never;
    });
  });
  teardown(() => restore());

  /** Has the upload's server answer with this. */
  function give(body: string, status = 200): void {
    answer = () => Promise.resolve({ status, body, headers: {} } as unknown as Answer);
  }

  function open(): Promise<void> {
    bed.messages.press('Open Upload in Editor');
    return links.open({ kind: 'upload', url: address }, undefined);
  }

  for (const [what, body, ending] of [
    ['a picture', png, 'png'],
    ['a text', 'error: \u00e2\u0080\u009cnull\u00e2\u0080\u009d\n', 'txt'],
    ['SVG, which is a text here', '<svg onload="alert(1)"/>', 'txt'],
    ['HTML, which is a text here', '<script>alert(1)</script>', 'txt'],
  ] as const) {
    test(`opens ${what} as a ${ending}, read-only and from memory`, async () => {
      give(body);
      await open();
      const [uri] = shown;
      assert.ok(uri);
      assert.equal(uri.scheme, 'helpcrunch-upload');
      assert.ok(uri.path.endsWith(`.${ending}`), uri.path);
      assert.equal(Buffer.from(files.readFile(uri)).toString('latin1'), body);
      const { permissions, size } = files.stat(uri);
      assert.deepEqual([permissions, size], [FilePermission.Readonly, body.length]);
    });
  }

  test('shows the host first, and asks for nothing before the answer', async () => {
    give(png);
    await links.open({ kind: 'upload', url: address }, undefined);
    const { text, buttons } = bed.messages.modal;
    assert.equal(text, 'Open a link on ucarecdn.com?');
    assert.deepEqual(buttons, ['Open Upload in Editor', 'Open Link']);
    assert.deepEqual([asked, shown, bed.browsed], [[], [], []]);
  });

  test('sends no key', async () => {
    give(png);
    await open();
    assert.equal(asked.length, 1);
    assert.deepEqual((asked[0] as { headers: object }).headers, {});
  });

  for (const [what, body] of [
    ['a program', 'MZ\u0090\u0000\u0003'],
    ['what is no UTF-8', '\u00ff\u00fe\u00fd'],
  ] as const) {
    test(`does not open ${what}`, async () => {
      give(body);
      await assert.rejects(open(), (error) => codeOf(error) === 'uploadUnreadable');
      assert.deepEqual(shown, []);
    });
  }

  test('does not open what is not there', async () => {
    give('gone', 404);
    await assert.rejects(open(), (error) => codeOf(error) === 'uploadUnreadable');
    assert.deepEqual(shown, []);
  });

  test('does not open what is too large', async () => {
    answer = () => Promise.reject(new AttemptError('tooLarge', true));
    await assert.rejects(open(), (error) => codeOf(error) === 'uploadTooLarge');
    assert.deepEqual(shown, []);
  });

  function codeOf(error: unknown): string | undefined {
    return error instanceof HandoffError ? error.failure.code : undefined;
  }
});
