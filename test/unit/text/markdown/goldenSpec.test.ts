import { tests } from 'commonmark-spec';
import { compareWithGolden, readEntries } from './golden';
import { specSources } from './arbitraries';

compareWithGolden(
  'commonmark.txt',
  tests.map(({ number, section }, index) => ({
    name: `CommonMark 0.31.2, example ${number}, ${section}`,
    source: specSources[index] ?? '',
  })),
);

// No npm package in use carries the text of the GFM specification; the examples of its extensions stand in a file here.
compareWithGolden(
  'gfm.txt',
  readEntries('gfmExamples.txt').map(([name, source]) => ({ name: `GFM 0.29, example ${name}`, source })),
);
