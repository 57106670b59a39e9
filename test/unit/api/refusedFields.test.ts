import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toRefusedFields } from '../../../src/api/refusedFields';
import { hostileText } from '../hostileText';

const generic = { code: 'invalid_request', message: 'Invalid request' };

test('the generic element is shown only where nothing tells more', () => {
  const field = { code: 'filter[0].field', message: 'This value should not be blank.' };
  assert.deepEqual(toRefusedFields({ errors: [generic] }), [
    { field: generic.code, message: generic.message },
  ]);
  assert.deepEqual(toRefusedFields({ errors: [generic, field] }), [
    { field: field.code, message: field.message },
  ]);
});

test('five fields are enough', () => {
  const errors = Array.from({ length: 9 }, (_, at) => ({ code: `field${at}`, message: 'no' }));
  assert.deepEqual(
    toRefusedFields({ errors }).map(({ field }) => field),
    ['field0', 'field1', 'field2', 'field3', 'field4'],
  );
});

test('what is no error body says nothing', () => {
  for (const body of [undefined, null, '', 5, [], {}, { errors: 'no' }, { errors: {} }, { errors: [5] }]) {
    assert.deepEqual(toRefusedFields(body), []);
  }
});

test('missing words are empty, and hostile ones are cleaned', () => {
  assert.deepEqual(toRefusedFields({ errors: [{ code: null }] }), [{ field: '', message: '' }]);
  fc.assert(
    fc.property(hostileText, hostileText, (code, message) => {
      const [shown] = toRefusedFields({ errors: [{ code, message }] });
      assert.ok(shown !== undefined && shown.field.length <= 60 && shown.message.length <= 60);
      assert.ok(!`${shown.field}: ${shown.message}`.includes(']('));
    }),
  );
});
