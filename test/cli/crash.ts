import { parseArgs } from 'node:util';
import { buildWindow } from '../soak/buildWindows';
import { crash } from '../soak/crash';
import { isFlawless, sumUp } from '../soak/judge';
import { tableHead, tableRow } from '../soak/table';
import { deathsOfStory, killStory } from '../unit/delivery/handoffs/killStory';
import { main } from './main';

// npm run crash [-- --every N]
main(async () => {
  const { values } = parseArgs({ options: { every: { type: 'string', default: '1' } } });
  const every = Number(values.every);
  if (!Number.isInteger(every) || every < 1)
    throw new Error(`--every ${values.every} is no whole number above 0`);

  const start = performance.now();
  const { verdicts, boundaries } = await crash(await buildWindow('window'), every, (boundary, verdict) => {
    if (!isFlawless(verdict)) console.log(`boundary ${boundary}: ${JSON.stringify(verdict)}`);
  });
  const all = sumUp(verdicts);
  console.log(tableHead('runs'));
  console.log(tableRow(String(verdicts.length), all, (performance.now() - start) / 1000));
  const share = every === 1 ? 'each of' : `every ${every}th of about`;
  console.log(`\nA window was killed at ${share} ${boundaries} disk writes and request boundaries.`);
  process.exitCode = isFlawless(all) && boundaries > 0 ? 0 : 1;

  const { deaths, killed } = await killStory(every);
  console.log(
    `A window was killed ${killed} times in the life of a handoff draft; no text was lost or sent twice.`,
  );
  const missing = every === 1 ? deathsOfStory.filter((last) => !deaths.has(last)) : [];
  if (missing.length > 0) throw new Error(`no death after ${missing.join(', ')}`);
});
