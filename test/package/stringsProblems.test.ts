import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCodeKeys, toForms } from './l10nKeys';
import { findProblems } from './l10nProblems';

const values = { count: 1, isShared: true };
const file = 'ui/any.ts';

function problems(english: string, text: string, unchanged: readonly string[] = []): readonly string[] {
  return findProblems(new Map([['key', english]]), { key: text }, unchanged);
}

test('a good translation has no problems', () => {
  for (const [english, text] of [
    ['Note to chat #{0} ({1}) as {2}.', 'Нотатка до чату #{0} ({1}) від імені {2}.'],
    ['Open Chat...', 'Відкрити чат...'],
    ['The argument "{0}" of the command is not valid.', 'Аргумент «{0}» команди хибний.'],
    ['{0}: {1}', '{0}: {1}'],
    ['[Set Key...](command:helpcrunch.setApiKey)', '[Задати ключ...](command:helpcrunch.setApiKey)'],
  ] as const)
    assert.deepEqual(problems(english, text), []);
});

test('every damage is found and named', () => {
  for (const [english, text, problem] of [
    ['Open Chat', '', 'not translated'],
    ['Open Chat', ' ', 'not translated'],
    ['Open Chat', 'Open Chat', 'still English'],
    ['Sent to {0}', 'Надіслано', 'other values'],
    ['Sent to {0}', 'Надіслано {1}', 'other values'],
    ['{0} and {0}', '{0} і', 'other values'],
    ['{customer}, hello', '{клієнт}, вітаю', 'other values'],
    ['Open Chat', 'Відкрити чат ', 'other space around'],
    ['One\n\nTwo', 'Один\nДва', 'other lines'],
    ['Open...', 'Відкрити', 'other ellipsis'],
    ['Open...', 'Відкрити…', 'other ellipsis'],
    ['Sent.', 'Надіслано', 'other end'],
    ['Send?', 'Надіслати.', 'other end'],
    ['$(check) Sent', 'Надіслано', 'other icons'],
    ['[Key](command:helpcrunch.setApiKey)', '[Ключ](command:helpcrunch.showLog)', 'other links'],
    ['• One', 'Один', 'other marks'],
    ['A **bold** word', 'Жирне слово', 'other marks'],
    ['Check helpcrunch.apiUrl', 'Перевірте helpcrunch.url', 'other names'],
    ['Set HTTPS_PROXY', 'Задайте проксі', 'other names'],
    ['Type #id', 'Введіть ід', 'other names'],
    ['Sent ({0})', 'Надіслано ({0}', 'half a pair'],
    ['`0` sends it', '`1` надсилає', 'other code'],
    ['Word {0}', 'Слово "{0}"', 'wrong quotes'],
    ['Word {0}', 'Слово «{0}', 'half a pair'],
    ['Word "{0}"', 'Слово "{0}', 'wrong quotes'],
    ['Name', "Ім'я", 'wrong quotes'],
    ['Chat', 'Чaт', 'mixed alphabets'],
  ] as const) {
    const found = problems(english, text);
    assert.ok(found.includes(`${problem}: key`), `${text}: ${found.join('; ')}`);
  }
});

test('names stay English only where that is said', () => {
  assert.deepEqual(problems('HelpCrunch', 'HelpCrunch'), ['still English: key']);
  assert.deepEqual(problems('HelpCrunch', 'HelpCrunch', ['HelpCrunch']), []);
});

test('a key that is missing or unused is named', () => {
  const source = new Map([['Open', 'Open']]);
  assert.deepEqual(findProblems(source, {}), ['missing: Open']);
  assert.deepEqual(findProblems(source, { Open: 'Відкрити', Close: 'Закрити' }), ['unused: Close']);
});

test('a label that is quoted is called what it is called in that language', () => {
  const source = new Map([
    ['Review', 'Review'],
    ['hint', '`Review` opens it'],
  ]);
  assert.deepEqual(findProblems(source, { Review: 'Переглянути', hint: '`Переглянути` відкриє' }), []);
  assert.deepEqual(findProblems(source, { Review: 'Переглянути', hint: '`Огляд` відкриє' }), [
    'other code: hint',
  ]);
});

test('what is called the same in English is called the same', () => {
  const source = new Map([
    ['%command.review%', 'Review'],
    ['Review', 'Review'],
  ]);
  assert.deepEqual(findProblems(source, { '%command.review%': 'Переглянути', Review: 'Переглянути' }), []);
  assert.deepEqual(findProblems(source, { '%command.review%': 'Огляд', Review: 'Переглянути' }), [
    'called otherwise elsewhere: %command.review%',
  ]);
});

test('a language needs each form that it has for whole numbers, and no other', () => {
  assert.deepEqual(toForms('en'), ['other']);
  assert.deepEqual(toForms('uk'), ['few', 'many', 'one']);
  const sentences = [
    { file, text: '1 file', isCounted: false, values },
    { file, text: '{0} files', isCounted: true, values },
  ];
  assert.deepEqual(
    [...toCodeKeys(sentences, 'uk')],
    [
      ['1 file', '1 file'],
      ['{0} files/few', '{0} files'],
      ['{0} files/many', '{0} files'],
      ['{0} files/one', '{0} files'],
    ],
  );
});
