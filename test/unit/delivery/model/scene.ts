import assert from 'node:assert/strict';
import { type OutboxMessage, isOver, needsUser, toLane } from '../../../../src/core/outbox';
import { settled } from '../../fakes/fakeClock';
import { type Fate, type Posted, fates } from '../../fakes/fakeHelpCrunch';
import { OutboxWorld, type OutboxWindow } from '../outboxWorld';
import type { Expectations, Expected } from './expected';

const hourMs = 60 * 60_000;

/** The system under test, and the judge of what it does. */
export class Scene {
  readonly #windows: OutboxWindow[] = [];
  /** Every content a message's file has ever had. */
  readonly #files = new Map<string, Set<string>>();
  /** What was wrong with what was posted: the outbox would take a throw for a failure of the request. */
  readonly #wrongs: unknown[] = [];
  #lastId = 0;

  private constructor(
    readonly world: OutboxWorld,
    private readonly expected: Expectations,
  ) {
    world.helpCrunch.onPost = (posted) => {
      try {
        this.#judgePost(posted);
      } catch (wrong) {
        this.#wrongs.push(wrong);
      }
    };
    world.folders.outbox.watch(() => this.#keepFiles());
  }

  static async make(expected: Expectations): Promise<Scene> {
    const scene = new Scene(await OutboxWorld.make(), expected);
    scene.open();
    return scene;
  }

  /** A window that lives. */
  window(choice: number): OutboxWindow {
    const living = this.#windows.filter(({ isAlive }) => isAlive);
    return living[choice % living.length] ?? this.open();
  }

  open(): OutboxWindow {
    const window = this.world.open();
    this.#windows.push(window);
    window.outbox.start();
    return window;
  }

  /** An id that sorts after all that were given before. */
  toNextId(): string {
    return `m${String(++this.#lastId).padStart(15, '0')}-00000000`;
  }

  /** The messages that lie on the disk. */
  get stored(): OutboxMessage[] {
    return this.world.stored.filter(({ content }) => content.text !== 'evil');
  }

  /** An earlier content of the file of a message that is done with, if there is one. */
  oldFile(choice: number): { id: string; content: string } | undefined {
    const done = this.expected.messages.filter(({ text }) => this.#isRecorded(text));
    const message = done[choice % done.length];
    const contents = [...(this.#files.get(message?.id ?? '') ?? [])];
    const content = contents[choice % contents.length];
    return message && content !== undefined ? { id: message.id, content } : undefined;
  }

  /** Does something, and lets everything come to rest; false when its window died of it. */
  async perform(act: Promise<unknown>): Promise<boolean> {
    let isDone = false;
    const done = act.then(() => (isDone = true));
    await Promise.race([done, settled()]);
    await settled();
    return isDone;
  }

  /** What must be true whenever everything has come to rest. */
  judge(): void {
    for (const wrong of this.#wrongs) throw wrong;
    const kept = new Set(this.world.stored.map(({ id }) => id));
    for (const message of this.expected.messages) {
      const { id, text, isAccepted, isTakenAway } = message;
      const isKnown = kept.has(id) || this.#isRecorded(text) || isTakenAway;
      assert.ok(!isAccepted || isKnown, `${text} has disappeared`);
      if (this.#isRecorded(text)) assert.ok(this.#isCommitted(text), `${text} is recorded, and was not sent`);
    }
  }

  /** With everything in order again, whatever the user need not decide comes to its end. */
  async judgeEnd(): Promise<void> {
    const { helpCrunch, clock } = this.world;
    helpCrunch.post = fates.fine;
    helpCrunch.read = fates.fine;
    await this.world.setKey(helpCrunch.key);
    for (const each of this.#windows) each.dieAtCall(0);
    const window = this.window(0);
    await clock.pass(10_000);
    window.outbox.hurry(({ state }) => state.kind === 'waiting', true);
    await clock.pass(hourMs / 4);
    this.judge();
    const needy = this.stored.filter(needsUser);
    for (const message of this.stored) {
      const before = needy.filter((each) => each.id <= message.id && !isOver(each));
      const isHeldUp = before.some((each) => toLane(each) === toLane(message));
      assert.ok(needsUser(message) || isHeldUp, `${message.content.text} is stuck: ${message.state.kind}`);
    }
  }

  #keepFiles(): void {
    for (const [name, content] of this.world.folders.outbox.entries) {
      const [id = ''] = name.split('.');
      const contents = this.#files.get(id) ?? new Set();
      this.#files.set(id, contents.add(content));
    }
  }

  #judgePost({ text, chat, type, agent }: Posted): void {
    const message = this.expected.messages.find((each) => each.text === text);
    assert.ok(message, `nobody has agreed to ${text}`);
    assert.deepEqual([chat, type, agent], [message.chat, message.type, 7]);
    assert.ok(!message.isTakenAway, `${text} was taken away`);
    assert.ok(!message.isOrphan, `${text} was held by a window that died`);
    const unclear = this.world.helpCrunch.handedOver.filter(
      (each) => each.text === text && !isRefusal(each.fate),
    );
    assert.ok(unclear.length <= message.sendAgains, `${text} is handed over again`);
    this.#judgeOrder(message);
  }

  #judgeOrder(message: Expected): void {
    const own = this.stored.find(({ id }) => id === message.id);
    assert.equal(own?.state.kind, 'sending', `${message.text} is handed over, and the disk does not know`);
    const earlier = this.stored.filter((each) => each.id < message.id && toLane(each) === toLane(own));
    for (const each of earlier) {
      const isDone = isOver(each) || this.#isRecorded(each.content.text);
      assert.ok(isDone, `${message.text} goes before ${each.content.text}`);
    }
  }

  #isRecorded(text: string): boolean {
    return this.world.folders.sent.entries.some(([, lines]) => lines.includes(JSON.stringify(text)));
  }

  #isCommitted(text: string): boolean {
    return this.world.helpCrunch.lines.some((line) => line.text === text);
  }
}

/** HelpCrunch has said that it has not taken the message. */
function isRefusal({ status = 0 }: Fate): boolean {
  return status >= 400 && status < 500;
}
