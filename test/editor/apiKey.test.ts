import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { startStandin } from '../standin/standin';
import { selectAll, showUntitled } from './documents';
import { closedPort } from './closedPort';
import { useTestBed } from './testBed';
import { until } from './until';

const toOpened = { chat: sampleChats.opened, agent: sampleAgents.first, comment: '' };

suite('The API key', () => {
  const bed = useTestBed();
  const keyPrompt = `HelpCrunch API Key for ${bed.standin.host}`;

  test('is taken out of what was pasted, checked, and used bare', async () => {
    const setting = bed.run('helpcrunch.setApiKey');
    const prompt = await bed.prompts.text(keyPrompt);
    assert.equal(prompt.masked, true);
    await prompt.enter(`  Bearer <${bed.standin.key}>\r\n`);
    await setting;
    assert.equal(bed.messages.toast.text, `API key of acme saved for ${bed.standin.host}.`);
    assert.deepEqual(await bed.standin.calls(), ['GET /v1/organization']);

    selectAll(await showUntitled('const a = 1;'));
    assert.equal((await bed.run('helpcrunch.sendSelectionAsNote', toOpened)).status, 'sent');
    const keys = (await bed.standin.requests()).map(({ headers }) => headers['authorization']);
    assert.deepEqual(new Set(keys), new Set([`Bearer ${bed.standin.key}`]));
  });

  test('is asked for by the first send, which then goes on', async () => {
    selectAll(await showUntitled('const a = 1;'));
    const sending = bed.run('helpcrunch.sendSelectionAsNote', toOpened);
    await (await bed.prompts.text(keyPrompt)).enter(bed.standin.key);
    assert.equal((await sending).status, 'sent');
    assert.equal((await bed.standin.onlyPosted()).text, 'const a = 1;');
  });

  test('is gone after Remove API Key', async () => {
    await bed.makeReady();
    await bed.run('helpcrunch.removeApiKey');
    assert.equal(bed.messages.toast.text, 'The API key and the chosen agent were removed.');
    const before = await bed.standin.calls();

    selectAll(await showUntitled('const a = 1;'));
    const sending = bed.run('helpcrunch.sendSelectionAsNote', { chat: sampleChats.opened });
    await (await bed.prompts.text(keyPrompt)).escape();
    assert.equal((await sending).status, 'cancelled');
    assert.deepEqual(await bed.standin.calls(), before);
  });

  test('is not stored when the API does not accept it', async () => {
    const setting = bed.run('helpcrunch.setApiKey');
    await (await bed.prompts.text(keyPrompt)).enter('a-wrong-key');
    await (await bed.prompts.text(keyPrompt)).escape();
    await setting;
    assert.deepEqual(bed.messages.shown, []);

    selectAll(await showUntitled('const a = 1;'));
    const sending = bed.run('helpcrunch.sendSelectionAsNote', toOpened);
    await (await bed.prompts.text(keyPrompt)).escape();
    assert.equal((await sending).status, 'cancelled');
    assert.deepEqual(await bed.standin.calls(), ['GET /v1/organization']);
  });

  test('stays what it was when a wrong one is entered over it', async () => {
    await bed.makeReady();
    const setting = bed.run('helpcrunch.setApiKey');
    await (await bed.prompts.text(keyPrompt)).enter('a-wrong-key');
    await (await bed.prompts.text(keyPrompt)).escape();
    await setting;
    selectAll(await showUntitled('const a = 1;'));
    assert.equal((await bed.run('helpcrunch.sendSelectionAsNote', toOpened)).status, 'sent');
  });

  test('can be corrected where it was refused', async () => {
    const setting = bed.run('helpcrunch.setApiKey');
    await (await bed.prompts.text(keyPrompt)).enter('a-wrong-key');
    const again = await bed.prompts.text(keyPrompt);
    assert.deepEqual([again.value, again.masked], ['a-wrong-key', true]);
    assert.match(again.warning, /does not accept the API key/);
    await again.enter(bed.standin.key);
    await setting;
    assert.match(bed.messages.toast.text, /^API key of acme saved/);
  });

  for (const pasted of ['', '   ', 'Bearer ', '<>', 'ключ', 'abc', 'two long words', '0123456789\u0007']) {
    test(`is refused in its prompt, without a request, when it is ${JSON.stringify(pasted)}`, async () => {
      const setting = bed.run('helpcrunch.setApiKey');
      const prompt = await bed.prompts.text(keyPrompt);
      await prompt.enter(pasted);
      await until('fault', () => prompt.warning.startsWith('This is not an API key.'));
      assert.deepEqual(await bed.standin.calls(), []);
      await prompt.enter(bed.standin.key);
      await setting;
      assert.match(bed.messages.toast.text, /^API key of acme saved/);
    });
  }

  test('is stored unchecked without a network, and nothing is sent before the organization is read', async () => {
    const port = await closedPort();
    const host = `127.0.0.1:${port}`;
    await bed.settings.change('helpcrunch.apiUrl', `http://${host}/v1`);
    const setting = bed.run('helpcrunch.setApiKey');
    await (await bed.prompts.text(`HelpCrunch API Key for ${host}`)).enter(bed.standin.key);
    await setting;
    assert.match(bed.messages.toast.text, /saved unchecked/);

    selectAll(await showUntitled('const a = 1;'));
    const tooEarly = await bed.run('helpcrunch.sendSelectionAsNote', toOpened);
    assert.deepEqual(tooEarly, { status: 'rejected', messageIds: [], reason: 'notReachable' });

    const standin = await startStandin({ port });
    try {
      standin.inject({ kind: 'status', status: 503, path: '/organization' });
      const unread = await bed.run('helpcrunch.sendSelectionAsNote', toOpened);
      assert.deepEqual(unread, { status: 'rejected', messageIds: [], reason: 'serverError' });
      assert.deepEqual(
        standin.requests.map(({ path }) => path),
        ['/v1/organization'],
      );
      assert.equal((await bed.run('helpcrunch.sendSelectionAsNote', toOpened)).status, 'sent');
      assert.equal(standin.requests[1]?.path, '/v1/organization');
    } finally {
      await standin.close();
    }
  });

  test('of another organization at the same address makes the agent forgotten', async () => {
    await bed.makeReady();
    await bed.standin.change({ key: 'key-of-globex', organization: { id: 78, domain: 'globex' } });
    await bed.setKey('key-of-globex');
    selectAll(await showUntitled('const a = 1;'));
    const sending = bed.run('helpcrunch.sendSelectionAsNote', { chat: sampleChats.opened, comment: '' });
    await (await bed.prompts.list('Post as Which Agent?')).choose('Lisa Rodes');
    assert.equal((await sending).status, 'sent');
    assert.equal((await bed.standin.onlyPosted()).agent, sampleAgents.second);
  });

  test('of the same organization keeps the agent', async () => {
    await bed.makeReady();
    await bed.standin.change({ key: 'a-newer-key' });
    await bed.setKey('a-newer-key');
    selectAll(await showUntitled('const a = 1;'));
    const result = await bed.run('helpcrunch.sendSelectionAsNote', { chat: sampleChats.opened, comment: '' });
    assert.equal(result.status, 'sent');
    assert.equal((await bed.standin.onlyPosted()).agent, sampleAgents.first);
  });
});
