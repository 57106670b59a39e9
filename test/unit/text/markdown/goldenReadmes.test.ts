import { compareWithGolden } from './golden';
import { readReadmes } from './readmes';

compareWithGolden('readmes.txt', readReadmes());
