import { execFile } from 'node:child_process';
import path from 'node:path';
import { env } from 'node:process';
import { promisify } from 'node:util';
import { programs } from './buildPrograms';
import type { Figure } from './figure';

const run = promisify(execFile);
const goalMs = 250;
/** Of ten times the text: what is more than a little above ten is no longer linear. */
const goalGrowth = 13;

/** What one text costs on its way to a message. */
export interface ContentTimes {
  readonly name: string;
  /** Cleaned, and as plain text. */
  readonly oursMs: number;
  /** Parsed once by markdown-it as it comes. */
  readonly parseMs: number;
}

/** How long Markdown takes to become a message, and how that grows with its length. */
export interface ContentFigures {
  readonly times: readonly Figure[];
  readonly growth: readonly Figure[];
}

/** Cleans and reads Markdown like that of READMEs, and such as is made to slow a parser down. */
export async function measureContent(node: string): Promise<ContentFigures> {
  const { stdout } = await run(node, [path.join(programs, 'content.js')], {
    env: { ...env, NODE_OPTIONS: '' },
  });
  const { growing, hard } = JSON.parse(stdout) as Record<'growing' | 'hard', ContentTimes[]>;
  return {
    times: [...growing.slice(1, 2), ...hard].map(toFigure),
    growth: growing.slice(1).map((times, index) => toGrowth(growing[index] ?? times, times)),
  };
}

function toFigure({ name, oursMs, parseMs }: ContentTimes): Figure {
  return {
    name,
    unit: 'ms',
    values: { ours: oursMs, 'parse alone': parseMs },
    goal: goalMs,
  };
}

function toGrowth(small: ContentTimes, large: ContentTimes): Figure {
  const values = {
    ours: large.oursMs / small.oursMs,
    'parse alone': large.parseMs / small.parseMs,
  };
  return { name: `to ${large.name}`, unit: 'times', values, goal: goalGrowth };
}
