import MarkdownIt from 'markdown-it';
import { readText } from './manifest';

/** The pages that strangers read. */
export const pages = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'SUPPORT.md'] as const;

const markdown = new MarkdownIt({ html: true });

type Token = ReturnType<typeof markdown.parse>[number];

/** A page of the checkout, taken apart; what stands in a line of text follows its line. */
export function parsePage(text: string): readonly Token[] {
  return markdown.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
}

/** Where the links and pictures of a page lead, as they are written, those in its HTML too. */
export function targetsOf(text: string): readonly string[] {
  return parsePage(text).flatMap((token) => {
    if (token.type.startsWith('html_'))
      return [...token.content.matchAll(/\b(?:src|srcset|href)="([^"]*)"/g)].map(([, target = '']) => target);
    return [token.attrGet('href'), token.attrGet('src')].flatMap((target) =>
      target === null ? [] : String(target),
    );
  });
}

/** The anchors of a page's headings. */
export function anchorsOf(file: string): readonly string[] {
  return headingsOf(readText(file)).map((heading) => heading.toLowerCase().replaceAll(' ', '-'));
}

/** The texts of a page's headings. */
export function headingsOf(text: string): readonly string[] {
  const tokens = parsePage(text);
  return tokens.flatMap(({ type }, index) =>
    type === 'heading_open' ? [tokens[index + 1]?.content ?? ''] : [],
  );
}
