import fc from 'fast-check';
import { chatId } from '../../messages';
import { type MessageType, messageTypes } from '../../../../src/core/message';
import { type OutboxState, waitsFor, withState } from '../../../../src/core/outbox';
import { toFile } from '../../../../src/delivery/outboxFile';
import { type FateName, fates } from '../../fakes/fakeHelpCrunch';
import { say } from '../../outboxMessages';
import type { OutboxWindow } from '../outboxWorld';
import type { Expectations } from './expected';
import type { Scene } from './scene';

type Command = fc.AsyncCommand<Expectations, Scene>;

/** A command that is always possible, and after which everything is judged. */
function command(name: string, run: (expected: Expectations, scene: Scene) => Promise<unknown>): Command {
  return {
    check: () => true,
    run: async (expected, scene) => {
      await run(expected, scene);
      await scene.world.clock.pass(0);
      scene.judge();
    },
    toString: () => name,
  };
}

const choice = fc.nat(5);

interface Added {
  readonly choice: number;
  readonly chat: number;
  readonly type: MessageType;
  readonly isHeld: boolean;
  readonly count: number;
  /** What the user saw last in the chat is known. */
  readonly isSeen: boolean;
  readonly diesAtCall: number;
}

const add = fc
  .record({
    ...{ choice, chat: fc.integer({ min: 5, max: 6 }), type: fc.constantFrom(...messageTypes) },
    ...{ isHeld: fc.boolean(), isSeen: fc.boolean(), count: fc.constantFrom(1, 1, 1, 2, 3) },
    diesAtCall: fc.constantFrom(0, 0, 0, 1, 2, 3, 4, 5, 6, 9, 15, 30, 60),
  })
  .map((added) =>
    command(`add(${JSON.stringify(added)})`, (expected, scene) => runAdd(added, expected, scene)),
  );

async function runAdd(added: Added, expected: Expectations, scene: Scene): Promise<void> {
  const { clock, helpCrunch } = scene.world;
  const window = scene.window(added.choice);
  const agreedMs = clock.now();
  const state: OutboxState = added.isHeld ? { kind: 'held', untilMs: agreedMs + 5_000 } : { kind: 'queued' };
  const seenMessage = added.isSeen
    ? (helpCrunch.lines.findLast(({ chat }) => chat === added.chat)?.id ?? 0)
    : 0;
  const known = Array.from({ length: added.count }, () =>
    expected.add(scene.toNextId(), added.chat, added.type),
  );
  const messages = known.map(({ id, chat, type, text }) =>
    say(1, {
      ...{ id, type, state, agreedMs, seenMessage, chat: chatId(chat), content: { text } },
      group: known[0]?.id ?? id,
    }),
  );
  if (added.diesAtCall > 0) window.dieAtCall(added.diesAtCall);
  const isAccepted = await scene.perform(window.outbox.add(messages));
  for (const message of known) message.isAccepted = isAccepted;
  noteOrphans(expected, scene, window);
}

/** Everything that a window held when it died must wait for the user. */
function noteOrphans(expected: Expectations, scene: Scene, window: OutboxWindow): void {
  if (window.isAlive) return;
  for (const [name] of scene.world.folders.outbox.entries) {
    const [id = '', owner] = name.split('.');
    const isHeld = scene.stored.some((each) => each.id === id && each.state.kind === 'held');
    if (owner === window.name && isHeld) expected.find(id).isOrphan = true;
  }
}

const die = fc
  .record({ choice, calls: fc.constantFrom(0, 1, 2, 3, 5, 8, 13, 21, 34) })
  .map(({ choice, calls }) =>
    command(`die(${choice}, ${calls})`, async (expected, scene) => {
      const window = scene.window(choice);
      if (calls === 0) window.die();
      else window.dieAtCall(calls);
      await scene.world.clock.pass(calls === 0 ? 0 : 6_000);
      noteOrphans(expected, scene, window);
    }),
  );

const open = fc.constant(command('open()', (_, scene) => Promise.resolve(scene.open())));

const pass = fc
  .constantFrom(100, 1_000, 5_000, 30_000, 120_000, 600_000, 960_000)
  .map((ms) => command(`pass(${ms})`, (_, scene) => scene.world.clock.pass(ms)));

const sleep = fc.constantFrom(-60_000, 1_000_000, 90_000_000).map((ms) =>
  command(`setClock(${ms})`, (_, { world: { clock } }) => {
    clock.set(clock.now() + ms);
    return clock.pass(1_000);
  }),
);

