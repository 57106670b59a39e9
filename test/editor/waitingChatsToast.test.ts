import assert from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import type { ApiRoot } from '../../src/core/apiRoot';
import { toDisplayText } from '../../src/core/displayText';
import { HandoffError } from '../../src/core/failure';
import type { ChatId } from '../../src/core/ids';
import type { EscalationNote } from '../../src/delivery/chats/escalationNote';
import type { Session } from '../../src/delivery/sessions';
import { MergedToast, toFixText } from '../../src/ui/chats/mergedToast';
import { Messages } from './messages';
import { until } from './until';

suite('The toast of a merged branch', () => {
  const messages = new Messages();
  const root = { origin: 'https://api.example' } as ApiRoot;
  const written: number[] = [];
  const faults: unknown[] = [];
  let restore: () => void;

  setup(() => {
    restore = messages.install();
    written.length = 0;
    faults.length = 0;
  });
  teardown(() => restore());

  const toast = new MergedToast({
    sessions: {
      reopen: ({ organization }) =>
        organization === 1
          ? Promise.resolve({ root } as Session)
          : Promise.reject(new HandoffError({ code: 'organizationChanged' })),
    },
    toRoot: () => root,
    write: (_, { chat }) => Promise.resolve(written.push(chat)),
    onFault: (error) => faults.push(error),
  });

  function toNote(chat: number, organization = 1): EscalationNote {
    const owner = { origin: root.origin, organization };
    return {
      ...{ owner, chat: chat as ChatId, customer: toDisplayText('Ann Lee') },
      ...{ atMs: 0, waitsForFix: true },
    };
  }

  test('names the chat and its customer, and does nothing unless its button is pressed', () => {
    toast.offer([toNote(12)], 'fix/login');
    assert.deepEqual(messages.shown, [
      {
        ...{ kind: 'information', modal: false, detail: '', buttons: ['Write to Customer...'] },
        text: 'Branch fix/login is merged. Chat #12 (Ann Lee) waits for it.',
      },
    ]);
    assert.deepEqual(written, []);
  });

  test('is one for several chats, and goes on when one of them cannot be written to', async () => {
    messages.press('Write to Customers...');
    toast.offer([toNote(12), toNote(13, 2), toNote(14)], 'a](b');
    await until('drafts', () => written.length === 2);
    assert.equal(messages.toast.text, 'Branch a] (b is merged. 3 chats wait for it.');
    assert.deepEqual(written, [12, 14]);
    assert.ok(faults[0] instanceof HandoffError);
    assert.equal(faults.length, 1);
  });

  for (const [customer, greeting] of [
    ['Ann Lee', 'Hello Ann Lee,'],
    ['Zoë O’Neill-Müller jr.', 'Hello Zoë O’Neill-Müller jr.,'],
    ['李雷', 'Hello 李雷,'],
    ['ann@example.com', 'Hello,'],
    ['Customer 9', 'Hello,'],
    ['Unknown customer', 'Hello,'],
    ['*Ann* [Lee](x)', 'Hello,'],
    ['', 'Hello,'],
  ] as const) {
    test(`greets ${customer || 'nobody'} with “${greeting}”`, () => {
      const rest = '\n\nthe problem you told us about is fixed. The fix will be in the next release.\n';
      assert.equal(toFixText(toDisplayText(customer)), greeting + rest);
    });
  }
});
