import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../host/paths';
import { buildPanel } from './panelPage';

const unsafe =
  /innerHTML|outerHTML|insertAdjacentHTML|setHTML|createContextualFragment|DOMParser|document\.write|\beval\b|new Function|\.style\b|cssText|\.href|\.src\b|on(?:click|load|error)\b|createElementNS|\bfetch\b|XMLHttpRequest|WebSocket|import\(/;

test('the source of the panel makes nothing but elements and text', () => {
  const folder = path.join(root, 'src/webview');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  assert.ok(files.length > 5);
  for (const file of files) assert.doesNotMatch(readFileSync(path.join(folder, file), 'utf8'), unsafe, file);
});

test('so does its bundle', () => {
  const bundle = buildPanel();
  assert.match(bundle, /createElement/);
  assert.doesNotMatch(bundle, unsafe);
});

test('its style sheet loads nothing', () => {
  const css = readFileSync(path.join(root, 'media/conversation.css'), 'utf8');
  assert.doesNotMatch(css, /url\(|@import|@font-face|#[0-9a-f]{3,8}\b|rgba?\(/i);
});
