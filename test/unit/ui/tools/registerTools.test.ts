import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Tool, type Tools, registerTools, toolNames } from '../../../../src/ui/tools/registerTools';

const never = (): never => {
  throw new Error('nothing is loaded before a tool is used');
};

test('an editor without language models, or without tools, registers none', () => {
  assert.deepEqual(registerTools(undefined, never), []);
  assert.deepEqual(registerTools({}, never), []);
});

test('each tool is registered once, and loads nothing before it is used', async () => {
  const registered = new Map<string, Tool>();
  const calls: string[] = [];
  const toTool = (name: string): Tool => ({
    prepareInvocation: () => void calls.push(`prepare ${name}`),
    invoke: () => void calls.push(`invoke ${name}`),
  });
  const tools: Tools = {
    helpcrunch_read_chat: toTool('read'),
    helpcrunch_add_note: toTool('add'),
  };
  let loads = 0;
  const load = (): { tools: Tools } => {
    loads++;
    return { tools };
  };
  const host = {
    registerTool: (name: string, tool: unknown) => {
      assert.ok(!registered.has(name));
      registered.set(name, tool as Tool);
      return { dispose: () => registered.delete(name) };
    },
  };
  const disposables = registerTools(host, load);
  assert.deepEqual([...registered.keys()], toolNames);
  assert.equal(loads, 0);
  await registered.get('helpcrunch_add_note')?.prepareInvocation({} as never, {} as never);
  await registered.get('helpcrunch_read_chat')?.invoke({} as never, {} as never);
  assert.deepEqual(calls, ['prepare add', 'invoke read']);
  for (const each of disposables) each.dispose();
  assert.equal(registered.size, 0);
});
