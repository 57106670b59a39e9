import assert from 'node:assert/strict';
import { test } from 'node:test';
import { internalTexts, ordinaryAnswers } from './corpus/internalTexts';
import { forCustomer, found, internal, secretsOnly } from './rules';

test('finds exactly what is internal', () => {
  for (const [kind, marked] of internalTexts) {
    const [, wanted = ''] = /⟦([^⟧]*)⟧/.exec(marked) ?? [];
    assert.deepEqual(found(marked.replace(/[⟦⟧]/g, ''), forCustomer), [`${kind}: ${wanted}`]);
  }
});

test('lets ordinary answers pass', () => {
  for (const answer of ordinaryAnswers) assert.deepEqual(found(answer, forCustomer), [], answer);
});

test('looks for internal text only where it is asked to', () => {
  for (const [, marked] of internalTexts) assert.deepEqual(found(marked, secretsOnly), []);
});

test('does not take an account that many machines have for a person', () => {
  const rules = { ...secretsOnly, internal: { ...internal, userName: 'root' } };
  assert.deepEqual(found('the root of the tree', rules), []);
});

test('takes names of people and folders as plain text', () => {
  const agents = [{ name: 'a.*(b|', email: '[x]@y' }];
  const rules = { ...secretsOnly, internal: { workspaceFolders: ['/w(x'], userName: 'o+ne', agents } };
  assert.deepEqual(found('@a.*(b| and [x]@y in /w(x/y by o+ne, ooone', rules), [
    'agentMention: @a.*(b|',
    'agentMention: [x]@y',
    'absolutePath: /w(x/y',
    'userName: o+ne',
  ]);
});

test('leaves a heading underlined with seven signs alone', () => {
  assert.deepEqual(found('Heading\n=======\n', forCustomer), []);
  assert.deepEqual(found('<<<<<<< a\n=======\n>>>>>>> b', forCustomer).length, 3);
});
