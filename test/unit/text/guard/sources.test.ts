import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCredentials } from '../../../../src/text/guard/credentials';
import type { Finding } from '../../../../src/text/guard/findings';
import { findPattern } from '../../../../src/text/guard/pattern';
import { findBySecretlint } from '../../../../src/text/guard/secretlintRules';
import { tokenPatterns } from '../../../../src/text/guard/tokens';

const random = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8';
const long = random.repeat(3);
const hex = '0a1b2c3d4e5f60718293a4b5c6d7e8f9';
const key = 'MIIEpQIBAAKCAQEAx7Zq';

const shown = (text: string, findings: readonly Finding[]): string[] =>
  findings.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

const credentials: readonly (readonly [text: string, found: readonly string[]])[] = [
  ['https://me:hunter2@a.example', ['password: hunter2']],
  ['https://:hunter2@a.example', ['password: hunter2']],
  ['x://hunter2:hunter2@a.example', []],
  ['x://me:hunters@a.example', []],
  ['x://me:HunterSecret@a.example', ['password: HunterSecret']],
  ['x://me:HunterS@a.example', []],
  ['x://me:h2@a.example', []],
  ['x://me:hunter2@ a', []],
  ['redis://me:hunter2@a', ['password: hunter2', 'connectionString: hunter2']],
  [`x://${random}@a.example`, [`accessToken: ${random}`]],
  [`x://${random}@a`, []],
  [`Bearer ${random}==`, [`accessToken: ${random}==`]],
  [`bearer  '${random}'`, [`accessToken: ${random}`]],
  [`Bearer:${random} bearers ${random}`, []],
  [`Basic ${btoa('me:hunter2')}`, [`password: ${btoa('me:hunter2')}`]],
  [`Basic "${btoa(':hunter2')}"`, [`password: ${btoa(':hunter2')}`]],
  [`Basic ${btoa('me:hunters')}`, []],
  [`Basic ${btoa('me\u0001:hunter2')}`, []],
  [`Basic ${btoa('hunter2hunter2')}`, []],
  ['Basic abcdefghi', []],
  [`SharedAccessKey=${random}a1b2=;`, [`cloudKey: ${random}a1b2=`]],
  [`AccountKey=${random}a1b`, []],
  [`xAccountKey=${random}a1b2`, []],
  [`SecretAccessKey: ${random}a1b2`, [`cloudKey: ${random}a1b2`]],
  [`secret_access_key" => "${random}a1b2"`, [`cloudKey: ${random}a1b2`]],
  [`secret_accesskey=${random}a1b2`, [`cloudKey: ${random}a1b2`]],
  [`secret_access_key=${random}a1b2c`, []],
  [`secret_access_key ${random}a1b2`, []],
  [`;sig=${random}%2B2`, [`cloudKey: ${random}%2B2`]],
  [`?sig=${'a'.repeat(50)}`, []],
  [`X-Amz-Security-Token=${hex}${hex}`, [`cloudKey: ${hex}${hex}`]],
  [`X-Amz-Signature=${'a'.repeat(50)}`, []],
  [`x-api-key: ${random}`, [`apiKey: ${random}`]],
  [`"X-Auth-Token" : "${random}`, [`apiKey: ${random}`]],
  [`apikey=${random}= auth=${random}`, [`apiKey: ${random}=`, `apiKey: ${random}`]],
  [`x-acme-token ${random}`, []],
  [`api-key=${'a'.repeat(20)}`, []],
  [`session_id=${random}; a`, [`sessionCookie: ${random}`]],
  [`sessiontoken: '${random}'`, [`sessionCookie: ${random}`]],
  [`sid=${random}`, [`sessionCookie: ${random}`]],
  [`inside=${random}`, []],
  [`xsrf-token="${random}==`, [`sessionCookie: ${random}==`]],
  [`authtoken: ${random}`, [`sessionCookie: ${random}`]],
  [`session=${'a'.repeat(20)}`, []],
  [`Private-Lines: 14\r\n${key}${key}`, [`privateKey: ${key}${key}`]],
  [`Private-Lines: 1234\n${key}${key}`, []],
  [
    `-----BEGIN DSA PRIVATE KEY-----\n${key}\n-----END DSA PRIVATE KEY----- x`,
    [`privateKey: -----BEGIN DSA PRIVATE KEY-----\n${key}\n-----END DSA PRIVATE KEY-----`],
  ],
  [
    `a -----BEGIN PRIVATE KEY-----\n${key} b ${key}. c`,
    [`privateKey: -----BEGIN PRIVATE KEY-----\n${key} b ${key}`],
  ],
  [`-----BEGIN PRIVATE KEY-----\n${key}-----BEGIN`, [`privateKey: -----BEGIN PRIVATE KEY-----\n${key}`]],
  [`-----BEGIN PRIVATE KEY-----\nshort\n-----END PRIVATE KEY-----`, []],
  [`-----BEGIN PUBLIC KEY-----\n${key}`, []],
];

for (const [text, found] of credentials) {
  test(`${found.length} credentials are known by what stands around them in ${JSON.stringify(text)}`, () => {
    assert.deepEqual(shown(text, findCredentials(text)), found);
  });
}

