import assert from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import { ThemeColor } from 'vscode';
import { type Entry, type Provenance, type SealedMessage, type OutboxState } from '../../src/core/outbox';
import { OutboxStatus } from '../../src/ui/outboxStatus';
import { FakeClock } from '../unit/fakes/fakeClock';
import { say, states } from '../unit/outboxMessages';
import { useNotices } from './notices';
import { watchStatusBar, type WatchedItem } from './watchStatusBar';

const warning = new ThemeColor('statusBarItem.warningBackground');

suite('The status bar', () => {
  const notices = useNotices();
  let clock: FakeClock;
  let outbox: { entries: readonly Entry[]; held: readonly SealedMessage[]; isStuck: () => boolean };
  let status: OutboxStatus;
  let watched: Partial<WatchedItem>;

  setup(() => {
    clock = new FakeClock();
    outbox = { entries: [], held: [], isStuck: () => false };
    watched = watchStatusBar();
    status = new OutboxStatus(outbox, clock);
  });
  teardown(() => status.dispose());

  /** Shows messages in these states, of which this window holds those that are held. */
  function show(...inOrder: readonly OutboxState[]): void {
    const messages = inOrder.map((state, index) => say(index, { state }));
    outbox.entries = messages.map((message) => ({ provenance: 'ours', owner: undefined, message }));
    outbox.held = messages.filter(({ state }) => state.kind === 'held');
    status.update();
  }

  function shown(): readonly unknown[] {
    return watched.isShown === true ? [watched.item?.text, watched.item?.command] : [];
  }

  const hold = (seconds: number): OutboxState => ({ kind: 'held', untilMs: clock.now() + seconds * 1000 });

  test('is silent while nothing waits', () => {
    show(states.waiting);
    assert.notDeepEqual(shown(), []);
    // What goes at once is not worth a word either.
    for (const passing of [[], [states.queued], [states.sending]]) {
      show(...passing);
      assert.deepEqual(shown(), []);
    }
    assert.equal(clock.waiting, 0);
  });

  test('says how many wait, and leads to them', () => {
    show(states.waiting, states.queued, states.reading);
    assert.deepEqual(shown(), ['$(clock) HelpCrunch: 3 waiting', 'helpcrunch.showOutbox']);
    assert.equal(watched.item?.backgroundColor, undefined);
  });

  test('says that one waits which files of this extension hold up', () => {
    outbox.isStuck = () => true;
    show(states.queued);
    assert.deepEqual(shown(), ['$(clock) HelpCrunch: 1 waiting', 'helpcrunch.showOutbox']);
  });

  for (const [name, needy] of [
    ['a question', states.asking],
    ['a lost one that was not found', states.unconfirmed],
    ['a rejected one', states.rejected],
    ['one that waits for a key', states.waitingForUser],
  ] as const) {
    test(`says that ${name} needs the user, before all that only wait`, () => {
      show(states.waiting, needy, states.waiting);
      assert.deepEqual(shown(), ['$(warning) HelpCrunch: 1 needs you', 'helpcrunch.showOutbox']);
      assert.deepEqual(watched.item?.backgroundColor, warning);
    });
  }

  test('says that a strange file needs the user', () => {
    const provenances: Provenance[] = ['unsigned', 'otherMachine'];
    const message = say(1);
    outbox.entries = provenances.map((provenance) => ({ provenance, owner: undefined, message }));
    status.update();
    assert.deepEqual(shown(), ['$(warning) HelpCrunch: 2 need you', 'helpcrunch.showOutbox']);
  });

  test('counts a hold down to its end, before everything else', async () => {
    show(states.asking, hold(2.5), hold(1));
    const texts: unknown[] = [shown()[0]];
    for (let half = 0; half < 4; half++) {
      await clock.pass(500);
      texts.push(shown()[0]);
    }
    assert.deepEqual(
      texts.map((text) => String(text).replace('$(history) Undo Send ', '')),
      ['(3)', '(2)', '(2)', '(1)', '(1)'],
    );
    assert.equal(shown()[1], 'helpcrunch.undoSend');
    assert.deepEqual(notices.hasHeldSend, [true]);
    await clock.pass(500);
    assert.deepEqual(shown()[0], '$(warning) HelpCrunch: 1 needs you');
    assert.deepEqual(notices.hasHeldSend, [true, false]);
  });

  test('counts no hold of another window, which cannot be undone here', () => {
    show(hold(60));
    outbox.held = [];
    status.update();
    assert.deepEqual(shown(), []);
    assert.deepEqual(notices.hasHeldSend, [true, false]);
  });
});
