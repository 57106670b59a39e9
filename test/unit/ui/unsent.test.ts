import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Arrival } from '../../../src/delivery/arrivals';
import { type Composed, toContent } from '../../../src/text/compose';
import { toMessageParts } from '../../../src/text/messageParts';
import type { Outgoing, OutgoingItem } from '../../../src/ui/outgoing';
import { toTakenBack } from '../../../src/ui/unsent';
import { states } from '../outboxMessages';

const paragraphs = ['First', 'Second', 'Third'].map((name) => `**${name}** ${'word '.repeat(28)}end.`);
const whole = paragraphs.join('\n\n');

function compose(text: string): Composed {
  const source = { text, form: 'markdown' } as const;
  return { source, content: toContent(source) };
}

/** The messages that these texts become, one document each. */
function toOutgoing(texts: readonly string[], draft?: string): Pick<Outgoing, 'items' | 'draft'> {
  const items = texts.flatMap((text): OutgoingItem[] => {
    const document = { composed: compose(text), localImages: 0 };
    return toMessageParts(document.composed, 200).map((composed) => ({ composed, document }));
  });
  return { items, ...(draft === undefined ? {} : { draft }) };
}

/** So many were sent, and of the rest these were taken back, by their number. */
function toArrival(sent: number, count: number, takenBack: readonly number[]): Arrival {
  const ids = Array.from({ length: count }, (_, index) => `m${index + 1}`);
  const [id = '', ...after] = ids.slice(sent);
  const state = takenBack.includes(sent + 1) ? ({ kind: 'withdrawn' } as const) : states.unconfirmed;
  const rest = { id, state, after, takenBack: takenBack.map((n) => `m${n}`) };
  return { messageIds: ids.slice(0, sent).map((_, index) => index), rest };
}

const rest = paragraphs.slice(1).join('\n\n');
const last = paragraphs[2];
for (const [what, texts, draft, arrival, text] of [
  ['a draft whose first part may have arrived', [whole], 'd', toArrival(0, 3, [2, 3]), rest],
  ['a file whose first part may have arrived', [whole], undefined, toArrival(0, 3, [2, 3]), rest],
  ['a draft whose first part has arrived', [whole], 'd', toArrival(1, 3, [2, 3]), rest],
  [
    'a file whose first part has arrived, and whose second may have',
    [whole],
    undefined,
    toArrival(1, 3, [3]),
    last,
  ],
  ['a draft of which nothing has gone', [whole], 'd', toArrival(0, 3, [1, 2, 3]), whole],
  ['a file of which nothing has gone', [whole], undefined, toArrival(0, 3, [1, 2, 3]), undefined],
  ['several files between two of them', ['A', whole], undefined, toArrival(1, 4, [2, 3, 4]), undefined],
  ['several files within one of them', ['A', whole, 'B'], undefined, toArrival(2, 5, [3, 4, 5]), rest],
  ['a draft that goes on', [whole], 'd', { messageIds: [], rest: undefined }, undefined],
] as const) {
  test(`Cancel leaves of ${what} ${text === undefined ? 'nothing to keep' : 'what lies nowhere else'}`, () => {
    assert.equal(toTakenBack(toOutgoing(texts, draft), arrival)?.source.text, text);
  });
}
