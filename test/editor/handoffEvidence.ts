import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';

/** One piece of evidence, as a reader of Markdown other than ours sees it. */
export interface ReadEvidence {
  readonly path: string;
  /** From 1, both included. */
  readonly from: number;
  readonly to: number;
  readonly url: string | undefined;
  /** What stands in brackets behind the place. */
  readonly remark: string | undefined;
  readonly text: string;
}

const reader = MarkdownIt({ html: true });

/** Reads evidence that is nothing but places, each above a fence. */
export function readEvidence(markdown: string): readonly ReadEvidence[] {
  const tokens = reader.parse(markdown, {});
  const kinds = tokens.map(({ type }) => type).join(' ');
  assert.match(kinds, /^(?:paragraph_open inline paragraph_close fence ?)+$/);
  const pieces = tokens.filter(({ type }) => type === 'inline').map(({ children }) => children ?? []);
  const fences = tokens.filter(({ type }) => type === 'fence');
  return pieces.map((place, index) => {
    const code = place.find(({ type }) => type === 'code_inline')?.content ?? '';
    const [, path = '', from = '', to = from] = /^(.+):(\d+)(?:-(\d+))?$/.exec(code) ?? assert.fail(code);
    const url = place.find(({ type }) => type === 'link_open')?.attrGet('href');
    const behind = place.at(-1)?.type === 'text' ? place.at(-1)?.content : undefined;
    return {
      ...{ path, from: Number(from), to: Number(to) },
      url: typeof url === 'string' ? url : undefined,
      remark: behind === undefined || behind === '' ? undefined : /^ \((.+)\)$/.exec(behind)?.[1],
      text: fences[index]?.content ?? '',
    };
  });
}
