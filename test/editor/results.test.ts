import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import type { SendResult } from '../../src/ui/sendResult';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { selectAll, showUntitled } from './documents';
import { onMessage } from './failingNote';
import { useTestBed } from './testBed';

const { opened, unknown } = sampleChats;
const note = { chat: opened, agent: sampleAgents.first, comment: '' };
const message = { ...note, type: 'message' };

/** What keybindings, tasks and other extensions get: these fields and no others. */
suite('A send command resolves to', () => {
  const bed = useTestBed();

  setup(async () => {
    await bed.setKey();
    selectAll(await showUntitled('const a = 1;'));
  });

  function send(given: object): Promise<SendResult> {
    return bed.run('helpcrunch.sendSelection', { type: 'private', ...given });
  }

  test('sent, with the id of the message', async () => {
    const result = await send(note);
    const { id } = await bed.standin.onlyPosted();
    assert.deepEqual(result, { status: 'sent', chat: opened, type: 'private', messageIds: [id] });
  });

  test('held, as soon as the hold begins', async () => {
    await bed.settings.change('helpcrunch.undoSeconds', 60);
    bed.messages.press('Send to Customer');
    const result = await send(message);
    assert.deepEqual(result, { status: 'held', chat: opened, type: 'message', messageIds: [] });
  });

  test('queued, with the reason', async () => {
    await bed.standin.inject({ kind: 'status', status: 429, ...onMessage });
    assert.deepEqual(await send(note), {
      status: 'queued',
      chat: opened,
      type: 'private',
      messageIds: [],
      reason: 'tooManyRequests',
    });
  });

  test('unconfirmed, when the answer is lost', async () => {
    await bed.standin.inject({ kind: 'cutAfterBody', commit: true, ...onMessage });
    assert.deepEqual(await send(note), {
      status: 'unconfirmed',
      chat: opened,
      type: 'private',
      messageIds: [],
      reason: 'unconfirmed',
    });
  });

  test('cancelled at a prompt, without a chat', async () => {
    const sending = send({});
    await (await bed.prompts.list('Choose Chat')).escape();
    assert.deepEqual(await sending, { status: 'cancelled', messageIds: [] });
  });

  test('cancelled at the question about the customer, with the chat', async () => {
    const cancelled = { status: 'cancelled', chat: opened, type: 'message', messageIds: [] };
    assert.deepEqual(await send(message), cancelled);
    bed.messages.press('Review');
    assert.deepEqual(await send(message), cancelled);
  });

  test('rejected, with HelpCrunch’s reason', async () => {
    await bed.standin.inject({ kind: 'status', status: 400, ...onMessage });
    assert.deepEqual(await send(note), {
      status: 'rejected',
      chat: opened,
      type: 'private',
      messageIds: [],
      reason: 'requestRejected',
    });
  });

  test('rejected, without a chat when there is none', async () => {
    const result = await send({ ...note, chat: unknown });
    assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'chatNotFound' });
  });
});
