import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toAgentId, toChatId, toDepartmentId } from '../../../src/core/ids';

for (const toId of [toChatId, toAgentId, toDepartmentId]) {
  test(`${toId.name} takes positive safe integers, as numbers or digits`, () => {
    for (const [value, id] of [
      [1, 1],
      ['1', 1],
      ['0042', 42],
      [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
      ['999999999999999', 999_999_999_999_999],
    ]) {
      assert.equal(toId(value), id);
    }
  });

  test(`${toId.name} takes nothing else`, () => {
    const others = [
      0,
      -1,
      1.5,
      2 ** 53,
      Number.NaN,
      Infinity,
      '',
      '0',
      '-1',
      '+1',
      '1.0',
      '1e3',
      '0x1',
      ' 1',
      '1\n',
    ];
    for (const value of [
      ...others,
      '1234567890123456',
      '１',
      '٣',
      1n,
      true,
      null,
      undefined,
      [1],
      ['1'],
      { id: 1 },
    ]) {
      assert.equal(toId(value), undefined);
    }
  });
}
