import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { copySample } from '../host/sampleCopy';
import type { Workbench } from './workbench';

/** Made up, in the right shape; in two pieces, so that no scanner takes it for a real one. */
export const token = ['ghp', 'x8Kq2Lm5Vt7Zr4Nw9Yb3Hd6Jf1Gs0PcQaEuR'].join('_');
const password = 'Tr0ub4dor7q';

/** Two secrets, and three things that only the team may read. */
export const connect = [
  '// TODO: take the key from the environment',
  `const token = '${token}';`,
  `const database = 'postgres://shop:${password}@db.acme.internal/shop';`,
  "const cache = '/home/sam/shop/cache';",
].join('\n');

const file = 'src/connect.ts';

/** The sample workspace with that file in it. */
export function guardFolder(): string {
  const folder = copySample();
  writeFileSync(path.join(folder, file), `${connect}\n`);
  return folder;
}

/** Opens that file and selects all of it. */
export async function selectConnect(workbench: Workbench): Promise<void> {
  await workbench.openFile(file);
  await workbench.selectLines(1, 4);
}
