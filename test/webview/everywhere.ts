import type { RichBlock } from '../../src/core/richText';

/** A text in everything that a message can be made of. */
export function everywhere(text: string): readonly RichBlock[] {
  const inlines = [
    { kind: 'text', text, marks: ['strong', 'em', 'strike', 'code'] },
    { kind: 'link', link: 0, to: 'web', host: text, text },
  ] as const;
  return [
    { kind: 'paragraph', inlines },
    { kind: 'heading', level: 1, inlines },
    { kind: 'code', language: text, text },
    { kind: 'quote', blocks: [{ kind: 'paragraph', inlines }] },
    { kind: 'list', items: [[{ kind: 'paragraph', inlines }]] },
    { kind: 'table', head: [inlines], rows: [[inlines]] },
  ];
}
