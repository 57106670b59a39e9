import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock, settled } from '../../fakes/fakeClock';
import { MemoryFolder } from '../../fakes/memoryFolder';
import { type StoryGround, type Told, judgeStory, playStory } from './handoffStory';

/** A window's hands on the disk, until it dies at one of its calls: that takes effect or does not, and nobody knows. */
class Life {
  readonly over: Promise<void>;
  #calls = 0;
  #end: () => void = () => undefined;

  constructor(
    private readonly dieAt: number,
    private readonly takesEffect: boolean,
  ) {
    this.over = new Promise((resolve) => (this.#end = resolve));
  }

  lend(folder: MemoryFolder): MemoryFolder {
    return new Proxy(folder, {
      get: (_, name) => {
        const call = (Reflect.get(folder, name) as (...values: unknown[]) => unknown).bind(folder);
        return (...values: unknown[]) => {
          this.#calls += 1;
          if (this.#calls < this.dieAt) return call(...values);
          if (this.#calls === this.dieAt && this.takesEffect) call(...values);
          this.#end();
          return never();
        };
      },
    });
  }
}

for (const takesEffect of [false, true]) {
  const when = takesEffect ? 'after' : 'before';
  test(`a window that dies ${when} any step of a draft's life loses no text and sends none twice`, async () => {
    const deaths = new Set<string>();
    for (let dieAt = 1; ; dieAt++) {
      const told = await playUntil(new Life(dieAt, takesEffect), (error) => {
        throw new Error(`death ${when} step ${dieAt}`, { cause: error });
      });
      if (told.includes('removed')) break;
      deaths.add(told.at(-1) ?? 'nothing');
    }
    const parts = ['queued', 'arrived'].flatMap((each) => [`${each} message`, `${each} private`]);
    for (const last of ['nothing', 'opened', 'saved', ...parts, 'removing'])
      assert.ok(deaths.has(last), `no death after ${last}`);
  });
}

/** Plays the story as long as the window lives, and looks at what is left. */
async function playUntil(life: Life, onError: (error: unknown) => void): Promise<readonly Told[]> {
  const clock = new FakeClock();
  const [drafts, sent] = [new MemoryFolder(), new MemoryFolder()];
  const now = (): number => clock.now();
  drafts.now = now;
  const ground: StoryGround = { drafts, sent, now, pass: (ms) => clock.set(clock.now() + ms) };
  const told: Told[] = [];
  const lent = { ...ground, drafts: life.lend(drafts), sent: life.lend(sent) };
  const playing = playStory(lent, (each) => told.push(each));
  await Promise.race([playing, life.over.then(settled)]);
  drafts.buryDead();
  await judgeStory(ground, told).catch(onError);
  return told;
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
