import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Finding, isSecret, removed } from '../../../../src/text/guard/findings';
import { scan } from '../../../../src/text/guard/scan';
import { internalTexts } from './corpus/internalTexts';
import { makeUpSecrets } from './corpus/madeUp';
import { forCustomer, found, secretsOnly } from './rules';

const body = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8';
const token = ['ghp', body].join('_');
const ownKey = 'Xy9+/kE_2vQ=-7aZ.PlainTextKeyOfOurs==';

const mask = (text: string, { start, end }: Finding): string =>
  text.slice(0, start) + removed + text.slice(end);

test('finds a token however it is dressed up', () => {
  const [start, end] = [token.slice(0, 12), token.slice(12)];
  const dressed = [
    `${start}\u200b${end}`,
    `${start}\u00ad\u202e\ufeff${end}`,
    Array.from(token).join('\u200d'),
    token.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)),
    token.replace('_', '\\_'),
    token.replace('_', '%5F'),
    token.replace('_', '&#95;'),
    `${start}**${end}`,
    `${start}<b>${end}`,
    `${start}\n${end}`,
    `${start}\r\n> ${end}`,
  ];
  for (const text of dressed) {
    assert.deepEqual(found(`see ${text} there`, secretsOnly), [`accessToken: ${text}`], JSON.stringify(text));
  }
});

test('finds a token in the target of a link', () => {
  assert.deepEqual(found(`[here](https://x.example/?t=${token.replace('_', '%5f')})`, secretsOnly).length, 1);
});

test('obeys no comment of the text', () => {
  const text = `// secretlint-disable\n/* secretlint-disable-line */ ${token}\n<!-- secretlint-disable -->`;
  assert.deepEqual(found(text, secretsOnly), [`accessToken: ${token}`]);
});

test('finds the own key in any form, and nothing quiets it', () => {
  const rules = { ownKeys: [ownKey], ignored: [ownKey, 'key', 'a', 'e'] };
  const forms = [
    ownKey,
    `${ownKey.slice(0, 9)}\n  > ${ownKey.slice(9)}`,
    Array.from(ownKey).join('\u200b'),
    encodeURIComponent(ownKey),
    ownKey.replace(/[_+.=-]/g, '\\$&'),
    btoa(ownKey).replace(/=+$/, ''),
  ];
  for (const form of forms) {
    const findings = scan(`before ${form} after`, rules);
    assert.deepEqual(
      findings.map(({ kind }) => kind),
      ['ownKey'],
      form,
    );
  }
  for (const name of ['a', 'ab', 'abc']) {
    assert.equal(scan(`Basic ${btoa(`${name}:${ownKey}:x`)}`, rules)[0]?.kind, 'ownKey');
  }
  assert.deepEqual(scan('an ordinary text', { ...rules, ownKeys: ['', ' ', 'text'] }), []);
});

test('drops what contains an ignored term, in any case of its letters', () => {
  assert.deepEqual(found(`${token} 10.0.0.1`, { ...forCustomer, ignored: ['G1B2'] }).length, 2);
  assert.deepEqual(found(`${token} 10.0.0.1`, { ...forCustomer, ignored: [' A1b2C3 '] }), [
    'privateAddress: 10.0.0.1',
  ]);
  assert.deepEqual(found(`${token} 10.0.0.1`, { ...forCustomer, ignored: ['.*', '', ' '] }).length, 2);
});

test('gives what overlaps as one finding of the graver kind', () => {
  assert.deepEqual(found(`/home/x/${token}/y`, forCustomer), [`accessToken: /home/x/${token}/y`]);
});

test('leaves what is meant to be filled in alone', () => {
  const values = [
    'process.env.X1',
    '<password1>',
    '********',
    '$PASSWORD1',
    '${{ secrets.A1 }}',
    'your-pass-1',
    'null',
  ];
  for (const value of values) {
    for (const text of [
      `password=${value}`,
      `"password": "${value}"`,
      `token: ${value}`,
      `https://me:${value}@x.example`,
    ]) {
      assert.deepEqual(found(text, secretsOnly), [], text);
    }
  }
});

test('finds nothing more once everything is masked', () => {
  const texts = [
    ...makeUpSecrets().map(({ text }) => text),
    ...internalTexts.map(([, marked]) => marked.replace(/[⟦⟧]/g, '')),
  ];
  for (const text of texts) {
    const masked = scan(text, forCustomer).reduceRight(mask, text);
    assert.deepEqual(found(masked, forCustomer), [], masked);
  }
});

test('keeps the name when it masks the value', () => {
  const text = 'password=hunter2!x';
  const [finding] = scan(text, secretsOnly);
  assert.ok(finding && isSecret(finding));
  assert.equal(mask(text, finding), 'password=[removed]');
});
