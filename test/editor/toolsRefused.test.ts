import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import { CancellationTokenSource } from 'vscode';
import { sampleChats } from '../standin/sampleChats';
import { useOwnWindow } from './ownWindow';
import type { ListPrompt } from './prompts';
import { useTestBed } from './testBed';
import { Tools } from './tools';

const { opened, closed, sameNameOne, unknown } = sampleChats;
const messages = 'Messages with the customer';
const declinedReading =
  /^This chat was not read: the user does not let an assistant read it, or there is no such chat\. Do not try again/;
const resting =
  /^Nothing was done, and the user was not asked: .* 3 times in 10 minutes without a yes\. Do not try again/;

const declinedNote = /^No note was added: the user declined, or there is no such chat\. Do not try again/;

const ticked = { chat: sampleChats.uploads, customer: 'Ann Lee' };
const refused = { chat: closed, customer: 'Ann Lee' };
const escaped = { chat: sampleChats.wasSnoozed, customer: 'Ann Lee' };
const unticked = { chat: sampleChats.nullBoth, customer: 'Customer 504' };

suite('An assistant that is refused', () => {
  const bed = useTestBed();
  const own = useOwnWindow(bed);
  let tools: Tools;

  // The rest after a refusal holds as long as its window, so each test has a new one.
  setup(() => {
    own.open();
    tools = new Tools(bed).of(own.app);
  });

  function ask({ chat, customer }: { chat: number; customer: string }): Promise<ListPrompt> {
    return bed.prompts.list(`May an Assistant Read Chat #${chat} (${customer})?`);
  }

  async function entriesRead(): Promise<number> {
    return (await bed.standin.calls()).filter((call) => call.endsWith('/messages')).length;
  }

  for (const [how, target] of [
    ['Escape', escaped],
    ['nothing ticked', unticked],
  ] as const)
    test(`reads nothing after ${how}, and does not ask again at once`, async () => {
      const reading = tools.read(target.chat);
      const pick = await ask(target);
      await (how === 'Escape' ? pick.escape() : pick.accept());
      assert.match(await reading, declinedReading);
      assert.match(await tools.read(target.chat), resting);
      assert.equal(await entriesRead(), 0);
    });

  test('reads no other chat either, and makes no request for it, but what it may', async () => {
    const allowed = tools.quote(ticked.chat);
    const yes = await ask(ticked);
    yes.tick(messages);
    await yes.accept();
    await allowed;
    const reading = tools.read(refused.chat);
    await (await ask(refused)).escape();
    assert.match(await reading, declinedReading);
    const before = await bed.standin.calls();
    for (const chat of [escaped.chat, unknown]) assert.match(await tools.read(chat), resting);
    assert.deepEqual(await bed.standin.calls(), before);
    assert.equal((await tools.quote(ticked.chat)).document.chat, ticked.chat);
  });

  test('is not told that a chat does not exist', async () => {
    assert.match(await tools.read(unknown), declinedReading);
    assert.match(await tools.read(opened), resting);
    assert.deepEqual(bed.messages.shown, []);
  });

  for (const host of ['other.helpcrunch.com', 'support.example.com'])
    test(`reads nothing by a link on ${host}: nobody is asked, nothing is read, and no host is named as ours`, async () => {
      const before = await bed.standin.calls();
      await assert.rejects(tools.read(`https://${host}/inbox/chats/${opened}`), ({ message }: Error) => {
        assert.match(
          message,
          /^Nothing was done: the link is on no host that is known to be of your organization\./,
        );
        assert.doesNotMatch(message, /acme/);
        return true;
      });
      assert.deepEqual([await bed.standin.calls(), bed.prompts.unanswered], [before, []]);
    });

  test('ends at once when it gives up behind the question of another call', async () => {
    const first = tools.read(escaped.chat);
    const pick = await ask(escaped);
    const source = new CancellationTokenSource();
    const second = tools.read(unticked.chat, { token: source.token });
    source.cancel();
    await assert.rejects(second, { name: 'Canceled' });
    await pick.escape();
    assert.match(await first, declinedReading);
  });

  test('adds no note, and does not ask again at once, about any chat', async () => {
    const adding = tools.addNote(closed, 'Look');
    await (await bed.prompts.list('Post as Which Agent?')).choose('Sam Carter');
    assert.match(await adding, declinedNote);
    const before = await bed.standin.calls();
    for (const chat of [`#${closed}`, opened, unknown])
      assert.match(
        await tools.addNote(chat, 'Look again'),
        /^Nothing was done, and the user was not asked: /,
      );
    assert.equal(bed.messages.modals.length, 1);
    assert.deepEqual([await bed.standin.calls(), await bed.standin.posted()], [before, []]);
  });

  test('is not told by a note either that a chat does not exist', async () => {
    assert.match(await tools.addNote(unknown, 'Look'), declinedNote);
    assert.deepEqual(bed.messages.shown, []);
  });

  test('adds nothing by a link on a host that the user has not trusted, nor is anybody asked to', async () => {
    const before = await bed.standin.calls();
    const link = `https://support.example.com/inbox/chats/${opened}`;
    await assert.rejects(tools.addNote(link, 'Look'), /^Error: Nothing was done: the link is on no host/);
    assert.deepEqual([await bed.standin.calls(), bed.prompts.unanswered], [before, []]);
  });

  test('adds nothing where the user chooses no agent', async () => {
    const adding = tools.addNote(sameNameOne, 'Look');
    await (await bed.prompts.list('Post as Which Agent?')).escape();
    assert.match(await adding, declinedNote);
    assert.deepEqual([await bed.standin.posted(), bed.messages.modals], [[], []]);
  });
});
