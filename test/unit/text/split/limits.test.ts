import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBeyondParts, numberedRoom, partsOrNone, withoutEmpty } from '../../../../src/text/split/parts';
import { type Room, fits, largest, within, writtenBy } from '../../../../src/text/split/room';

const toLength = ({ length }: string): number => length;
const roomOf = (maxChars: number, measure = toLength): Room => ({
  maxChars,
  frameChars: 0,
  depth: 0,
  measure,
});
const parts = (count: number): string[] => Array.from({ length: count }, () => 'a');

test('twenty parts are sent, and not one more', () => {
  assert.deepEqual(partsOrNone(parts(20)), parts(20));
  assert.equal(partsOrNone(parts(21)), undefined);
});

test('empty parts are left out, unless there are too many parts already', () => {
  assert.deepEqual(withoutEmpty(['a', '', ' \n', ' b']), ['a', ' b']);
  assert.deepEqual(withoutEmpty([...parts(19), ' ']), parts(19));
  assert.deepEqual(withoutEmpty([...parts(20), ' ']), [...parts(20), ' ']);
});

test('a text is beyond all parts when its characters are, white space and marks aside', () => {
  for (const [text, isBeyond] of [
    ['', false],
    ['a'.repeat(200), false],
    ['a'.repeat(201), true],
    [`${'a'.repeat(200)}${' \t\r\n-=_*#>|:~`+.\\'.repeat(20)}`, false],
    [`${' '.repeat(300)}${'a'.repeat(200)}`, false],
    [`${' '.repeat(300)}${'a'.repeat(200)}!`, true],
    [`!${'a'.repeat(200)}${' '.repeat(300)}`, true],
    [`${'\n'.repeat(200)}a`, false],
  ] as const)
    assert.equal(isBeyondParts(text, 10), isBeyond, text);
});

test('a part has room for the longest number above it', () => {
  const room = numberedRoom(20, toLength);
  assert.deepEqual({ ...room, measure: undefined }, { ...roomOf(20), measure: undefined });
  assert.equal(room.measure('abc'), '(20/20)\n\nabc'.length);
});

test('a piece fits when neither it nor what it measures is over the limit', () => {
  assert.ok(fits(roomOf(3), 'abc'));
  assert.ok(!fits(roomOf(3), 'abcd'));
  assert.ok(
    !fits(
      roomOf(3, () => 0),
      'abcd',
    ),
  );
  assert.ok(
    !fits(
      roomOf(3, () => 4),
      'abc',
    ),
  );
});

test('what is around a piece may take a tenth of the room and twelve levels', () => {
  const wrap = (inside: string): string => `<${inside}>`;
  const inner = within(roomOf(30), 3, wrap);
  assert.deepEqual(
    { ...inner, measure: undefined },
    { maxChars: 30, frameChars: 3, depth: 1, measure: undefined },
  );
  assert.equal(inner?.measure('abc'), 5);
  assert.equal(within(roomOf(30), 4, wrap), undefined);
  assert.equal(within({ ...roomOf(30), frameChars: 1 }, 3, wrap), undefined);
  assert.equal(within(roomOf(30), 12, wrap, 0.4)?.frameChars, 12);
  assert.equal(within(roomOf(30), 13, wrap, 0.4), undefined);
  assert.equal(within({ ...roomOf(30), depth: 11 }, 1, wrap)?.depth, 12);
  assert.equal(within({ ...roomOf(30), depth: 12 }, 1, wrap), undefined);
  assert.equal(writtenBy(roomOf(30), wrap).measure('abc'), 5);
});

test('candidates are tried from large to small, by what the one before has measured', () => {
  const tried = (room: Room, cost: number): readonly number[] => {
    const sizes: number[] = [];
    largest(room, (maxChars) => {
      sizes.push(maxChars);
      return { text: 'a'.repeat(maxChars * cost), sourceChars: maxChars };
    });
    return sizes;
  };
  assert.deepEqual(tried(roomOf(100), 1), [100]);
  assert.deepEqual(tried(roomOf(100), 2), [100, 50]);
  assert.deepEqual(
    tried(
      roomOf(100, ({ length }) => length + 1),
      1,
    ),
    [100, 95],
  );
  assert.deepEqual(
    tried(
      roomOf(4, () => 5),
      1,
    ),
    [4, 3, 2, 1],
  );
});

test('there is no candidate where none can be made, or none is so small', () => {
  assert.equal(
    largest(roomOf(9), () => undefined),
    undefined,
  );
  assert.equal(
    largest(
      roomOf(9, () => 10),
      () => ({ text: '', sourceChars: 1 }),
    ),
    undefined,
  );
  assert.deepEqual(
    largest(roomOf(9), (maxChars) => ({ text: 'a'.repeat(maxChars), sourceChars: maxChars })),
    { text: 'aaaaaaaaa', sourceChars: 9 },
  );
});
