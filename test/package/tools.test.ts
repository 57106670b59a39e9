import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toolNames } from '../../src/ui/tools/registerTools';
import { readText, strings } from './manifest';

interface Contributed {
  readonly name: string;
  readonly displayName: string;
  readonly userDescription: string;
  readonly modelDescription: string;
  readonly inputSchema: { readonly properties: object; readonly required: readonly string[] };
}

const { contributes } = JSON.parse(readText('package.json')) as {
  readonly contributes: { readonly languageModelTools: readonly Contributed[] };
};
const tools = contributes.languageModelTools;

test('the tools of package.json are those of the code, and have names that VS Code takes', () => {
  assert.deepEqual(
    tools.map(({ name }) => name),
    toolNames,
  );
  for (const { name } of tools) assert.match(name, /^(?!copilot_|vscode_)[\w-]+$/);
});

test('a tool takes a chat and a text, and nothing that could turn a note into a message', () => {
  const inputs = tools.map(({ inputSchema: { properties, required } }) => [
    Object.keys(properties),
    required,
  ]);
  assert.deepEqual(inputs, [
    [['chat'], ['chat']],
    [
      ['chat', 'markdown'],
      ['chat', 'markdown'],
    ],
  ]);
});

test('people read what a tool is in their language, and models in English', () => {
  for (const { displayName, userDescription, modelDescription } of tools) {
    for (const text of [displayName, userDescription]) assert.ok(text.slice(1, -1) in strings, text);
    assert.match(modelDescription, /^[A-Z][^%]+\.$/);
  }
});
