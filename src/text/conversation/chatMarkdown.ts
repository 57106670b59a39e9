import MarkdownIt from 'markdown-it';
import type { Token } from '../markdown/parse';
import { parseAddress } from './address';
import { type Mention, findMentions } from './mentions';

type Parser = ReturnType<typeof MarkdownIt>;
type InlineRule = ReturnType<Parser['inline']['ruler']['getRules']>[number];
type InlineState = Parameters<InlineRule>[0];

/** Lists and quotes that begin at this level of tokens or below are shown as they were typed. */
export const maxBlockLevel = 20;

/** The kind of token that `mentionOf` reads. */
export const mentionType = 'mention';

const parser = makeParser();

/**
 * The tokens of a message: CommonMark with tables and strikethrough, without HTML and without reference definitions,
 * which would hide lines such as `[Ann]: hello`. Links and images lead to the web, or are no links.
 */
export function parseChatMarkdown(source: string): Token[] {
  return parser.parse(source, {});
}

/** The address or place that a token of `mentionType` is. */
export function mentionOf({ meta }: Token): Mention {
  return (meta as { mention: Mention }).mention;
}

function makeParser(): Parser {
  // A list opens two levels at once, and what it holds must still be read.
  const made = MarkdownIt({ html: false, maxNesting: maxBlockLevel + 3 });
  made.disable('reference');
  made.validateLink = (url) => parseAddress(url) !== undefined;
  made.normalizeLink = (url) => url;
  made.normalizeLinkText = (url) => url;
  const { ruler } = made.inline;
  const [text] = ruler.getRules('');
  if (!text) throw new Error('markdown-it has no rule for text');
  ruler.at('text', upToMention(text));
  ruler.before('text', mentionType, readMention);
  return made;
}

/** Reads a mention before its underscores and stars are taken for emphasis. */
function readMention(state: InlineState, silent: boolean): boolean {
  const mention = nextMention(state);
  if (mention?.start !== state.pos || mention.end > state.posMax) return false;
  if (!silent) {
    if (mention.link && state.linkLevel === 0) state.push(mentionType, '', 0).meta = { mention };
    else state.pending += state.src.slice(mention.start, mention.end);
  }
  state.pos = mention.end;
  return true;
}

/** The parser's own rule for text, which would read over the beginning of a mention. */
function upToMention(text: InlineRule): InlineRule {
  return (state, silent) => {
    const { posMax } = state;
    state.posMax = Math.min(posMax, nextMention(state)?.start ?? posMax);
    const isRead = text(state, silent);
    state.posMax = posMax;
    return isRead;
  };
}

/** The mention that begins here or next. */
function nextMention(state: InlineState): Mention | undefined {
  const keeper = state as { mentions?: readonly Mention[] };
  const mentions = (keeper.mentions ??= findMentions(state.src));
  // The parser goes back and forth, so this is a search and no cursor.
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.start ?? 0) < state.pos) low = middle + 1;
    else high = middle;
  }
  return mentions[low];
}
