import { defaultMessageChars } from '../../../../src/core/limits';
import { cleanMarkdown } from '../../../../src/text/markdown/cleanMarkdown';
import { toPlainText } from '../../../../src/text/markdown/plainText';
import { numbered } from '../../../../src/text/split/parts';
import { splitMarkdown } from '../../../../src/text/split/splitMarkdown';
import { compareWithGolden } from './golden';
import { readReadmes } from './readmes';

/** Lines of a part that are kept from its begin and from its end: where it is cut is what is to be seen. */
const linesShown = 4;

compareWithGolden('parts.txt', readReadmes(), (source) => {
  const { markdown } = cleanMarkdown(source, () => undefined);
  const parts = splitMarkdown(markdown, defaultMessageChars, (part) => toPlainText(part).length);
  return parts ? numbered(parts).map(toSummary).join('') : 'more than the greatest number of parts\n';
});

function toSummary(part: string): string {
  const lines = part.trimEnd().split('\n');
  const head = lines.slice(0, linesShown);
  const tail = lines.slice(Math.max(linesShown, lines.length - linesShown));
  const left = lines.length - head.length - tail.length;
  const between = left > 0 ? [`    … ${left} lines …`] : [];
  return [`──── ${part.length} characters`, ...head, ...between, ...tail, ''].join('\n');
}
