import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cache, root } from '../host/paths';
import { mutate } from '../mutation/mutate';
import { layersOf, percent, scoreOf } from '../mutation/scores';
import { scoreTable } from '../mutation/scoreTable';
import { narrowed, partsOf, sampled, slicesOf } from '../mutation/slices';
import { main } from './main';

/** What each layer must reach, in percent. */
const goal = 80;

// npm run mutation -- [--folder src/core,...] [--files a,b] [--sample PERCENT [--seed S]] [--concurrency N] [--force] [--scores]
main(async () => {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string', default: 'src/core,src/delivery,src/text' },
      files: { type: 'string' },
      sample: { type: 'string' },
      seed: { type: 'string', default: '1' },
      concurrency: { type: 'string', default: '2' },
      force: { type: 'boolean', default: false },
      scores: { type: 'boolean', default: false },
    },
  });
  const all = slicesOf(values.folder.split(','));
  const named = values.files ? narrowed(all, values.files.split(',')) : all;
  const slices = values.sample ? sampled(named, Number(values.sample), values.seed) : named;
  if (!slices.length) throw new Error('There is no such file.');

  if (!values.scores)
    for (const slice of slices.flatMap(partsOf))
      await mutate(slice, { concurrency: Number(values.concurrency), force: values.force });

  const scores = slices.map(scoreOf);
  const layers = layersOf(scores);
  console.log(`\n${scoreTable(scores)}\n\n${scoreTable(layers)}`);
  const list = path.join(cache, 'mutation/survivors.txt');
  writeFileSync(list, layers.flatMap(({ survivors }) => `${survivors.join('\n')}\n`).join(''));
  console.log(`\nThe survivors are in ${path.relative(root, list)}. Each layer must reach ${goal} %.`);
  if (!layers.every((layer) => percent(layer) >= goal)) process.exitCode = 1;
});
