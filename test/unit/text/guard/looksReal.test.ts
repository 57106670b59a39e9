import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPlaceholder, looksChosen, looksLikeCode, looksRandom } from '../../../../src/text/guard/looksReal';

function checkAll(looks: (value: string) => boolean, yes: readonly string[], no: readonly string[]): void {
  assert.deepEqual({ yes: yes.filter((value) => !looks(value)), no: no.filter(looks) }, { yes: [], no: [] });
}

test('a password that a person chose has six characters, a letter, and a digit or a sign', () => {
  checkAll(
    looksChosen,
    ['hunter2', 'пароль1', 'abcde!', 'abc=de', 'a12345', 'xxabc12'],
    ['abcd1', 'abcdef', '123456', '!!!!!!1', 'abc-def', 'your-pass-1', '<abc123>'],
  );
});

test('what a machine made is long, and mixes letters and digits', () => {
  checkAll(
    looksRandom,
    [
      'a1b2c3d4e5f6g7h8',
      'abcdefghijklmn1o2',
      'abcdefgHIjklmnopq1rs',
      'abcdefgHIj/klmnopq1s',
      'abcd+efghijklmnopq1s',
    ],
    [
      'a1b2c3d4e5f6g7h',
      'abcdefghijklmnopqrstuvwxyz',
      'abcdefgHIjklmnopq1r',
      'abcdefghijklmnopq1rs',
      'abcdefgHIjklmnopqrst',
      '1234567890123456',
      'xxxxxa1b2c3d4e5f6',
    ],
  );
});

test('code names its values', () => {
  checkAll(
    looksLikeCode,
    [
      'f(x)',
      'a[0]',
      'a.b',
      'a?.b.c1',
      '$a.b',
      'password',
      'abc12;',
      'abc,',
      'myToken',
      'apiKey2',
      'user1Password',
      'x_1Secret1',
    ],
    [
      'hunter-2',
      'a.1b',
      'a..b',
      'abc1234',
      '1abc',
      'abc12;;',
      'myToken-1',
      'a.b-c',
      '1Token',
      'abc1234tokens',
    ],
  );
});

test('what stands where one’s own value belongs is no value', () => {
  checkAll(
    isPlaceholder,
    [
      '<key>', '(x)', '{x}', '*x', '.x', '…x', '[my key]', '[a-b', '$a', '${a}', '$(a)', '%HOME%', '--x', 'xxx1',
      'yourKey', 'my_key', 'my-key', 'example1', 'sampleX', 'changeme', 'replace1', 'insert-1', 'enterX', 'dummy', 'fake-1',
      'foo', 'null', 'undefined', 'todo!', 'redacted1', 'removed-1', 'hiddenX', 'masked1', 'placeholder1', 'secret', 'password1',
      'Test123', 'process.env', 'env.X', 'os.environ', 'ENV[x', 'https://x', 'http:',
      'ab***c', 'a•••b', 'a...b', 'a…b', 'axxxxxb', 'aXXXXXb', 'a<my key>b', 'a${b}', 'a{{b', 'a%s', 'a%B%c', 'a$(b', 'a + "b', "a+ 'b",
      'aaaa', '1111', 'MY_KEY', 'MY_KEY_2',
    ], // prettier-ignore
    [
      'xx1', 'ayour', 'myKey', 'foobar1', 'nullable1', 'secret1234', 'mysecret', 'password1x', '[a]b', '$%a', '%a b%', '-x',
      'a**b', 'a..b', 'axxxxb', 'aXXXXb', 'a<>b', 'a%b', 'a+b', 'aaab', 'baaa', 'Ab_KEY', 'AB_key', 'MYKEY', 'aMY_KEY', 'AB_', 'a1',
    ], // prettier-ignore
  );
});