const tokens: Readonly<Record<string, readonly string[]>> = {
  cloudKey: [
    'AKIAA1B2C3D4E5F6G7H8',
    `AIza${random.slice(0, 35)}`,
    `LTAI${random.slice(0, 16)}`,
    `AKID${random.slice(0, 32)}`,
    `abc1Q~${random.slice(0, 34)}`,
    `doo_v1_${hex}${hex}`,
    `v1.0-${hex.slice(0, 24)}-${hex.repeat(3)}`,
  ],
  apiKey: [
    `sk-ant-api03-${random}`,
    `sk-${random}`,
    `gsk_${random}abcd`,
    `xai-${random}${random}`,
    `pplx-${random}abcd`,
    `r8_${random}a`,
    `rk_test_${random}`,
    `rzp_test_${random.slice(0, 14)}`,
    `SG.${random}.${random}`,
    `key-${hex}`,
    `${hex}-us12`,
    `SK${hex}`,
    `xkeysib-${hex}${hex}-${random.slice(0, 16)}`,
    `re_a1B2c3D4_${random}`,
    `NRAK-${random.toUpperCase().slice(0, 27)}`,
    `PMAK-${hex.slice(0, 24)}-${hex}ab`,
    'mob-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
    `AGE-SECRET-KEY-1${long.toUpperCase().slice(0, 58)}`,
  ],
  accessToken: [
    `ghr_${random}`,
    `github_pat_${long.slice(0, 50)}`,
    `gloas-${random}`,
    `npm_${random}`,
    `pypi-AgE${long.slice(0, 50)}`,
    `rubygems_${hex}${hex}`,
    `dckr_oat_${random}`,
    `xoxe.xoxb-${random}`,
    `xapp-1-${random}`,
    'hf_abcdefghijklmnopqrstuvwxyzABCD',
    `dapi${hex}-2`,
    `hvb.${random}`,
    `dp.ct.dev.${long.slice(0, 40)}`,
    `lin_oauth_${random}`,
    `ATCTT3${random}`,
    `HRKU-${random}`,
    `shptk_${hex}`,
    `sq0idp-${random}`,
    `EAAA${long.slice(0, 60)}`,
    `M${random.slice(0, 23)}.${random.slice(0, 6)}.${random}`,
    `ntn_123456789${random}`,
    `secret_${long.slice(0, 43)}`,
    `figd_${long.slice(0, 40)}`,
    `nfp_${random}`,
    `vcr_${random}`,
    `pscale_pw_${random}`,
    `sb_secret_${random}`,
    `fo1_${long.slice(0, 40)}`,
    `pat${random.slice(0, 14)}.${hex}${hex}`,
    `pat-na1-0a1b2c3d-${hex.slice(0, 27)}`,
    `sntrys_${long.slice(0, 40)}`,
    `glsa_${random}`,
    `pul-${hex}01234567`,
    `ya29.${random}`,
    `GOCSPX-${random.slice(0, 28)}`,
    `1//0${long.slice(0, 40)}`,
    `CCIPAT_${random}`,
    `bkua_${hex}01234567`,
    `CFPAT-${long.slice(0, 43)}`,
    `ops_eyJ${long}`,
    `:AA${random}`,
    `.atlasv1.${long}`,
  ],
  webhook: [
    `whsec_${random}=`,
    `hooks.slack.com/workflows/${random}`,
    `discord.com/api/webhooks/123456789012345/${long.slice(0, 40)}`,
    `webhook.office.com/webhookb2/${long}`,
    'hooks.zapier.com/hooks/catch/1/abcde',
    `chat.googleapis.com/v1/spaces/AAAAA/messages?key=${random}`,
  ],
  jsonWebToken: [`eyJ${random}.eyJ${random}.${random}`, `eyJ${random}..a1b2c3d4.${random}.${random}`],
};

for (const [kind, each] of Object.entries(tokens)) {
  test(`${each.length} shapes of ${kind} are found in their own form`, () => {
    for (const written of each) {
      // What stands before these is public.
      const before = written.startsWith(':AA') ? '12345678' : written.startsWith('.atl') ? random : 'see ';
      const secret = written.replace(/^:/, '');
      const text = `${before}${written} `;
      const found = tokenPatterns.flatMap((pattern) => findPattern(text, pattern));
      assert.ok(
        shown(text, found).includes(`${kind}: ${secret}`),
        `${written}: ${shown(text, found).join()}`,
      );
      if (before === 'see ')
        assert.ok(
          !tokenPatterns.some((pattern) =>
            findPattern(`x1${text.slice(4)}`, pattern).some(({ start }) => start === 2),
          ),
          written,
        );
    }
  });
}

test('a run of one letter stands for a token in documentation', () => {
  for (const text of [`ghp_${'x'.repeat(36)}`, `ghp_a1b2${'A'.repeat(40)}`])
    assert.deepEqual(
      tokenPatterns.flatMap((pattern) => findPattern(text, pattern)),
      [],
    );
});

test('what secretlint finds has a kind of ours, and of an address only the password', () => {
  for (const [text, found] of [
    ['postgres://me:hunter2@a.example:5432/b', ['connectionString: hunter2']],
    ['mysql://me:hunter2@a.example:5432/b', ['connectionString: hunter2']],
    [`gsk_${long.slice(0, 52)}`, [`apiKey: gsk_${long.slice(0, 52)}`]],
    ['postgres://me:<password>@a.example:5432/b', []],
    [`see gho_${random}`, [`accessToken: gho_${random}`]],
    [
      `xoxb-123456789012-123456789012-${random.slice(0, 24)}`,
      [`accessToken: xoxb-123456789012-123456789012-${random.slice(0, 24)}`],
    ],
    ['https://me:your-password@a.example', []],
    ['an ordinary text', []],
    ['// secretlint-disable\npostgres://me:hunter2@a.example:1/b', ['connectionString: hunter2']],
  ] as const)
    assert.deepEqual(shown(text, findBySecretlint(text)), found);
});
