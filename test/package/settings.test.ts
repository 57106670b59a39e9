import assert from 'node:assert/strict';
import { test } from 'node:test';
import ts from 'typescript';
import {
  defaultMessageChars,
  defaultRefreshSeconds,
  defaultUndoSeconds,
  maxRefreshSeconds,
  maxUndoSeconds,
  minMessageChars,
} from '../../src/core/limits';
import { settingsSection } from '../../src/ui/contributions';
import * as expected from './interface';
import { type SettingDeclaration, manifest } from './manifest';
import { findCalls } from './source';

const { properties } = manifest.contributes.configuration;

/** Where the code reads a setting; other layers have functions of the same name. */
const readings = findCalls('read').filter(
  ({ file }) => file.startsWith('ui/') && !file.startsWith('ui/chats/'),
);

/** The parts of a declaration that the interface fixes. */
function toPromise({ type, default: value, ...rest }: SettingDeclaration): object {
  const promised = ['enum', 'minimum', 'ignoreSync'];
  return {
    type,
    default: value,
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => promised.includes(name))),
  };
}

test('the settings, their types and defaults are those of the interface, and none extra', () => {
  const declared = Object.entries(properties).map(([key, setting]) => [key, toPromise(setting)]);
  assert.deepEqual(Object.fromEntries(declared), expected.settings);
});

test('every setting is of application scope, so that no workspace or remote machine can set it', () => {
  for (const [key, { scope }] of Object.entries(properties)) assert.equal(scope, 'application', key);
});

test('the code reads every setting in one place, and no other', () => {
  const read = [...readings, ...findCalls('readTexts')].map(({ file, node }) => [
    file,
    node.arguments[0]?.getText(),
  ]);
  assert.deepEqual(
    read.sort(),
    Object.keys(properties)
      .map((key) => ['ui/settings.ts', `'${key.slice(settingsSection.length + 1)}'`])
      .sort(),
  );
  assert.deepEqual(
    findCalls('workspace.getConfiguration')
      .map(({ file, node }) => [file, node.arguments[0]?.getText()])
      .sort(),
    [
      ['ui/networkSettings.ts', "'http'"],
      // Whatever it is asked about, it only says whether that is set.
      ['ui/settings.ts', undefined],
      ['ui/settings.ts', 'settingsSection'],
    ],
  );
});

test('what the code falls back to is the declared default, except for addresses', () => {
  for (const { node } of readings) {
    const [key, fallback] = node.arguments;
    assert.ok(key && ts.isStringLiteral(key) && fallback);
    const declared = properties[`${settingsSection}.${key.text}`];
    const written = fallback.getText();
    const limits: Partial<Record<string, number>> = {
      defaultMessageChars,
      defaultRefreshSeconds,
      defaultUndoSeconds,
    };
    const inCode = String(limits[written] ?? written.replaceAll("'", '"'));
    assert.equal(inCode, key.text.endsWith('Url') ? '""' : JSON.stringify(declared?.default), key.text);
  }
  assert.equal(properties['helpcrunch.maxMessageLength']?.minimum, minMessageChars);
  assert.equal(properties['helpcrunch.undoSeconds']?.maximum, maxUndoSeconds);
  assert.equal(properties['helpcrunch.refreshSeconds']?.maximum, maxRefreshSeconds);
});
