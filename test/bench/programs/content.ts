import { performance } from 'node:perf_hooks';
import MarkdownIt from 'markdown-it';
import { cleanMarkdown } from '../../../src/text/markdown/cleanMarkdown';
import { toPlainText } from '../../../src/text/markdown/plainText';
import type { ContentTimes } from '../contentCosts';
import { hardMarkdown } from '../hardMarkdown';
import { readmeLike } from '../readmeLike';

// node content.js    prints what becoming a message costs: a README-like text of 0.1, 1 and 10 MB, and each hard one of 1 MB

const megabyte = 1_000_000;

function timeMs(work: () => void): number {
  const startedMs = performance.now();
  work();
  return performance.now() - startedMs;
}

/** The best of some runs: what else the machine does only ever adds. */
function time(name: string, source: string, runs: number): ContentTimes {
  const best = { oursMs: Infinity, parseMs: Infinity };
  for (let run = 0; run < runs; run++) {
    let markdown = '';
    const oursMs = timeMs(() => {
      ({ markdown } = cleanMarkdown(source, () => undefined));
      toPlainText(markdown);
    });
    const parseMs = timeMs(() => {
      MarkdownIt({ html: true }).parse(source, {});
    });
    best.oursMs = Math.min(best.oursMs, oursMs);
    best.parseMs = Math.min(best.parseMs, parseMs);
  }
  return { name, ...best };
}

time('warm-up', readmeLike(megabyte / 10), 10);
const growing = [0.1, 1, 10].map((size) =>
  time(`README-like, ${size} MB`, readmeLike(size * megabyte), size > 1 ? 1 : 5),
);
const hard = Object.entries(hardMarkdown).map(([name, make]) => time(name, make(megabyte), 1));
process.stdout.write(JSON.stringify({ growing, hard }));
