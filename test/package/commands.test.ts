import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  chatsViewId,
  commandIds,
  conversationViewType,
  draftScheme,
  hasHeldSendContext,
  hasKeyContext,
  hasPinnedChatContext,
  logName,
  outboxViewId,
  previewScheme,
  settingsSection,
} from '../../src/ui/contributions';
import * as expected from './interface';
import { manifest, toEnglish } from './manifest';

const { commands, menus, submenus } = manifest.contributes;

/** What stands in a menu, group by group. */
function itemsOf(menu: string): (string | undefined)[] {
  const sorted = [...(menus[menu] ?? [])].sort((a, b) => (a.group ?? '').localeCompare(b.group ?? ''));
  return sorted.map(({ command, submenu }) => command ?? submenu);
}

test('the commands and their titles are those of the interface, and none extra', () => {
  assert.equal(commands.length, Object.keys(expected.commands).length);
  assert.deepEqual(
    Object.fromEntries(commands.map(({ command, title }) => [command, toEnglish(title)])),
    expected.commands,
  );
  for (const { category } of commands) assert.equal(category, 'HelpCrunch');
});

test('the commands in code and in package.json are the same, each once', () => {
  assert.deepEqual([...commandIds].sort(), commands.map(({ command }) => command).sort());
});

test('the extension contributes nothing else', () => {
  assert.deepEqual(Object.keys(manifest.contributes).sort(), [
    'commands',
    'configuration',
    'configurationDefaults',
    'keybindings',
    'languageModelTools',
    'languages',
    'menus',
    'submenus',
    'views',
    'viewsContainers',
    'viewsWelcome',
    'walkthroughs',
  ]);
});

test('chats and outbox share a container, and say what they are for while they are empty', () => {
  const { views, viewsContainers, viewsWelcome } = manifest.contributes;
  assert.deepEqual(
    viewsContainers.activitybar.map(({ id, title }) => [id, title]),
    [['helpcrunch', 'HelpCrunch']],
  );
  assert.deepEqual(
    (views['helpcrunch'] ?? []).map(({ id, name }) => [id, toEnglish(name)]),
    [
      [chatsViewId, 'Chats'],
      [outboxViewId, 'Outbox'],
    ],
  );
  assert.deepEqual(
    viewsWelcome.map(({ view, when }) => [view, when]),
    [
      [chatsViewId, `!${hasKeyContext}`],
      [outboxViewId, undefined],
    ],
  );
  const [chats, outbox] = viewsWelcome.map(({ contents }) => toEnglish(contents) ?? '');
  assert.match(chats ?? '', /\n\[Set API Key\.\.\.\]\(command:helpcrunch\.setApiKey\)\n/);
  assert.match(outbox ?? '', /^Nothing waits here\./);
});

test('only the previews have a language and defaults, and no list of languages shows it', () => {
  const { languages, configurationDefaults } = manifest.contributes;
  assert.deepEqual(languages, [{ id: previewScheme, filenamePatterns: [`**/${previewScheme}/*.txt`] }]);
  assert.deepEqual(Object.keys(configurationDefaults), [`[${previewScheme}]`]);
});

test("a chat's row offers all that is done with chats, pinning or unpinning it", () => {
  const onRows = (viewItem: string): (string | undefined)[] =>
    (menus['view/item/context'] ?? [])
      .filter(({ when }) => {
        const [, equal, pattern] = /viewItem (?:== (\w+)|=~ \/(.+)\/)$/.exec(when ?? '') ?? [];
        const fits = pattern === undefined ? equal === viewItem : new RegExp(pattern).test(viewItem);
        return (when ?? '').includes(`view == ${chatsViewId}`) && fits;
      })
      .map(({ command }) => command);
  const always = [
    'helpcrunch.openChat',
    'helpcrunch.showConversation',
    'helpcrunch.openChat',
    'helpcrunch.sendSelectionAsNote',
    'helpcrunch.sendSelection',
    'helpcrunch.replyAsNote',
    'helpcrunch.replyToCustomer',
    'helpcrunch.openHandoff',
    'helpcrunch.setChatStatus',
    'helpcrunch.assignChat',
  ];
  assert.deepEqual(onRows('chat'), ['helpcrunch.pinChat', ...always, 'helpcrunch.pinChat']);
  assert.deepEqual(onRows('chatPinned'), ['helpcrunch.unpinChat', ...always, 'helpcrunch.unpinChat']);
});

test('undoing has its key while something is held', () => {
  assert.deepEqual(manifest.contributes.keybindings, [
    { command: 'helpcrunch.undoSend', key: 'ctrl+alt+z', when: hasHeldSendContext },
  ]);
});

