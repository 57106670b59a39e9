import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { Selection, type TextEditor } from 'vscode';
import { defaultMessageChars } from '../../src/core/limits';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import type { PostedMessage } from '../standin/state';
import { hostileLines } from '../unit/text/selections';
import { selectAll, showUntitled } from './documents';
import { clearBudget } from './storage';
import { useTestBed } from './testBed';

const asNote = { chat: sampleChats.opened, agent: sampleAgents.first, comment: '' };
const refusals = ['nothingToSend', 'tooLong', 'unsendableCharacters'];
const seed = 20_261_122;
const documents = ['typescript', 'typescript', 'typescript', 'plaintext'].flatMap(
  (language) =>
    [
      [language, '\n'],
      [language, '\r\n'],
    ] as const,
);
const perBatch = Number(process.env['SELECTIONS_SENT'] ?? '80') / documents.length;

/** What people select and what breaks programs: hostile lines, very long ones, and emoji in the thousands. */
const selections = fc
  .oneof(
    { weight: 8, arbitrary: hostileLines },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.integer({ min: 1, max: 1000 }))
        .map(([text, times]) => text.repeat(times)),
    },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 6000 }).map((length) => '`'.repeat(length)) },
  )
  .filter((text) => text !== '');

suite('Generated selections', () => {
  const bed = useTestBed();
  let refused = 0;

  /** Sends a selection; gives what must have arrived, or undefined where it was refused with a sentence. */
  async function send(editor: TextEditor, selection: Selection): Promise<Expected | undefined> {
    editor.selection = selection;
    bed.messages.shown.length = 0;
    const { status, reason, messageIds } = await bed.run('helpcrunch.sendSelectionAsNote', asNote);
    const text = editor.document.getText(selection);
    if (status === 'cancelled') {
      assert.match(bed.messages.modal.text, /^This note seems to contain /);
      return undefined;
    }
    assert.ok(bed.messages.toast.text.length > 0);
    if (status === 'sent') {
      const [asked] = bed.messages.modals;
      assert.equal(asked?.text, messageIds.length === 1 ? undefined : questionOf(messageIds.length));
      return { text, language: editor.document.languageId, count: messageIds.length };
    }
    assert.equal(status, 'rejected', JSON.stringify(text.slice(0, 1000)));
    assert.ok(refusals.includes(reason ?? ''), reason);
    return undefined;
  }

  async function assertArrived(expected: readonly Expected[]): Promise<void> {
    const posted = await bed.standin.posted();
    const requests = expected.reduce((sum, { count }) => sum + 2 + count, 0);
    for (const each of expected) {
      const parts = posted.splice(0, each.count);
      assert.equal(parts.length, each.count);
      if (parts.length === 1) assertExact(each, parts[0] ?? assert.fail());
      else assertParts(each, parts);
    }
    assert.deepEqual(posted, []);
    // Organization, then for each its chat, its agent and its parts: nothing for what was refused.
    assert.equal((await bed.standin.calls()).length, 1 + requests);
  }

  for (const [batch, [language, lineEnd]] of documents.entries()) {
    const of = `${perBatch} of a ${language} document with ${JSON.stringify(lineEnd)}, seed ${seed + batch}`;
    test(`arrive exactly or are refused (${of})`, async function () {
      this.timeout(120_000);
      await bed.setKey();
      bed.messages.pressAlways('Add to Chat');
      const texts = fc.sample(selections, { seed: seed + batch, numRuns: perBatch });
      const { editor, places } = await showAll(texts, language, lineEnd);
      const expected: Expected[] = [];
      for (const place of places) {
        clearBudget();
        const sent = await send(editor, place);
        if (sent) expected.push(sent);
      }
      assert.ok(expected.length > perBatch / 3, `${expected.length} were sent`);
      refused += perBatch - expected.length;
      await assertArrived(expected);
    });
  }

  test('were not all such that can be sent', () => assert.ok(refused > 0));

  test('of 5 MB arrive exactly where the setting allows it, and are refused where not', async function () {
    this.timeout(120_000);
    await bed.setKey();
    const line = 'const žluť = "😀 ``` \\u0000";\r\n';
    const editor = await showUntitled(line.repeat(Math.ceil(5_000_000 / line.length)));
    assert.ok(selectAll(editor).length >= 5_000_000);
    assert.equal(await send(editor, editor.selection), undefined);
    await bed.settings.change('helpcrunch.maxMessageLength', 6_000_000);
    const sent = await send(editor, editor.selection);
    await assertArrived([sent ?? assert.fail()]);
  });
});

interface Expected {
  readonly text: string;
  readonly language: string;
  /** In so many parts. */
  readonly count: number;
}

function questionOf(count: number): string {
  return `Add a note in ${count} parts to chat #${sampleChats.opened} (Ann Lee) as Sam Carter?`;
}

function assertExact({ text, language }: Expected, posted: PostedMessage): void {
  assert.equal(posted.text, text);
  assert.equal(posted.markdownText, language === 'plaintext' ? text : fenced(posted.markdownText, text));
}

/** Each part is numbered and in the limit; without numbers and fences they are the text again. */
function assertParts({ text, language, count }: Expected, posted: readonly PostedMessage[]): void {
  const pieces = posted.map(({ markdownText = '', ...sent }, index) => {
    const number = `(${index + 1}/${count})\n\n`;
    assert.ok(Math.max(sent.text.length, markdownText.length) <= defaultMessageChars);
    assert.ok(sent.text.startsWith(number) && markdownText.startsWith(number));
    return markdownText.slice(number.length);
  });
  if (language === 'plaintext') {
    // Plain text loses the white space at its cuts, and nothing else.
    assert.equal(pieces.join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
  } else {
    assert.equal(joinCode(pieces, text), text);
  }
}

/** The code of all fences; the line end before a closing one belongs to the code only where the code has it. */
function joinCode(pieces: readonly string[], code: string): string {
  return pieces.reduce((before, piece) => {
    const [, fence = '', body = ''] =
      /^(`{3,}|~{3,})typescript\n([^]*)\n\1$/.exec(piece) ?? assert.fail(piece);
    assert.ok(!body.includes(fence));
    const end = /^(?:\r\n|\r|\n)/.exec(code.slice(before.length + body.length)) ?? [''];
    return before + body + end[0];
  }, '');
}

/** Shows all texts in one document, each from the start of a line; gives the place of each. */
async function showAll(
  texts: readonly string[],
  language: string,
  lineEnd: string,
): Promise<{ editor: TextEditor; places: readonly Selection[] }> {
  // A document has line ends of one kind only.
  const inDocument = texts.map((text) => text.replace(/\r\n|\r|\n/g, lineEnd));
  const editor = await showUntitled(inDocument.join(lineEnd), language);
  let from = 0;
  const places = inDocument.map((text) => {
    const place = new Selection(
      editor.document.positionAt(from),
      editor.document.positionAt(from + text.length),
    );
    from += text.length + lineEnd.length;
    assert.equal(editor.document.getText(place).length, text.length);
    return place;
  });
  return { editor, places };
}

/** What a selection must look like in Markdown: in the fence that was chosen, if nothing in it can close that. */
function fenced(markdown: string | undefined, selected: string): string {
  const [fence = ''] = /^(?:`{3,}|~{3,})/.exec(markdown ?? '') ?? [];
  assert.ok(fence !== '' && !selected.includes(fence));
  return `${fence}typescript\n${selected}${/[\r\n]$/.test(selected) ? '' : '\n'}${fence}`;
}
