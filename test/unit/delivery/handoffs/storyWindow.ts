import { writeSync } from 'node:fs';
import { Boundaries } from '../../../soak/boundaries';
import { playStory } from './handoffStory';
import { realGround } from './realGround';

// <folder> <boundary at which it kills itself; 0 = at none>
const [folder = '', dieAt = ''] = process.argv.slice(2);
new Boundaries(Number(dieAt)).watchDisk();
void playStory(realGround(folder), (told) => void writeSync(1, `${told}\n`));
