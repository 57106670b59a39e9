// The built tests keep their names, `*.test.ts`, and are plain scripts.
require.extensions['.ts'] = require.extensions['.js'];
