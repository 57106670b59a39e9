import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../host/paths';
import { toReadme } from '../package/readmeSettings';
import { main } from './main';

/** Gives README the settings that package.json declares now. */
main(() => {
  writeFileSync(path.join(root, 'README.md'), toReadme());
  console.log('README.md has the settings of package.json.');
  return Promise.resolve();
});
