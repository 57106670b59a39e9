import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { selectAll, showUntitled } from './documents';
import { useOwnChats } from './ownChats';
import { useOwnWindow } from './ownWindow';
import { useTestBed } from './testBed';

const { opened, sameNameOne, sameNameTwo } = sampleChats;
const recent = 'GET /v1/chats';
const assigned = 'POST /v1/chats/search';

suite('What the Chats view asks of HelpCrunch', () => {
  const bed = useTestBed();
  const own = useOwnWindow(bed);
  const chats = useOwnChats(own);

  /** Opens the window with an agent, and gives what it asks from then on. */
  async function openHidden(): Promise<() => Promise<readonly string[]>> {
    chats.view.visible = false;
    chats.open();
    const choosing = own.run('helpcrunch.selectAgent');
    await (await bed.prompts.list('Post as Which Agent?')).choose('Sam Carter');
    await choosing;
    const before = (await bed.standin.calls()).length;
    return async () => (await bed.standin.calls()).slice(before);
  }

  test('is nothing while it is hidden, or the window has not the focus', async () => {
    const calls = await openHidden();
    chats.show(false);
    chats.focus(false);
    chats.show(true);
    // A reading by hand comes after all that would have come by itself.
    chats.focus(true);
    chats.view.visible = false;
    await own.run('helpcrunch.refreshChats');
    assert.deepEqual(await calls(), [recent, assigned]);
  });

  test('are its two lists when it is shown, and nothing more when it is shown again', async () => {
    const calls = await openHidden();
    chats.show(true);
    await chats.chats('assigned');
    for (const visible of [false, true, false, true]) chats.show(visible);
    await own.run('helpcrunch.refreshChats');
    assert.deepEqual(await calls(), [recent, assigned, recent, assigned]);
  });

  test('are at most four with a pinned chat and several that were written to', async () => {
    const calls = await openHidden();
    const written = [sameNameOne, sameNameTwo, opened];
    for (const chat of written) {
      selectAll(await showUntitled(`const chat = ${chat};`));
      const given = { chat, agent: sampleAgents.first, comment: '' };
      await own.run('helpcrunch.sendSelectionAsNote', given);
    }
    await own.run('helpcrunch.pinChat', opened);
    chats.focus(false);
    const before = (await calls()).length;
    chats.focus(true);
    chats.show(true);
    await chats.row('escalations', sameNameOne);
    await own.run('helpcrunch.refreshChats');
    const reading = (await calls()).slice(before);
    const lists = reading.filter((call) => call === recent).length;
    assert.ok(lists >= 1 && reading.length <= 4 * lists, reading.join());
  });
});
