import { writeFileSync } from 'node:fs';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { TestCount } from './testCount';

// node --import tsx test/cli/runNodeTests.ts <report file> <files at once> <test files>
const [report = '', concurrency = '1', ...files] = process.argv.slice(2);

const count = new TestCount();
const events = run({ files, concurrency: Number(concurrency) });
events.on('test:enqueue', (test) => count.enqueued(test));
events.on('test:pass', (test) => count.passed(test));
events.on('test:fail', (test) => count.failed(test));
events.on('end', () => writeFileSync(report, JSON.stringify(count.totals())));
events.compose(spec).pipe(process.stdout);
