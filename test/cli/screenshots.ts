import path from 'node:path';
import { icon, saveIcon } from '../demo/icon';
import { pictureThemes, savePictures } from '../demo/savePictures';
import { root } from '../host/paths';
import { main } from './main';

/** Makes every picture of README and the icon anew; look at each of them. */
main(async () => {
  await saveIcon();
  console.log(path.relative(root, icon));
  for (const theme of pictureThemes) for (const file of await savePictures(theme)) console.log(file);
});
