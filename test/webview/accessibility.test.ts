import assert from 'node:assert/strict';
import type { ToView } from '../../src/core/conversationView';
import { findViolations } from './axe';
import { bring, toEntries, toEntry } from './entries';
import { everywhere } from './everywhere';
import { panelTests } from './panelTests';
import { sampleEntries, sampleHead } from './sampleConversation';
import { themes } from './themes';

const test = panelTests();

const head: ToView = { kind: 'head', head: sampleHead };
const read: ToView = { kind: 'state', line: 'Read at 14:03:20', isFault: false, isReading: false };
const reading: ToView = { ...read, line: 'Reading the conversation…', isReading: true };
const hostile = '"><svg onload=alert(1)> \u202eevil';

/** What the host has said, in every state that a panel can be in. */
const states: Readonly<Record<string, readonly ToView[]>> = {
  'before anything was read': [reading],
  'with an empty chat': [head, bring([]), read],
  'with everything that a conversation has': [head, bring(sampleEntries), read],
  'with a long conversation whose older part is being read': [head, bring(toEntries(1, 120), true), reading],
  'of a closed chat of somebody else': [
    { kind: 'head', head: { ...sampleHead, warnings: ['This chat is closed.', ...sampleHead.warnings] } },
    bring(sampleEntries),
    read,
  ],
  'with headings of any level in messages': [
    head,
    bring([
      toEntry(1, { body: [{ kind: 'heading', level: 4, inlines: [{ kind: 'text', text: 'Steps' }] }] }),
    ]),
    read,
  ],
  'after a fault': [
    head,
    bring(toEntries(1, 3)),
    { ...read, line: 'HelpCrunch does not answer.', isFault: true },
  ],
  'with a hostile conversation': [
    {
      kind: 'head',
      head: { title: hostile, card: [{ name: hostile, value: hostile, copy: hostile }], warnings: [hostile] },
    },
    bring([toEntry(1, { kind: 'note', author: hostile, role: hostile, body: everywhere(hostile) })]),
    { ...read, line: hostile },
  ],
};

for (const theme of ['dark', 'light', 'highContrast', 'highContrastLight'] as const) {
  for (const [state, messages] of Object.entries(states)) {
    test(
      `axe finds nothing wrong ${state}, in ${themes[theme].title}`,
      async (panel) => {
        for (const message of messages) await panel.send(message);
        assert.deepEqual(await findViolations(panel.page), []);
      },
      { theme },
    );
  }
}

test('axe finds nothing wrong while newer messages wait below', async (panel) => {
  await panel.send(head);
  await panel.send(bring(toEntries(1, 60)));
  await panel.scrollTo(0);
  await panel.send(bring(toEntries(61, 62)));
  assert.equal(await panel.page.getByRole('button', { name: 'Newer Messages' }).count(), 1);
  assert.deepEqual(await findViolations(panel.page), []);
});
