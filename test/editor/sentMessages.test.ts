import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { sentRows, useSentList } from './sentList';

const { opened, closed, sameNameOne } = sampleChats;

suite('The sent messages', () => {
  const sent = useSentList();
  const { bed } = sent;

  test('are listed, the newest first', async () => {
    await sent.sendSome();
    const { list, end } = await sent.show();
    assert.equal(list.placeholder, 'Customer, chat id, first line or date. Enter opens the chat.');
    assert.deepEqual(
      sentRows(list).map(({ label, description, detail }) => [label, description, detail]),
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
    await sent.sendSome();
    const { list, end } = await sent.show();
    await sent.find(list, 'ann', closed, opened);
    await sent.find(list, 'GARCIA', sameNameOne);
    await sent.find(list, `#${opened}`, opened);
    await sent.find(list, `${closed}`, closed);
    await sent.find(list, 'cause lee', opened);
    await sent.find(list, 'hola maria', sameNameOne);
    await list.type('nobody');
    await list.row(({ label }) => label === 'No sent message has these words or this date');
    await sent.find(list, '', closed, sameNameOne, opened);
    await list.escape();
    await end;
  });

  test('lead to their chat by Enter', async () => {
    await sent.sendSome();
    const { list, end } = await sent.show();
    await list.choose('Maria Garcia');
    await end;
    assert.deepEqual(bed.browsed, [`https://acme.helpcrunch.com/inbox/chats/${sameNameOne}`]);
  });

  test('are said to be none where nothing was sent', async () => {
    const { list, end } = await sent.show();
    assert.deepEqual(list.labels, ['Nothing was sent yet']);
    assert.deepEqual(sent.titleButtons(), []);
    await list.accept();
    await list.escape();
    await end;
    assert.deepEqual(bed.browsed, []);
  });

  test('leave a record without their text', async () => {
    await sent.sendSome();
    const [first = {}, ...more] = sent.records();
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
    assert.ok(sent.records().every((one) => !JSON.stringify(one).includes('const a')));
  });

  test('leave their text too with helpcrunch.keepSentText', async () => {
    await bed.settings.change('helpcrunch.keepSentText', true);
    await sent.sendSome();
    const posted = await bed.standin.posted();
    assert.deepEqual(
      sent.records().map(({ text }) => text),
      posted.map(({ markdownText }) => markdownText),
    );
  });

  test('of another day show it, and are found by it', async () => {
    sent.putOld(1, new Date(2025, 0, 15, 14, 5).getTime() + 60_000);
    const { list, end } = await sent.show();
    const [row] = sentRows(list);
    assert.equal(
      row?.description?.replace(/\s/g, ' '),
      `#${opened} · note · Sam Carter · Jan 15, 2025, 2:05 PM`,
    );
    await sent.find(list, '2025-01-15', opened);
    await sent.find(list, '15 Jan ann', opened);
    await sent.find(list, '15.01.2025', opened);
    await sent.find(list, 'yesterday');
    await list.escape();
    await end;
  });

  test('of years are searched as they are typed', async () => {
    sent.putOld(10_000, Date.UTC(2025, 0, 20));
    const { list, end } = await sent.show();
    assert.equal(sentRows(list).length, 200);
    await list.type('nobody');
    assert.equal(sentRows(list).length, 0);
    // One a minute: the oldest are a week old.
    await list.type('2025-01-14 ann');
    assert.equal(sentRows(list).length, 200);
    await list.type('2025-01-10');
    assert.equal(sentRows(list).length, 0);
    await list.escape();
    await end;
  });
});
