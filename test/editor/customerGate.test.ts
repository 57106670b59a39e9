import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { select, selectAll, showUntitled } from './documents';
import { openDraft, openDrafts, readDraftLine } from './drafts';
import { useTestBed } from './testBed';

const { opened } = sampleChats;
const toCustomer = { chat: opened, type: 'message', agent: sampleAgents.first, comment: 'Hello Ann' };

suite('A message to the customer', () => {
  const bed = useTestBed();

  test('is shown first, with Review as the first button', async () => {
    await bed.setKey();
    select(await showUntitled('const cause = 1;'), 'cause');
    const result = await bed.run('helpcrunch.sendSelection', toCustomer);
    const { text, detail, buttons } = bed.messages.modal;
    assert.equal(text, `Send to Ann Lee, chat #${opened}, as Sam Carter?`);
    assert.deepEqual(buttons, ['Review', 'Send to Customer']);
    assert.deepEqual(detail.split('\n\n'), [
      'Ann Lee · ann.lee@example.com · User id: u-1001 · opened · Assigned to: Sam Carter · Department: Support · Last message: Any news?',
      'One message, 34 characters:',
      'Hello Ann',
      'cause',
      'Sent as a chat message. It cannot be edited or deleted.',
    ]);
    assert.deepEqual(result, { status: 'cancelled', chat: opened, type: 'message', messageIds: [] });
    assert.deepEqual(await bed.standin.posted(), []);
  });

  test('goes out after Send to Customer, without file and lines', async () => {
    await bed.makeReady();
    select(await showUntitled('const cause = 1;'), 'cause');
    const sending = bed.run('helpcrunch.sendSelection');
    await (await bed.prompts.list('Choose Chat')).choose('Ann Lee');
    await (await bed.prompts.list('Who Will Read This?')).choose('Message to the customer');
    bed.messages.press('Send to Customer');
    await (await bed.prompts.text('Add a Comment')).enter('Hello Ann');
    const result = await sending;
    const posted = await bed.standin.onlyPosted();
    assert.deepEqual(result, { status: 'sent', chat: opened, type: 'message', messageIds: [posted.id] });
    assert.deepEqual(posted, {
      ...posted,
      chat: opened,
      type: 'message',
      from: 'agent',
      agent: sampleAgents.first,
      text: 'Hello Ann\n\ncause',
      markdownText: 'Hello Ann\n\n```typescript\ncause\n```',
    });
    assert.equal(bed.messages.toast.text, `Message sent to chat #${opened} (Ann Lee) as Sam Carter.`);
  });

  test('becomes a draft after Review', async () => {
    await bed.setKey();
    select(await showUntitled('const cause = 1;'), 'cause');
    bed.messages.press('Review');
    const result = await bed.run('helpcrunch.sendSelection', toCustomer);
    assert.deepEqual(result, { status: 'cancelled', chat: opened, type: 'message', messageIds: [] });
    assert.deepEqual(await bed.standin.posted(), []);
    const draft = openDraft();
    assert.equal(draft.getText(), 'Hello Ann\n\n```typescript\ncause\n```');
    assert.deepEqual(await readDraftLine(draft), [
      `Message to the customer Ann Lee, chat #${opened}, as Sam Carter`,
      'Send Draft...',
    ]);
  });

  test('is the text that was shown, whatever happens to the document meanwhile', async () => {
    await bed.setKey();
    const editor = await showUntitled('const cause = 1;');
    selectAll(editor);
    bed.messages.press('Send to Customer', async () => {
      await editor.edit((edit) => edit.insert(editor.document.positionAt(0), 'const secret = 2;\n'));
    });
    assert.equal((await bed.run('helpcrunch.sendSelection', { ...toCustomer, comment: '' })).status, 'sent');
    assert.equal((await bed.standin.onlyPosted()).text, 'const cause = 1;');
  });

  test('does not go out when the key was removed while it was shown', async () => {
    await bed.setKey();
    selectAll(await showUntitled('const cause = 1;'));
    bed.messages.press('Send to Customer', () => bed.run('helpcrunch.removeApiKey'));
    const result = await bed.run('helpcrunch.sendSelection', toCustomer);
    assert.deepEqual([result.status, result.reason], ['rejected', 'noKey']);
    assert.deepEqual(await bed.standin.posted(), []);
  });

  test('does not go out when the key is now of another organization', async () => {
    await bed.setKey();
    selectAll(await showUntitled('const cause = 1;'));
    bed.messages.press('Send to Customer', async () => {
      await bed.standin.change({ key: 'key-of-globex', organization: { id: 78, domain: 'globex' } });
      await bed.setKey('key-of-globex');
    });
    const result = await bed.run('helpcrunch.sendSelection', toCustomer);
    assert.deepEqual([result.status, result.reason], ['rejected', 'organizationChanged']);
    assert.deepEqual(await bed.standin.posted(), []);
  });

  const named: readonly [string, number, RegExp][] = [
    ['a closed chat', sampleChats.closed, /^This chat is closed\.$/m],
    ['a snoozed chat', sampleChats.snoozed, /^This chat is snoozed\.$/m],
  ];
  for (const [what, chat, sentence] of named) {
    test(`names ${what} in the question`, async () => {
      await bed.setKey();
      selectAll(await showUntitled('const cause = 1;'));
      await bed.run('helpcrunch.sendSelection', { ...toCustomer, chat });
      assert.match(bed.messages.modal.detail, sentence);
    });
  }

  test('names a customer with a hostile name as text', async () => {
    await bed.setKey();
    selectAll(await showUntitled('const cause = 1;'));
    bed.messages.press('Send to Customer');
    await bed.run('helpcrunch.sendSelection', {
      ...toCustomer,
      chat: sampleChats.hostileName,
      agent: sampleAgents.hostileName,
    });
    const customer = '[x] (command:workbench.action.closeWindow) $ (lock)';
    const agent = '[Max] (command:workbench.action.closeWindow) $ (alert)';
    assert.deepEqual(
      bed.messages.shown.map(({ text }) => text),
      [
        `Send to ${customer}, chat #${sampleChats.hostileName}, as ${agent}?`,
        `Message sent to chat #${sampleChats.hostileName} (${customer}) as ${agent}.`,
      ],
    );
  });

  test('is written as the customer only with the setting, and after the question', async () => {
    await bed.settings.change('helpcrunch.allowPostingAsCustomer', true);
    await bed.makeReady();
    selectAll(await showUntitled('const cause = 1;'));
    const sending = bed.run('helpcrunch.sendSelection', { chat: opened, type: 'message', comment: '' });
    const authors = await bed.prompts.list('Post as Which Agent?');
    const row = await authors.row(({ label }) => label === 'As the customer');
    assert.equal(row.detail, 'Shown as written by Ann Lee');
    assert.equal(authors.labels[0], 'Sam Carter');
    bed.messages.press('Send to Customer');
    await authors.choose('As the customer');
    assert.equal((await sending).status, 'sent');

    const { text, detail } = bed.messages.modal;
    assert.equal(text, `Send to Ann Lee, chat #${opened}, as the customer?`);
    assert.match(detail, /^Shown as written by Ann Lee\.$/m);
    assert.equal((await bed.standin.onlyPosted()).from, 'customer');
    const request = (await bed.standin.requests()).find(({ method }) => method === 'POST');
    assert.deepEqual(Object.keys(request?.body as object).sort(), ['chat', 'markdownText', 'text', 'type']);
    assert.equal(bed.messages.toast.text, `Message sent to chat #${opened} (Ann Lee) as the customer.`);
  });

  test('offers no customer as the author of a note, whatever the setting', async () => {
    await bed.settings.change('helpcrunch.allowPostingAsCustomer', true);
    await bed.setKey();
    selectAll(await showUntitled('const cause = 1;'));
    for (const [command, given] of [
      ['helpcrunch.sendSelectionAsNote', { chat: opened }],
      ['helpcrunch.sendSelection', { chat: opened, type: 'private' }],
    ] as const) {
      const sending = bed.run(command, given);
      const authors = await bed.prompts.list('Post as Which Agent?');
      await authors.row(({ label }) => label === 'Sam Carter');
      assert.ok(!authors.labels.includes('As the customer'));
      await authors.escape();
      assert.equal((await sending).status, 'cancelled');
    }
    assert.deepEqual(openDrafts(), []);
  });
});
