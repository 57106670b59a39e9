import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { MarkdownString, type TreeItem } from 'vscode';
import { sampleChats, sampleStatuses } from '../standin/sampleChats';
import { useOwnChats } from './ownChats';
import { useOwnWindow } from './ownWindow';
import { useTestBed } from './testBed';
import { until } from './until';

const { bidiName, closed, hostileName, longName, nullName, opened, snoozed } = sampleChats;
const unread = 'circle-filled';

suite('The Chats view', () => {
  const bed = useTestBed();
  const own = useOwnWindow(bed);
  const chats = useOwnChats(own);

  function label({ label }: TreeItem): string {
    assert.ok(typeof label === 'string');
    return label;
  }

  function icon({ iconPath }: TreeItem): string {
    return (iconPath as { id: string }).id;
  }

  function tooltip({ tooltip }: TreeItem): MarkdownString {
    assert.ok(tooltip instanceof MarkdownString);
    return tooltip;
  }

  for (const generation of ['current', 'old'] as const) {
    test(`has its groups in their order, and every status in one spelling (${generation})`, async () => {
      await bed.standin.change({ generation });
      chats.open();
      await chats.chats('recent');
      assert.deepEqual(
        chats.items().map(({ label }) => label),
        ['My Escalations', 'Pinned', 'Assigned to Me', 'Recent'],
      );
      const words = {
        ...{ new: 'new', opened: 'opened', open: 'opened', pending: 'pending', closed: 'closed' },
        ...{ onhold: 'on hold', 'on hold': 'on hold', 'on-hold': 'on hold' },
        'no communication': 'no communication',
      };
      for (const [index, status] of sampleStatuses.entries()) {
        const row = await chats.row('recent', 12401 + index);
        assert.match(String(row.description), new RegExp(`^#${12401 + index} · ${words[status]} · `));
      }
    });
  }

  test('tells of each chat whose it is, where it stands, whether it was read, and how old it is', async () => {
    chats.open();
    const ann = await chats.row('recent', opened);
    assert.equal(ann.label, 'Ann Lee');
    assert.match(String(ann.description), /^#12345 · opened · \d+ days? ago$/);
    assert.equal(
      ann.accessibilityInformation?.label,
      `Ann Lee, ${String(ann.description).replaceAll(' · ', ', ')}`,
    );
    assert.equal(icon(ann), 'comment');
    assert.equal(ann.contextValue, 'chat');
    assert.equal(ann.command?.command, 'helpcrunch.showConversation');
    assert.equal(icon(await chats.row('recent', closed)), 'pass');
    assert.match(String((await chats.row('recent', snoozed)).description), /^#12347 · snoozed · /);
    const nobody = await chats.row('recent', nullName);
    assert.match(String(nobody.description), /^#12349 · new · unread · /);
    assert.equal(icon(nobody), unread);
  });

  test('shows names and texts of strangers as plain text', async () => {
    chats.open();
    await chats.chats('recent');
    for (const item of chats.group('recent')) {
      const shown = `${label(item)} ${String(item.description)}`;
      assert.doesNotMatch(shown, /\]\(|\$\(|[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      assert.ok(label(item).length <= 60);
      const { isTrusted, supportHtml, supportThemeIcons, value } = tooltip(item);
      assert.deepEqual([supportHtml ?? false, supportThemeIcons ?? false], [false, false]);
      const commands = [...value.matchAll(/\]\(command:([^?)]+)/g)].map(([, command]) => command);
      // Only her id is known.
      const isAnn = label(item) === 'Ann Lee';
      assert.deepEqual(commands, isAnn ? ['_helpcrunch.copyUserId'] : []);
      assert.deepEqual(isTrusted, isAnn ? { enabledCommands: ['_helpcrunch.copyUserId'] } : undefined);
    }
    const labels = await Promise.all(
      [hostileName, bidiName, longName].map(async (id) => label(await chats.row('recent', id))),
    );
    assert.equal(labels[0], '[x] (command:workbench.action.closeWindow) $ (lock)');
    assert.equal(labels[1], 'Eve txt.exe אבג');
    assert.match(labels[2] ?? '', /…$/);
  });

  test('has a row once, however often an answer names its chat', async () => {
    const chat = { id: opened, status: 'new', customer: { id: 501, name: 'Ann', email: null, userId: null } };
    const body = { data: [chat, chat, { ...chat, id: closed }, chat], total: 4 };
    await bed.standin.inject({ kind: 'status', status: 200, path: '/chats', body });
    chats.open();
    const rows = await chats.chats('recent');
    assert.deepEqual(
      rows.map(({ id }) => id),
      [opened, closed],
    );
  });

  test('says in each group why it is empty', async () => {
    await bed.standin.inject({ kind: 'status', status: 200, path: '/chats', body: { data: [], total: 0 } });
    chats.open();
    await until('groups', () => chats.items().length === 4);
    await until('reading', async () => (await bed.standin.requests()).at(-1)?.status === 200);
    const rows = (['escalations', 'pinned', 'assigned', 'recent'] as const).map((group) => {
      const [item, ...more] = chats.group(group);
      assert.deepEqual(more, []);
      return [item?.description, item?.command?.command];
    });
    assert.deepEqual(rows, [
      ['Chats you write to stay here for 30 days.', undefined],
      ['No chat is pinned to this workspace.', undefined],
      ['Choose an agent to see their chats.', 'helpcrunch.selectAgent'],
      ['There are no chats yet.', undefined],
    ]);
  });

  test('says what went wrong in the group that it went wrong in, and reads again by hand', async () => {
    await bed.standin.inject({ kind: 'status', status: 503, path: '/chats' });
    chats.open();
    const fault = await until('fault', () =>
      chats.group('recent').find(({ iconPath }) => (iconPath as { id?: string } | undefined)?.id === 'error'),
    );
    assert.equal(fault.description, 'HelpCrunch has a problem (status 503). Try again later.');
    assert.equal(fault.command?.command, 'helpcrunch.refreshChats');
    assert.equal(chats.group('pinned')[0]?.description, 'No chat is pinned to this workspace.');
    await own.run('helpcrunch.refreshChats');
    assert.equal(chats.group('recent').length, 50);
    // What failed later leaves the rows that there were.
    await bed.standin.inject({ kind: 'status', status: 401, path: '/chats' });
    await own.run('helpcrunch.refreshChats');
    assert.match(String(chats.group('recent')[0]?.description), /does not accept the API key/);
    assert.equal(chats.group('recent').length, 51);
  });

  test('is empty without a key, so that VS Code shows its welcome, and asks nobody', async () => {
    chats.open();
    await chats.chats('recent');
    await own.run('helpcrunch.removeApiKey');
    own.tellKey();
    const before = (await bed.standin.calls()).length;
    await own.run('helpcrunch.refreshChats');
    await until('welcome', () => chats.items().length === 0);
    assert.equal((await bed.standin.calls()).length, before);
  });

  test('gives its rows to the commands of its menus', async () => {
    chats.open();
    const node = (await chats.chats('recent')).find(({ id }) => id === opened);
    await own.run('helpcrunch.pinChat', node);
    assert.match(bed.messages.toast.text, /^Pinned chat #12345 \(Ann Lee\)\./);
    const pinned = await chats.row('pinned', opened);
    assert.equal(pinned.contextValue, 'chatPinned');
    assert.equal((await chats.row('recent', opened)).contextValue, 'chatPinned');
    await own.run('helpcrunch.openChat', node);
    assert.deepEqual(bed.browsed, [`https://acme.helpcrunch.com/inbox/chats/${opened}`]);
  });
});
