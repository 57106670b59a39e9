import { previewLineChars, previewLines } from '../core/limits';
import { graphemeCut } from './graphemes';

/** The first lines of a text as they may stand in a dialog: no control or bidirectional characters, long lines cut. */
export function toPreview(text: string): string {
  const lines = text
    .toWellFormed()
    .replace(/^\s*[\r\n]+|\s+$/g, '')
    .split(/\r\n|\r|\n/);
  const shown = lines.slice(0, previewLines).map((line) => {
    const plain = line.replace(/\t/g, '  ').replace(/[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu, '');
    return plain.length > previewLineChars
      ? `${plain.slice(0, graphemeCut(plain, previewLineChars))}…`
      : plain;
  });
  return [...shown, ...(lines.length > shown.length ? ['…'] : [])].join('\n');
}
