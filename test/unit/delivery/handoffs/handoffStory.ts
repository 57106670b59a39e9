import assert from 'node:assert/strict';
import { HandoffError } from '../../../../src/core/failure';
import { attemptMs, sentHandoffKeptMs } from '../../../../src/core/limits';
import { type MessageType, messageTypes } from '../../../../src/core/message';
import type { OutboxMessage } from '../../../../src/core/outbox';
import type { GuardedFiles, SharedFiles } from '../../../../src/core/ports';
import { toDigest } from '../../../../src/core/toDigest';
import { toHandoffId } from '../../../../src/delivery/handoffs/handoffBinding';
import { HandoffStore } from '../../../../src/delivery/handoffs/handoffStore';
import { SentLog } from '../../../../src/delivery/sentLog';
import { FakeSeal } from '../../fakes/fakeSeal';
import { say } from '../../outboxMessages';
import { about, text, toParts } from './handoffWorld';

/** What a draft begins with. */
const template = 'What happens:\n---\n';

/** What has come to its end before a window died; `arrived` is known to HelpCrunch and the outbox alone. */
export type Told =
  'opened' | 'saved' | `${'queued' | 'arrived' | 'recorded'} ${MessageType}` | 'removing' | 'removed';

/** What a window stands on. */
export interface StoryGround {
  readonly drafts: GuardedFiles;
  readonly sent: SharedFiles;
  readonly now: () => number;
  /** Lets that time pass, in milliseconds. */
  readonly pass: (ms: number) => void;
}

/** The whole life of a draft: it is made, written, sent in both parts, and removed a week later. */
export async function playStory(ground: StoryGround, tell: (told: Told) => void): Promise<void> {
  const { store, log } = open(ground);
  const id = await store.open(about, () => Promise.resolve(template));
  tell('opened');
  await save(ground.drafts, `${id}.md`);
  tell('saved');
  for (const type of messageTypes) {
    const message = await toMessage(id, type);
    const digest = message.handoff?.digest ?? '';
    await store.beginAttempt(id, digest, type, () => Promise.resolve([]));
    tell(`queued ${type}`);
    await store.endAttempt(id, digest, type);
    tell(`arrived ${type}`);
    await log.add(message, 1, ground.now(), false);
    tell(`recorded ${type}`);
  }
  ground.pass(sentHandoffKeptMs);
  tell('removing');
  await store.removeSent({ isOpen: () => false, pending: [], olderThanMs: sentHandoffKeptMs });
  tell('removed');
}

/** Looks at what a window that died has left, and goes on from there as the next window does. */
export async function judgeStory(ground: StoryGround, told: readonly Told[]): Promise<void> {
  const { store, log } = open(ground);
  const id = await toHandoffId(about, about.chat);
  const left = await ground.drafts.read(`${id}.md`);
  if (!told.includes('removing')) {
    if (told.includes('opened')) assert.ok(left !== undefined, 'the draft is there');
    if (told.includes('saved')) assert.equal(left, text);
  }
  assert.ok([undefined, template, text].includes(left), 'its text is whole');

  // The outbox records again what it knows to have arrived.
  const inOutbox: OutboxMessage[] = [];
  for (const type of messageTypes) {
    if (!told.includes(`queued ${type}`) || told.includes(`recorded ${type}`)) continue;
    const message = await toMessage(id, type);
    if (told.includes(`arrived ${type}`)) await log.add(message, 1, ground.now(), false);
    else inOutbox.push(message);
  }
  const sent = (await store.sent(id)).map(({ type }) => type);
  for (const type of messageTypes) {
    if (!told.includes(`arrived ${type}`)) assert.ok(!sent.includes(type), `${type} was not sent`);
    else if (left !== undefined) assert.ok(sent.includes(type), `${type} was sent`);
  }

  assert.equal(await store.open(about, () => Promise.resolve(template)), id);
  assert.equal((await store.binding(id)).chat, about.chat);
  assert.equal(await ground.drafts.read(`${id}.md`), left ?? template);

  ground.pass(attemptMs);
  for (const type of messageTypes) {
    const isQueued = inOutbox.some((message) => message.type === type);
    const otherwise = isQueued ? 'alreadySending' : 'begun';
    assert.equal(await begin(store, id, type, inOutbox), sent.includes(type) ? 'alreadySent' : otherwise);
  }

  ground.pass(sentHandoffKeptMs);
  const isOut = left === text && sent.length === messageTypes.length;
  const removal = { isOpen: () => false, pending: inOutbox, olderThanMs: sentHandoffKeptMs };
  assert.deepEqual(await store.removeSent(removal), isOut ? [id] : []);
  assert.equal(await ground.drafts.read(`${id}.md`), isOut ? undefined : (left ?? template));
}

function open({ drafts, sent, now }: StoryGround): { store: HandoffStore; log: SentLog } {
  const log = new SentLog(sent);
  return { store: new HandoffStore(drafts, new FakeSeal(), log, { now }, toParts), log };
}

/** As the editor's file system does. */
async function save(drafts: GuardedFiles, name: string): Promise<void> {
  const isSaved = await drafts.alone(name, async () => {
    assert.equal(await drafts.read(name), template);
    await drafts.write(name, text);
    return true;
  });
  assert.equal(isSaved, true);
}

async function begin(
  store: HandoffStore,
  id: string,
  type: MessageType,
  pending: readonly OutboxMessage[],
): Promise<string> {
  const digest = await toDigest(toParts(text)?.[type] ?? '');
  return store
    .beginAttempt(id, digest, type, () => Promise.resolve(pending))
    .then(
      () => 'begun',
      (error: unknown) => {
        if (error instanceof HandoffError) return error.failure.code;
        throw error;
      },
    );
}

async function toMessage(draft: string, type: MessageType): Promise<OutboxMessage> {
  const part = toParts(text)?.[type] ?? '';
  return say(type === 'private' ? 1 : 2, {
    type,
    handoff: { draft, digest: await toDigest(part), part: 1, parts: 1 },
  });
}
