import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDisplayText } from '../../../../src/core/displayText';
import type { Branch } from '../../../../src/delivery/chats/escalationNote';
import type { Standing } from '../../../../src/ui/chats/mergedBranches';
import { acme, strangers } from '../../delivery/chats/owners';
import { chatId } from '../../messages';
import { WaitingWindow, bob, fix } from './waitingWindow';

const eve = { id: chatId(6), customer: toDisplayText('Eve') };
const other: Branch = { ...fix, name: 'other', commit: 'decaf' };
const main: Branch = { ...fix, name: 'main', commit: 'ba5e', hadOwnCommits: false };
const merge = (branch: Branch): Standing => ({ branch, isMerged: true });

test('what is sent is noted with the branch at the time, and without one where git knows none', async () => {
  const window = new WaitingWindow();
  await window.chats.noteSent(acme, bob);
  assert.deepEqual(await window.store.get(acme, bob.id), {
    ...{ owner: acme, chat: 5, customer: 'Bob', atMs: window.clock.now() },
    ...{ branch: fix, waitsForFix: false },
  });
  window.current = other;
  await window.chats.noteSent(acme, bob);
  assert.deepEqual(await window.noted(), ['other', false]);
  window.current = undefined;
  await window.chats.noteSent(acme, eve);
  assert.deepEqual(await window.noted(eve), [undefined, false]);
});

test('who shows chats is told once the branch is noted: git may take longer than the message', async () => {
  const window = new WaitingWindow();
  await window.chats.noteSent(acme, bob);
  assert.deepEqual(await Promise.all(window.told), [['fix']]);
});

test('a send never fails because its branch cannot be noted', async () => {
  const window = new WaitingWindow();
  const full = new Error('disk full');
  window.folder.fault = () => full;
  await window.chats.noteSent(acme, bob);
  assert.deepEqual(window.faults, [full]);
});

test('a chat waits from the moment somebody says so until they take it back', async () => {
  const window = new WaitingWindow();
  const { chats } = window;
  assert.equal(await chats.isWaiting(acme, bob.id), false);
  await chats.setWaiting(acme, bob, true);
  assert.equal(await chats.isWaiting(acme, bob.id), true);
  for (const stranger of strangers) assert.equal(await chats.isWaiting(stranger, bob.id), false);
  await chats.setWaiting(acme, bob, false);
  assert.deepEqual(await window.noted(), ['fix', false]);
});

const changes: readonly {
  what: string;
  noted: Branch | undefined;
  then: 'send' | 'wait';
  waits: boolean;
  from: Branch | undefined;
  expected: Branch | undefined;
}[] = [
  ...(['send', 'wait'] as const).flatMap((then) => [
    { what: `${then} from another branch`, noted: main, then, waits: true, from: fix, expected: fix },
    { what: `${then} without a branch`, noted: fix, then, waits: true, from: undefined, expected: fix },
    { what: `${then} from the trunk`, noted: fix, then, waits: true, from: main, expected: fix },
    {
      what: `first ${then} from the trunk`,
      noted: undefined,
      then,
      waits: false,
      from: main,
      expected: main,
    },
    {
      what: `${then} after the merge`,
      ...{ noted: fix, then, waits: false, expected: fix },
      from: { ...fix, commit: 'ba5e', hadOwnCommits: false },
    },
  ]),
  { what: 'send while it waits', noted: fix, then: 'send', waits: true, from: other, expected: fix },
  { what: 'send while it does not', noted: fix, then: 'send', waits: false, from: other, expected: other },
  { what: 'wait anew', noted: fix, then: 'wait', waits: true, from: other, expected: other },
];
for (const { what, noted, then, waits, from, expected } of changes) {
  test(`the branch that is noted after: ${what}`, async () => {
    const window = new WaitingWindow();
    if (noted) await window.store.setWaiting(acme, bob.id, bob.customer, waits, noted, 0);
    window.current = from;
    if (then === 'send') await window.chats.noteSent(acme, bob);
    else await window.chats.setWaiting(acme, bob, true);
    assert.deepEqual((await window.store.get(acme, bob.id))?.branch, expected);
    assert.deepEqual(window.faults, []);
  });
}

