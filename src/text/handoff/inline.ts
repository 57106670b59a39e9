import { toOneLine } from '../../core/displayText';
import { escapeBlockStart } from '../markdown/escapeBlockStart';

/** Marks of Markdown and HTML; an underscore within a word is none. */
const marks = /[\\`*[\]<|~]|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/** One line that Markdown shows as it is, wherever within a line it stands. */
export function toInline(raw: string): string {
  return toOneLine(raw).replace(marks, '\\$&');
}

/** One line that Markdown shows as it is and as no other block than a paragraph. */
export function toParagraph(raw: string): string {
  return escapeBlockStart(toInline(raw));
}
