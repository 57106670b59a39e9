import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { MarkdownString, type ThemeIcon } from 'vscode';
import { toDisplayText } from '../../src/core/displayText';
import type { Entry, OutboxMessage, OutboxState } from '../../src/core/outbox';
import { OutboxView } from '../../src/ui/outboxView';
import { FakeClock } from '../unit/fakes/fakeClock';
import { outboxMessage, say, states } from '../unit/outboxMessages';

const sentences = {
  held: 'It is held for some seconds, so that it can be undone.',
  unreachable: 'h cannot be reached (ENOTFOUND). Check your network.',
  wrongKey:
    'h does not accept the API key. Use the key from Settings → Developers → Public API, not the legacy one.',
  newer: 'The chat has newer messages than when you wrote it.',
  reading: 'There was no clear answer. The chat is read again to see whether it has arrived.',
  notFound:
    'There was no clear answer, and it is not in the chat. Look into the chat before you send it again.',
  rejected: 'HelpCrunch rejected it without saying why.',
  unsigned: 'This message was not stored by this extension, or was changed since. It is never sent.',
  otherMachine: 'This message was written on another machine. It is not sent from here.',
};

const rows: Readonly<Record<keyof typeof states, readonly [words: string, icon: string, says: string]>> = {
  queued: ['in line', 'sync', ''],
  held: ['can be undone', 'history', sentences.held],
  sending: ['sending', 'sync', ''],
  waiting: ['no network', 'clock', sentences.unreachable],
  waitingForUser: ['no valid key', 'warning', sentences.wrongKey],
  asking: ['not sent', 'warning', sentences.newer],
  reading: ['may have arrived', 'search', sentences.reading],
  unconfirmed: ['not found in the chat', 'warning', sentences.notFound],
  rejected: ['rejected', 'error', sentences.rejected],
  sent: ['sent', 'sync', ''],
};

const address = 'Private note to chat #5 (Cara Customer) as Ann Agent';

function ours(changes: Partial<OutboxMessage>): Entry {
  return { provenance: 'ours', owner: undefined, message: outboxMessage(changes) };
}

const isNone = (): boolean => false;

function toItem(entry: Entry, nowMs = entry.message.agreedMs, isStuck = isNone) {
  const isHeldHere = entry.provenance === 'ours' && entry.message.state.kind === 'held';
  const outbox = { entries: [entry], held: isHeldHere ? [entry.message] : [], isStuck };
  return new OutboxView(outbox, new FakeClock(nowMs)).getTreeItem(entry);
}

suite('The outbox view', () => {
  for (const [name, [words, icon, says]] of Object.entries(rows)) {
    test(`tells in words that a message is ${name}`, () => {
      const state: OutboxState = states[name as keyof typeof states];
      const item = toItem(ours({ state }));
      assert.equal(item.label, 'Cara Customer · #5');
      assert.equal(item.description, `${words} · now`);
      assert.equal((item.iconPath as ThemeIcon).id, icon);
      const label = [address, `${words}, now`, says].filter((part) => part !== '').join('. ');
      assert.equal(item.accessibilityInformation?.label, label);
      assert.equal(item.contextValue, state.kind);
      assert.deepEqual(item.command?.arguments, [item.id]);
    });
  }

  for (const [provenance, words] of [
    ['unsigned', 'of unknown origin'],
    ['otherMachine', 'from another machine'],
  ] as const) {
    test(`tells that a message is ${words}, whatever it says of itself`, () => {
      const item = toItem({ provenance, owner: undefined, message: outboxMessage({ state: states.held }) });
      assert.equal(item.description, `${words} · now`);
      assert.ok(item.accessibilityInformation?.label.endsWith(`. ${sentences[provenance]}`));
      assert.equal(item.contextValue, 'strange');
    });
  }

  test('tells that files of this extension stand in the way of a message', () => {
    const item = toItem(ours({}), undefined, () => true);
    assert.equal(item.description, 'storage trouble · now');
    assert.equal((item.iconPath as ThemeIcon).id, 'warning');
    const says = 'This extension cannot read or write its own files. The log says why.';
    assert.equal(item.accessibilityInformation?.label, `${address}. storage trouble, now. ${says}`);
  });

  test('offers no undo for what another window holds', () => {
    const entry = ours({ state: states.held });
    const view = new OutboxView({ entries: [entry], held: [], isStuck: isNone }, new FakeClock());
    assert.equal(view.getTreeItem(entry).contextValue, 'heldElsewhere');
  });

  test('tells the age since the user agreed', () => {
    const entry = ours({});
    const { agreedMs } = entry.message;
    const minutes = [0.9, 1, 59, 60, 23 * 60, 24 * 60, 72 * 60];
    const ages = minutes.map((age) => toItem(entry, agreedMs + age * 60_000).description);
    assert.deepEqual(
      ages.map((age) => String(age).replace('in line · ', '')),
      ['now', '1 min. ago', '59 min. ago', '1 hr. ago', '23 hr. ago', '1 day ago', '3 days ago'],
    );
  });

  test('is one level in the order of acceptance', () => {
    const entries: Entry[] = [say(1), say(2)].map((message) => ({ ...ours({}), message }));
    const view = new OutboxView({ entries, held: [], isStuck: isNone }, new FakeClock());
    assert.deepEqual(view.getChildren(), entries);
    assert.deepEqual(
      entries.flatMap((entry) => view.getChildren(entry)),
      [],
    );
  });

  test('shows the first lines of strangers as text', () => {
    const text = '[x](command:workbench.action.quit) $(bug) **bold**';
    const { tooltip, label } = toItem(ours({ content: { text }, customer: toDisplayText('$(lock) <b>') }));
    assert.ok(tooltip instanceof MarkdownString);
    assert.ok(!tooltip.isTrusted && tooltip.supportHtml !== true && tooltip.supportThemeIcons !== true);
    assert.ok(!/(?<!\\)[[*]/.test(tooltip.value), tooltip.value);
    assert.equal(label, '$ (lock) <b> · #5');
  });
});