test('the merge of a branch is told once, with all chats that wait for it and no other', async () => {
  const window = new WaitingWindow();
  const { chats } = window;
  await chats.setWaiting(acme, bob, true);
  await chats.setWaiting(acme, eve, true);
  await chats.noteSent(acme, { ...eve, id: chatId(7) });
  window.current = other;
  await chats.setWaiting(acme, { ...eve, id: chatId(8) }, true);
  chats.start();
  await window.change();
  assert.equal(window.offered.length, 0);
  window.toStanding = (branch) => ({ branch, isMerged: branch.name === 'fix' });
  await window.change();
  await window.change();
  const [told, ...more] = window.offered;
  assert.deepEqual([told?.toSorted(), more], [[5, 6, 'fix'], []]);
  assert.deepEqual(
    [await window.noted(bob), await window.noted(eve)],
    [
      ['fix', false],
      ['fix', false],
    ],
  );
  assert.equal(await chats.isWaiting(acme, chatId(8)), true);
  const reloaded = new WaitingWindow(window.folder);
  reloaded.toStanding = window.toStanding;
  reloaded.chats.start();
  await reloaded.change();
  assert.deepEqual(reloaded.offered, []);
});

test('a merge is told at the start, and of a chat that begins to wait after it', async () => {
  const window = new WaitingWindow();
  window.toStanding = merge;
  await window.store.setWaiting(acme, bob.id, bob.customer, true, fix, 0);
  window.chats.start();
  await window.change();
  assert.deepEqual(window.offered, [['fix', 5]]);
  await window.chats.setWaiting(acme, eve, true);
  await window.clock.pass(1_000);
  await window.change();
  assert.deepEqual(window.offered.slice(1), [['fix', 6]]);
});

test('only the window with the focus tells of a merge, when it gets it', async () => {
  const there = new WaitingWindow();
  const here = new WaitingWindow(there.folder);
  await here.chats.setWaiting(acme, bob, true);
  for (const window of [there, here]) {
    window.toStanding = merge;
    window.isFocused = false;
    window.chats.start();
    await window.change();
  }
  here.isFocused = true;
  await Promise.all([here.change(), there.change()]);
  there.isFocused = true;
  await there.change();
  assert.deepEqual([here.offered, there.offered], [[['fix', 5]], []]);
});

test('where a branch stands is noted also without the focus, and only when it moves', async () => {
  const window = new WaitingWindow();
  await window.chats.setWaiting(acme, bob, true);
  window.isFocused = false;
  const moved = { ...fix, commit: 'decaf' };
  window.toStanding = () => ({ branch: moved, isMerged: false });
  window.chats.start();
  await window.change();
  assert.deepEqual((await window.store.get(acme, bob.id))?.branch, moved);
  const before = window.folder.entries;
  window.folder.fault = (call) => (call === 'write' ? new Error('written again') : undefined);
  await window.change();
  assert.deepEqual([window.folder.entries, window.faults], [before, []]);
});

test('git is not asked where nobody waits, nor for another organization or without a key', async () => {
  const window = new WaitingWindow();
  await window.chats.noteSent(acme, bob);
  window.chats.start();
  await window.change();
  await window.chats.setWaiting(acme, bob, true);
  for (const owner of [undefined, ...strangers]) {
    window.owner = owner;
    await window.change();
  }
  assert.equal(window.looks, 0);
  window.owner = acme;
  await window.change();
  assert.equal(window.looks, 1);
});

test('many changes at once are one look, and those during a look another', async () => {
  const window = new WaitingWindow();
  await window.chats.setWaiting(acme, bob, true);
  window.chats.start();
  window.toStanding = (branch) => {
    if (window.looks === 1) for (let times = 0; times < 3; times++) window.poke();
    return { branch, isMerged: false };
  };
  for (let times = 0; times < 10; times++) window.poke();
  await window.change();
  await window.clock.pass(60_000);
  assert.equal(window.looks, 2);
});

test('a fault with one chat does not hide what others waited for', async () => {
  const window = new WaitingWindow();
  await window.chats.setWaiting(acme, bob, true);
  window.current = other;
  await window.chats.setWaiting(acme, eve, true);
  const broken = new Error('broken');
  window.toStanding = (branch) => {
    if (branch.name === 'other') throw broken;
    return merge(branch);
  };
  window.chats.start();
  await window.change();
  assert.deepEqual([window.offered, window.faults], [[['fix', 5]], [broken]]);
});

test('a wait that is taken back while git looks is not told of', async () => {
  const window = new WaitingWindow();
  await window.chats.setWaiting(acme, bob, true);
  window.toStanding = async (branch) => {
    await window.chats.setWaiting(acme, bob, false);
    return merge(branch);
  };
  window.chats.start();
  await window.change();
  assert.deepEqual(window.offered, []);
});

test('nothing is looked at or told after the end', async () => {
  const window = new WaitingWindow();
  await window.chats.setWaiting(acme, bob, true);
  window.toStanding = (branch) => {
    window.chats.dispose();
    return merge(branch);
  };
  window.chats.start();
  await window.change();
  await window.change();
  assert.deepEqual([window.looks, window.offered, await window.noted()], [1, [], ['fix', true]]);
  assert.equal(window.clock.waiting, 0);
});