test('each menu holds one submenu named HelpCrunch, in the editor with the note first', () => {
  assert.deepEqual(itemsOf('editor/context'), ['helpcrunch.editor']);
  assert.deepEqual(itemsOf('explorer/context'), ['helpcrunch.files']);
  assert.deepEqual(itemsOf('editor/title/context'), ['helpcrunch.files']);
  assert.deepEqual(itemsOf('helpcrunch.editor'), [
    'helpcrunch.sendSelectionAsNote',
    'helpcrunch.sendSelection',
    'helpcrunch.addToHandoff',
  ]);
  assert.deepEqual(itemsOf('helpcrunch.files'), ['helpcrunch.sendFile']);
  assert.deepEqual(itemsOf('terminal/context'), ['helpcrunch.terminal']);
  assert.deepEqual(itemsOf('helpcrunch.terminal'), [
    'helpcrunch.sendTerminalSelection',
    'helpcrunch.addToHandoff',
  ]);
  assert.deepEqual(itemsOf('editor/title'), [
    'helpcrunch.sendDraft',
    'helpcrunch.sendHandoff',
    'helpcrunch.sendCustomerPart',
  ]);
  assert.deepEqual(
    submenus.map(({ id, label }) => [id, toEnglish(label)]),
    [
      ['helpcrunch.editor', 'HelpCrunch'],
      ['helpcrunch.files', 'HelpCrunch'],
      ['helpcrunch.terminal', 'HelpCrunch'],
    ],
  );
});

test('there is no other menu, and none names what does not exist', () => {
  const places = [
    'commandPalette',
    'editor/context',
    'editor/title',
    'editor/title/context',
    'explorer/context',
    'terminal/context',
    'view/item/context',
    'view/title',
  ];
  assert.deepEqual(Object.keys(menus).sort(), [...places, ...submenus.map(({ id }) => id)].sort());
  const known = [...commandIds, ...submenus.map(({ id }) => id)];
  for (const { command, submenu } of Object.values(menus).flat()) {
    assert.ok(
      known.some((id) => id === (command ?? submenu)),
      command ?? submenu,
    );
  }
});

test('each draft offers what sends it, a handoff its two parts; sending files is not offered for drafts', () => {
  const isDraft = `resourceScheme == ${draftScheme} && resourceDirname != '/handoff'`;
  const isHandoff = `resourceScheme == ${draftScheme} && resourceDirname == '/handoff'`;
  for (const menu of ['editor/title', 'commandPalette']) {
    const sending = ['helpcrunch.sendDraft', 'helpcrunch.sendHandoff', 'helpcrunch.sendCustomerPart'];
    const offered = (menus[menu] ?? []).filter(({ command = '' }) => sending.includes(command));
    assert.deepEqual(
      offered.map(({ command, when }) => [command, when]),
      sending.map((command, index) => [command, index === 0 ? isDraft : isHandoff]),
    );
  }
  for (const menu of ['editor/context', 'editor/title/context']) {
    for (const { when } of menus[menu] ?? []) assert.match(when ?? '', /resourceScheme != helpcrunch-draft/);
  }
});

test('what needs something selected in the terminal, or held, is offered only then', () => {
  const whenOf = (command: string): (string | undefined)[] =>
    (menus['commandPalette'] ?? []).filter((item) => item.command === command).map(({ when }) => when);
  assert.deepEqual(whenOf('helpcrunch.sendTerminalSelection'), ['terminalTextSelected']);
  assert.deepEqual(
    menus['terminal/context']?.map(({ when }) => when),
    ['terminalTextSelected'],
  );
  assert.deepEqual(whenOf('helpcrunch.undoSend'), [hasHeldSendContext]);
});

test('conditions name no scheme or context key but those in code', () => {
  const conditions = Object.values(menus).flatMap((items) => items.map(({ when }) => when ?? ''));
  const named = conditions.flatMap((when) => when.match(/helpcrunch[\w.-]*/g) ?? []);
  const inCode = [
    draftScheme,
    hasKeyContext,
    hasHeldSendContext,
    hasPinnedChatContext,
    outboxViewId,
    chatsViewId,
  ];
  assert.deepEqual(
    [...new Set(named)].filter((name) => !inCode.includes(name)),
    [],
  );
});

test('the extension wakes once VS Code has started, to look for what is unsent, and for a restored draft or conversation', () => {
  assert.deepEqual(manifest.activationEvents, [
    'onStartupFinished',
    `onFileSystem:${draftScheme}`,
    `onFileSystem:${previewScheme}`,
    `onWebviewPanel:${conversationViewType}`,
  ]);
});

test('scheme, context key, settings and log have the names of the interface', () => {
  assert.equal(draftScheme, 'helpcrunch-draft');
  assert.equal(hasKeyContext, 'helpcrunch.hasKey');
  assert.equal(hasHeldSendContext, 'helpcrunch.hasHeldSend');
  assert.equal(hasPinnedChatContext, 'helpcrunch.hasPinnedChat');
  assert.equal(outboxViewId, 'helpcrunch.outbox');
  assert.equal(chatsViewId, 'helpcrunch.chats');
  assert.equal(conversationViewType, 'helpcrunch.conversation');
  assert.equal(settingsSection, 'helpcrunch');
  assert.equal(logName, 'HelpCrunch');
});

test('the extension is who it says', () => {
  const { publisher, name, displayName, license, repository, engines, main, extensionKind } = manifest;
  assert.deepEqual(
    { publisher, name, displayName, license, repository: repository.url.replace(/\.git$/, ''), main },
    {
      publisher: 'support-handoff',
      name: 'helpcrunch-handoff',
      displayName: 'Handoff for HelpCrunch',
      license: 'MIT',
      repository: 'https://github.com/support-handoff/helpcrunch-handoff',
      main: './dist/extension.js',
    },
  );
  assert.equal(engines.vscode, '^1.101.0');
  assert.deepEqual(extensionKind, ['ui', 'workspace']);
});
