import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { selectAll, showUntitled } from './documents';
import { useTestBed } from './testBed';

const { opened } = sampleChats;

suite('Choose Agent', () => {
  const bed = useTestBed();

  test('offers every agent of every page, and remembers the one chosen', async () => {
    await bed.standin.change({ agents: 250 });
    await bed.setKey();
    const choosing = bed.run('helpcrunch.selectAgent');
    const agents = await bed.prompts.list('Post as Which Agent?');
    await agents.row(() => true);
    assert.equal(agents.rows.length, 250);
    assert.equal(agents.labels[2], '[Max] (command:workbench.action.closeWindow) $ (alert)');
    await agents.choose('Agent 249');
    await choosing;
    assert.equal(bed.messages.toast.text, 'You post as Agent 249.');

    selectAll(await showUntitled('const a = 1;'));
    assert.equal(
      (await bed.run('helpcrunch.sendSelectionAsNote', { chat: opened, comment: '' })).status,
      'sent',
    );
    const { agent } = await bed.standin.onlyPosted();
    const again = bed.run('helpcrunch.selectAgent');
    const next = await bed.prompts.list('Post as Which Agent?');
    await next.row(() => true);
    assert.equal(next.labels[0], 'Agent 249');
    await next.escape();
    await again;
    assert.equal(agent, 5243);
  });

  test('keeps the agent when it is left', async () => {
    await bed.makeReady();
    const choosing = bed.run('helpcrunch.selectAgent');
    await (await bed.prompts.list('Post as Which Agent?')).escape();
    await choosing;
    assert.deepEqual(bed.messages.toasts, []);
    selectAll(await showUntitled('const a = 1;'));
    await bed.run('helpcrunch.sendSelectionAsNote', { chat: opened, comment: '' });
    assert.equal((await bed.standin.onlyPosted()).agent, sampleAgents.first);
  });

  test('says that the agents cannot be read', async () => {
    await bed.setKey();
    await bed.standin.inject({ kind: 'html', path: '/agents' });
    const choosing = bed.run('helpcrunch.selectAgent');
    await bed.prompts.list('Post as Which Agent?');
    await choosing;
    assert.match(bed.messages.toast.text, /^The answer could not be read\./);
  });
});

suite('Open Chat in Browser', () => {
  const bed = useTestBed();

  test('opens the chat of its argument without a request', async () => {
    await bed.setKey();
    const before = await bed.standin.calls();
    await bed.run('helpcrunch.openChat', opened);
    assert.deepEqual(bed.browsed, [`https://acme.helpcrunch.com/inbox/chats/${opened}`]);
    assert.deepEqual(await bed.standin.calls(), before);
  });

  test('follows the setting', async () => {
    await bed.setKey();
    await bed.settings.change(
      'helpcrunch.chatUrl',
      'https://desk.example.com/{organization}/v2/chats/{chat}',
    );
    await bed.run('helpcrunch.openChat', opened);
    assert.deepEqual(bed.browsed, [`https://desk.example.com/acme/v2/chats/${opened}`]);
  });

  test('opens no address that is not safe, and leads to the setting', async () => {
    await bed.setKey();
    const addresses = [
      '',
      'http://example.com/{chat}',
      'javascript:alert({chat})',
      'command:x?{chat}',
      'file:///{chat}',
    ];
    for (const address of addresses) {
      await bed.settings.change('helpcrunch.chatUrl', address);
      await bed.run('helpcrunch.openChat', opened);
    }
    assert.deepEqual(bed.browsed, []);
    assert.deepEqual(
      bed.messages.toasts.map(({ buttons }) => buttons),
      addresses.map(() => ['Open Settings']),
    );
  });

  test('lets no organization name move the address to another host', async () => {
    await bed.standin.change({ organization: { id: 77, domain: 'evil.example/' } });
    await bed.setKey();
    await bed.run('helpcrunch.openChat', opened);
    assert.deepEqual(bed.browsed, []);
    assert.match(bed.messages.toast.text, /helpcrunch\.chatUrl/);
  });

  test('without a key says so, with the way to set one', async () => {
    await bed.run('helpcrunch.openChat', opened);
    const { text, buttons } = bed.messages.toast;
    assert.equal(text, `There is no API key for ${bed.standin.host}. Set one first.`);
    assert.deepEqual(buttons, ['Set API Key...']);
    assert.deepEqual(bed.browsed, []);
  });
});
