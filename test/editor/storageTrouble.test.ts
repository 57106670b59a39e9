import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { chatId } from '../unit/messages';
import { toId } from '../unit/outboxMessages';
import { selectAll, showUntitled } from './documents';
import { useOwnWindow } from './ownWindow';
import { filesOf } from './storage';
import { stub } from './stub';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened, closed } = sampleChats;

suite('A disk that takes no more', () => {
  const bed = useTestBed();
  const own = useOwnWindow(bed);
  let mend = (): void => undefined;
  teardown(() => mend());

  /** Sends a selection as a note; the outbox can be written so many times. */
  async function send(writes: number): Promise<unknown> {
    let left = writes;
    const write = own.outbox.write.bind(own.outbox);
    mend = stub(own.outbox, 'write', (name, content) =>
      left-- > 0 ? write(name, content) : Promise.reject(new Error('ENOSPC: no space left on device')),
    );
    own.open();
    selectAll(await showUntitled('const a = 1;'));
    const given = { chat: opened, agent: sampleAgents.first, comment: '' };
    return own.run('helpcrunch.sendSelectionAsNote', given);
  }

  /** Another message makes the window look again. */
  async function goOn(): Promise<void> {
    mend();
    await own.put({ id: toId(99), chat: chatId(closed) });
    await own.untilEmpty();
    assert.deepEqual((await bed.standin.posted()).map(({ chat }) => chat).sort(), [opened, closed].sort());
    assert.equal(filesOf('sent').length, 1);
  }

  test('leaves a message in the outbox, says so, and lets it go when there is room again', async () => {
    const result = await send(1);
    assert.deepEqual(result, {
      ...{ status: 'queued', reason: 'storageFails', chat: opened, type: 'private', messageIds: [] },
    });
    const { kind, text, buttons } = bed.messages.toast;
    assert.deepEqual(
      [kind, text, buttons],
      [
        'error',
        `Not sent yet to chat #${opened} (Ann Lee) as Sam Carter. This extension cannot read or write its own files. ` +
          'The log says why. It waits in the outbox and goes by itself.',
        ['Show Log'],
      ],
    );
    const [row] = await own.rows(1);
    assert.equal(row?.description, 'storage trouble · now');
    assert.deepEqual(await bed.standin.posted(), []);
    await goOn();
  });

  test('does not say of a message that may have arrived that it was not sent', async () => {
    const result = (await send(2)) as { status: string };
    assert.equal(result.status, 'unconfirmed');
    assert.match(
      bed.messages.toast.text,
      /^Sent to chat #\d+ \(Ann Lee\) as Sam Carter, but not confirmed\. /,
    );
    await until('message', async () => (await bed.standin.posted()).length === 1);
    await goOn();
  });
});
