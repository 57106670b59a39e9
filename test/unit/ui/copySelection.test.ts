import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HandoffError } from '../../../src/core/failure';
import { copySelection } from '../../../src/ui/copySelection';

const marker = 'marker';

/** A clipboard that writes down everything that was ever on it. */
class FakeClipboard {
  readonly written: string[] = [];

  constructor(public text: string) {}

  readText(): Promise<string> {
    return Promise.resolve(this.text);
  }

  writeText(text: string): Promise<void> {
    this.written.push(text);
    this.text = text;
    return Promise.resolve();
  }
}

/** Waits for nothing, but lets something happen instead. */
const atOnce = (happens: () => void = () => undefined) => ({
  after: (_ms: number, act: () => void) => {
    happens();
    act();
    return () => undefined;
  },
});

function take(clipboard: FakeClipboard, copy: () => void, clock = atOnce()): Promise<string> {
  return copySelection(clipboard, () => Promise.resolve().then(copy), marker, clock);
}

const isNothing = (error: unknown): boolean =>
  error instanceof HandoffError && error.failure.code === 'nothingToSend';

test('takes what the terminal copied, and puts the text of the clipboard back', async () => {
  const clipboard = new FakeClipboard('mine');
  const text = await take(clipboard, () => (clipboard.text = '\u001b[31mfailed\u001b[0m   \r\nnext '));
  assert.equal(text, 'failed\nnext');
  assert.deepEqual(clipboard.written, [marker, 'mine']);
});

test('takes a selection that is the same as the text of the clipboard', async () => {
  const clipboard = new FakeClipboard('same');
  assert.equal(await take(clipboard, () => (clipboard.text = 'same')), 'same');
  assert.equal(clipboard.text, 'same');
});

test('waits for a copy that comes after its command', async () => {
  const clipboard = new FakeClipboard('mine');
  const late = atOnce(() => (clipboard.text = 'late'));
  assert.equal(await take(clipboard, () => undefined, late), 'late');
  assert.equal(clipboard.text, 'mine');
});

test('says that nothing is selected, and puts the text back', async () => {
  const clipboard = new FakeClipboard('mine');
  await assert.rejects(
    take(clipboard, () => undefined),
    isNothing,
  );
  assert.equal(clipboard.text, 'mine');
});

test('a selection of blanks is nothing', async () => {
  const clipboard = new FakeClipboard('mine');
  await assert.rejects(
    take(clipboard, () => (clipboard.text = '  \r\n \u001b[0m')),
    isNothing,
  );
  assert.equal(clipboard.text, 'mine');
});

test('puts the text back when the command fails', async () => {
  const clipboard = new FakeClipboard('mine');
  const fail = (): void => {
    throw new Error('no terminal');
  };
  await assert.rejects(take(clipboard, fail), /no terminal/);
  assert.equal(clipboard.text, 'mine');
});

test('a clipboard without text, maybe with a picture, is written to only to take a selection off it again', async () => {
  const nothing = new FakeClipboard('');
  await assert.rejects(
    take(nothing, () => undefined),
    isNothing,
  );
  const something = new FakeClipboard('');
  assert.equal(await take(something, () => (something.text = 'selected')), 'selected');
  assert.deepEqual(nothing.written, []);
  assert.deepEqual(something.written, ['']);
});
