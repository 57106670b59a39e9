import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSameOwner, parseOwner } from '../../../src/core/memoryOwner';

const acme = { origin: 'https://api.helpcrunch.com', organization: 7 };

test('an organization is the same at the same origin only', () => {
  assert.equal(isSameOwner(acme, { ...acme }), true);
  assert.equal(isSameOwner(acme, { ...acme, organization: 8 }), false);
  assert.equal(isSameOwner(acme, { ...acme, origin: 'https://eu.example' }), false);
});

test('an owner is read out of whatever was stored with it', () => {
  assert.deepEqual(parseOwner({ ...acme, ...{ version: 1 } }), acme);
});

test('what has no origin or no whole number for an organization belongs to nobody', () => {
  for (const stored of [{}, { origin: acme.origin }, { organization: 7 }, { ...acme, origin: 7 }])
    assert.equal(parseOwner(stored), undefined);
  for (const organization of ['7', 7.5, Number.NaN, null])
    assert.equal(parseOwner({ ...acme, organization }), undefined);
});
