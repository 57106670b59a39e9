import { statSync } from 'node:fs';
import path from 'node:path';
import { packageExtension } from '../host/packageExtension';
import { root } from '../host/paths';
import { main } from './main';

main(async () => {
  const file = await packageExtension(root);
  console.log(`${path.relative(root, file)}, ${(statSync(file).size / 1024).toFixed(1)} KB`);
});
