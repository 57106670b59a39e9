import { parseSafeUrl } from '../../core/apiRoot';
import { handoffMarker } from '../../core/handoff';
import { maxTemplateChars, maxUrlChars } from '../../core/limits';
import { toLines } from '../markdown/parse';
import { toInline, toParagraph } from './inline';
import { parseHandoff } from './marker';

/** What a template may name in braces, such as `{customer}`. */
export const templatePlaceholders = ['customer', 'chat', 'link', 'date', 'agent', 'branch'] as const;
export type Placeholder = (typeof templatePlaceholders)[number];

/** What the placeholders stand for; anybody may have written it. */
export type TemplateValues = Readonly<Partial<Record<Placeholder, string>>>;

/** Why a file cannot be a template. */
export type TemplateProblem = 'markerMissing' | 'markerTwice' | 'tooLong' | 'notText';

const placeholder = new RegExp(`\\{(${templatePlaceholders.join('|')})\\}`, 'g');

/** Characters that end an address or begin something else in Markdown. */
const unsafeInUrl = /[^\w./?#&=%:+,@-]|_(?![a-z\d])|(?<![a-z\d])_/gi;

/**
 * Replaces the placeholders, each value on one line and as plain text; a link that is no safe URL is left out. The marker
 * stays where it is: should a value touch it all the same, the template comes back as it was.
 */
export function fillTemplate(template: string, values: TemplateValues): string {
  const filled = fill(template, values);
  const parts = parseHandoff(template);
  if (parts.kind !== 'parted') return filled;
  const handoff = parseHandoff(filled);
  return handoff.kind === 'parted' && handoff.note === fill(parts.note, values) ? filled : template;
}

/** Looks for what keeps a text from being a template; undefined where nothing does. */
export function checkTemplate(template: string): TemplateProblem | undefined {
  if (/[\0\ufffd]/.test(template)) return 'notText';
  if (template.length > maxTemplateChars) return 'tooLong';
  const { kind } = parseHandoff(template);
  return kind === 'parted' ? undefined : kind;
}

/** The template of those who have none of their own: a section each to write in, the marker, and room behind it. */
export function toDefaultTemplate(headings: readonly string[]): string {
  const sections = headings.map((heading) => `## ${toInline(heading)}\n\n\n`);
  return `${sections.join('')}${handoffMarker}\n\n`;
}

function fill(template: string, values: TemplateValues): string {
  const fillLine = (line: string): string =>
    line.replace(placeholder, (_, name: Placeholder, offset: number) => {
      const value = values[name] ?? '';
      if (name === 'link') return toLink(value);
      // Behind a letter nothing begins a block; signs and digits may be those of a list or a quote.
      const isInside = /\p{L}/u.test(line.slice(0, offset).replace(placeholder, ''));
      return isInside ? toInline(value) : toParagraph(value);
    });
  return toLines(template).map(fillLine).join('');
}

function toLink(value: string): string {
  const url = parseSafeUrl(value)?.href.replace(unsafeInUrl, toPercent) ?? '';
  return url.length <= maxUrlChars && URL.canParse(url) ? url : '';
}

function toPercent(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
