import path from 'node:path';

/** The root of this checkout. */
export const root = path.resolve(__dirname, '../..');

/** Where everything that is downloaded, built for a run or left for a person to look at goes; git ignores it. */
export const cache = path.join(root, '.cache');

/** The workspace that tests, `npm start` and `npm run demo` open (copy it before a test changes it). */
export const sampleWorkspace = path.join(root, 'test/sample');
