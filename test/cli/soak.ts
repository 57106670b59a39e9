import { parseArgs } from 'node:util';
import { buildWindow } from '../soak/buildWindows';
import { isFlawless, sumUp } from '../soak/judge';
import { soak, type SoakResult } from '../soak/soak';
import { tableHead, tableRow } from '../soak/table';
import { main } from './main';

// npm run soak -- --messages N --seed S --windows W [--seeds K] [--seconds D]
main(async () => {
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  const { values } = parseArgs({
    options: {
      messages: text('300'),
      seed: text('1'),
      windows: text('3'),
      seeds: text('1'),
      seconds: text('0.3'),
    },
  });
  const [messages, seed, windows, seeds] = [values.messages, values.seed, values.windows, values.seeds].map(
    toCount,
  );
  if (!messages || !seed || !windows || !seeds) throw new Error('there is nothing to do');
  const pace = { commitWithinMs: Math.round(toNumber(values.seconds) * 1000), minuteMs: 600 };
  const script = await buildWindow('window');

  console.log(tableHead('seed'));
  const results: SoakResult[] = [];
  for (let one = seed; one < seed + seeds; one++) {
    const result = await soak({ messages, seed: one, windows, pace, script });
    console.log(tableRow(String(one), result.verdict, result.seconds));
    results.push(result);
  }
  const sum = (value: (result: SoakResult) => number) =>
    results.reduce((total, one) => total + value(one), 0);
  const all = sumUp(results.map(({ verdict }) => verdict));
  console.log(
    tableRow(
      'all',
      all,
      sum(({ seconds }) => seconds),
    ),
  );
  console.log(
    `\n${sum(({ killed }) => killed)} windows were killed; of ${sum(({ requests }) => requests)} requests ` +
      `${sum(({ faults }) => faults)} met a fault.`,
  );
  process.exitCode = isFlawless(all) ? 0 : 1;
});

function toCount(text: string): number {
  const count = toNumber(text);
  if (!Number.isInteger(count)) throw new Error(`${text} is no whole number`);
  return count;
}

function toNumber(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new Error(`${text} is no number above 0`);
  return number;
}
