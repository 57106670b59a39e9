import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { selectAll, showUntitled } from './documents';
import type { ListPrompt } from './prompts';
import { fileOf, filesOf, untilOutboxIsEmpty } from './storage';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened, closed, sameNameOne } = sampleChats;

suite('The sent messages', () => {
  const bed = useTestBed();

  /** Sends three: two notes and a message to the customer. */
  async function sendSome(): Promise<void> {
    await bed.setKey();
    const sends = [
      { chat: opened, type: 'private', agent: sampleAgents.first, comment: 'The cause:' },
      { chat: sameNameOne, type: 'message', agent: sampleAgents.second, comment: 'Hola Maria,' },
      { chat: closed, type: 'private', agent: sampleAgents.first, comment: '\n\n  Seen in the log' },
    ];
    for (const given of sends) {
      selectAll(await showUntitled('const a = 1;'));
      if (given.type === 'message') bed.messages.press('Send to Customer');
      if (given.chat === closed) bed.messages.press('Add to Chat');
      assert.equal((await bed.run('helpcrunch.sendSelection', given)).status, 'sent');
    }
    await untilOutboxIsEmpty();
  }

  async function show(): Promise<{ list: ListPrompt; end: Promise<unknown> }> {
    const end = bed.run('helpcrunch.showSent');
    const list = await bed.prompts.list('Sent Messages');
    await list.row(() => true);
    return { list, end };
  }

  /** Types a text and waits for these chats. */
  async function find(list: ListPrompt, typed: string, ...chats: readonly number[]): Promise<void> {
    await list.type(typed);
    const shown = (): string =>
      list.rows.map(({ description = '' }) => /#(\d+)/.exec(description)?.[1]).join();
    await until(
      () => `list of ${chats.join()} for "${typed}" but ${shown()}`,
      () => shown() === chats.join(),
    );
  }

  /** The records as they lie on the disk. */
  function records(): readonly Partial<Record<string, unknown>>[] {
    const lines = filesOf('sent').flatMap((name) => readFileSync(fileOf('sent', name), 'utf8').split('\n'));
    return lines
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Partial<Record<string, unknown>>);
  }

  test('are listed, the newest first', async () => {
    await sendSome();
    const { list, end } = await show();
    assert.equal(list.placeholder, 'Customer, chat id or first line. Enter opens the chat.');
    assert.deepEqual(
      list.rows.map(({ label, description, detail }) => [label, description, detail]),
      [
        ['Ann Lee', `#${closed} · note · Sam Carter · now`, 'Seen in the log'],
        ['Maria Garcia', `#${sameNameOne} · message to the customer · Lisa Rodes · now`, 'Hola Maria,'],
        ['Ann Lee', `#${opened} · note · Sam Carter · now`, 'The cause:'],
      ],
    );
    await list.escape();
    assert.equal(await end, undefined);
    assert.deepEqual(bed.browsed, []);
  });

  test('are found by customer, chat and first line, in any order of the words', async () => {
    await sendSome();
    const { list, end } = await show();
    await find(list, 'ann', closed, opened);
    await find(list, 'GARCIA', sameNameOne);
    await find(list, `#${opened}`, opened);
    await find(list, `${closed}`, closed);
    await find(list, 'cause lee', opened);
    await find(list, 'hola maria', sameNameOne);
    await list.type('nobody');
    await list.row(({ label }) => label === 'No sent message has these words');
    await find(list, '', closed, sameNameOne, opened);
    await list.escape();
    await end;
  });

  test('lead to their chat by Enter', async () => {
    await sendSome();
    const { list, end } = await show();
    await list.choose('Maria Garcia');
    await end;
    assert.deepEqual(bed.browsed, [`https://acme.helpcrunch.com/inbox/chats/${sameNameOne}`]);
  });

  test('are said to be none where nothing was sent', async () => {
    const { list, end } = await show();
    assert.deepEqual(list.labels, ['Nothing was sent yet']);
    await list.accept();
    await list.escape();
    await end;
    assert.deepEqual(bed.browsed, []);
  });

  test('leave a record without their text', async () => {
    await sendSome();
    const [first = {}, ...more] = records();
    assert.equal(more.length, 2);
    const [posted] = await bed.standin.posted();
    const { id, atMs, ...record } = first;
    assert.ok(typeof id === 'string' && typeof atMs === 'number');
    assert.deepEqual(record, {
      version: 1,
      origin: bed.standin.origin,
      organization: { id: 77, domain: 'acme' },
      chat: opened,
      customer: 'Ann Lee',
      type: 'private',
      messageIds: [posted?.id],
      agent: 'Sam Carter',
      firstLine: 'The cause:',
    });
    assert.ok(records().every((one) => !JSON.stringify(one).includes('const a')));
  });

  test('leave their text too with helpcrunch.keepSentText', async () => {
    await bed.settings.change('helpcrunch.keepSentText', true);
    await sendSome();
    const posted = await bed.standin.posted();
    assert.deepEqual(
      records().map(({ text }) => text),
      posted.map(({ markdownText }) => markdownText),
    );
  });
});