const names = Object.keys(fates) as FateName[];
const readNames = [
  'fine',
  'fine',
  'fine',
  'refused',
  'serverError',
  'tooMany',
  'unauthorized',
  'unreadable',
] as const;
const answers = fc
  .record({
    post: fc.oneof(fc.constant<FateName>('fine'), fc.constantFrom(...names)),
    read: fc.constantFrom(...readNames),
  })
  .map(({ post, read }) =>
    command(`answer(${post}, ${read})`, (_, { world: { helpCrunch } }) => {
      helpCrunch.post = fates[post];
      helpCrunch.read = fates[read];
      return Promise.resolve();
    }),
  );

const key = fc.constantFrom('key-a', 'key-b').map((key) =>
  command(`setKey(${key})`, async (_, scene) => {
    await scene.world.setKey(key);
    scene.window(0).outbox.hurry(waitsFor('key', 'organization'), true);
  }),
);

const talk = fc
  .constantFrom(5, 6)
  .map((chat) =>
    command(`talk(${chat})`, (_, { world: { helpCrunch } }) =>
      Promise.resolve(helpCrunch.say({ chat, type: 'message', text: 'Are you there?' })),
    ),
  );

/** Something that the user does with a message that is there. */
function deed(
  name: string,
  run: (id: string, window: OutboxWindow, expected: Expectations, scene: Scene) => Promise<unknown>,
): fc.Arbitrary<Command> {
  return fc.record({ choice, message: choice }).map(({ choice, message }) =>
    command(`${name}(${choice}, ${message})`, async (expected, scene) => {
      const { stored } = scene;
      const chosen = stored[message % stored.length];
      if (!chosen) return;
      const window = scene.window(choice);
      await run(chosen.id, window, expected, scene);
      noteOrphans(expected, scene, window);
    }),
  );
}

const tryNow = deed('tryNow', (id, { outbox }) => {
  outbox.hurry((each) => each.id === id, true);
  return Promise.resolve();
});

const withdraw = deed('withdraw', async (id, window, expected, scene) => {
  const isDone = await scene.perform(window.outbox.withdraw([id]));
  // Whether a window that died in the middle had removed it already is not known.
  if (!isDone) expected.find(id).isAccepted = false;
  if (window.states.includes(`${id} gone`)) expected.find(id).isTakenAway = true;
});

const discard = deed('discard', async (id, window, expected, scene) => {
  const met = { is: false, isTaken: false };
  const change = (): Promise<undefined> => {
    met.is = true;
    return Promise.resolve(undefined);
  };
  const act = window.outbox.act(id, change).then((isTaken) => (met.isTaken = isTaken));
  const isDone = await scene.perform(act);
  // Whether a window that died in the middle had removed it already is not known.
  if (met.is && !isDone) expected.find(id).isAccepted = false;
  if (met.isTaken) expected.find(id).isTakenAway = true;
});

const agree = deed('agree', async (id, window, expected, scene) => {
  const agreedMs = scene.world.clock.now();
  await scene.perform(
    window.change(id, (message) => {
      const { kind } = message.state;
      if (kind !== 'asking' && kind !== 'unconfirmed') return 'leave';
      expected.find(id).isOrphan = false;
      if (kind === 'unconfirmed') expected.find(id).sendAgains += 1;
      return withState(message, { kind: 'queued' }, { agreedMs, seenMessage: 0, failures: 0 });
    }),
  );
});

const putBack = choice.map((choice) =>
  command(`putBack(${choice})`, (_, scene) => {
    const old = scene.oldFile(choice);
    if (old) scene.world.folders.outbox.put(`${old.id}.json`, old.content);
    return Promise.resolve();
  }),
);

const drop = fc.constantFrom('', '00', 'f'.repeat(64)).map((mac) =>
  command(`drop(${mac})`, async (_, scene) => {
    const id = scene.toNextId();
    const evil = say(1, { id, content: { text: 'evil' } });
    scene.world.folders.outbox.put(`${id}.json`, await toFile(evil, () => Promise.resolve(mac)));
  }),
);

/** Everything that can happen, the usual more often. */
export const allCommands: fc.Arbitrary<Command>[] = [
  ...[add, add, add, add, pass, pass, pass, answers, answers, answers, die, open, agree, agree],
  ...[tryNow, withdraw, discard, key, talk, sleep, putBack, drop],
];
