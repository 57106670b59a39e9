import MarkdownIt from 'markdown-it';

type Parser = ReturnType<typeof MarkdownIt>;
export type Token = ReturnType<Parser['parse']>[number];
type InlineRule = ReturnType<Parser['inline']['ruler']['getRules']>[number];

/** A Markdown text, with the blocks that CommonMark, GFM tables and strikethrough make of it. */
export interface Markdown {
  /** The lines of the source with their ends, as `Token.map` counts them. */
  readonly lines: readonly string[];
  readonly tokens: readonly Token[];
  /** Lists and quotes are nested deeper than the parser reads; it leaves out what is in there. */
  readonly isCut: boolean;
}

/** Where a link, image, code span or tag stands in the content of its inline token, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The rules whose tokens learn where their source is: of those that come in pairs the first, of runs of delimiters all. */
const spannedFirst = ['backticks', 'link', 'image', 'autolink', 'html_inline'];
const spannedAll = ['strikethrough', 'emphasis'];

/** Nobody writes deeper than this, and markdown-it would not have read it. */
const maxLevel = 98;

const parser = makeParser();
const blockParser = makeBlockParser();

/** Parses a text; any string is Markdown. */
export function parseMarkdown(source: string): Markdown {
  const tokens = parser.parse(source, {});
  // NUL is no character of Markdown (CommonMark 2.3): the tokens have U+FFFD, and so have the lines.
  return {
    lines: toLines(source.replaceAll('\0', '\ufffd')),
    tokens,
    isCut: tokens.some(({ level }) => level >= maxLevel),
  };
}

/** Parses a text as far as its blocks: what stands inside of paragraphs stays as it is, so this is quicker. */
export function parseBlocks(source: string): Markdown {
  const tokens = blockParser.parse(source, {});
  const lines = toLines(source.replaceAll('\0', '\ufffd'));
  return { lines, tokens, isCut: tokens.some(({ level }) => level >= maxLevel) };
}

/** Lines with their ends, counted as markdown-it counts them; they joined are the text. */
export function toLines(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

/** The place of what begins with this token; undefined for text and for what closes. */
export function spanOf({ meta }: Token): Span | undefined {
  return (meta as { span?: Span } | null)?.span;
}

/** Where the text of a link or image ends: at its closing bracket. Undefined for an address in angle brackets. */
export function labelEndOf({ meta }: Token): number | undefined {
  return (meta as { labelEnd?: number } | null)?.labelEnd;
}

/** The inside of a fenced or indented code block, exactly as it stands where no list or quote is around it. */
export function codeOf(token: Token, { lines }: Markdown): string {
  const [from, to] = token.map ?? [0, 0];
  if (token.level > 0) return withoutLineEnd(token.content);
  if (token.type === 'code_block') {
    const inside = lines.slice(from, to);
    const last = inside.findLastIndex((line) => !/^[ \t\r\n]*$/.test(line));
    const code = inside.slice(0, last + 1).map((line) => line.replace(/^(?: {4}| {0,3}\t)/, ''));
    return withoutLineEnd(code.join(''));
  }
  if (/^[ \t]/.test(lines[from] ?? '')) return withoutLineEnd(token.content);
  const count = toLines(token.content).length;
  return withoutLineEnd(lines.slice(from + 1, from + 1 + count).join(''));
}

function withoutLineEnd(text: string): string {
  return text.replace(/(?:\r\n|\r|\n)$/, '');
}

function makeParser(): Parser {
  const made = MarkdownIt({ html: true });
  // Reference definitions stay, as tokens that tell where they are.
  made.core.ruler.disable('strip_references');
  keepLabelEnds(made);
  const { ruler } = made.inline;
  for (const name of [...spannedFirst, ...spannedAll]) {
    // markdown-it tells no rule by its name, only what comes after another.
    const marker: InlineRule = () => false;
    ruler.before(name, `before ${name}`, marker);
    const rules = ruler.getRules('');
    const rule = rules[rules.indexOf(marker) + 1];
    ruler.disable(`before ${name}`);
    if (!rule) throw new Error(`markdown-it has no rule ${name}`);
    ruler.at(name, withSpan(rule, spannedAll.includes(name)));
  }
  return made;
}

function makeBlockParser(): Parser {
  const made = MarkdownIt({ html: true });
  made.core.ruler.enableOnly(['normalize', 'block']);
  return made;
}

/** Keeps where the brackets of a link close, as the parser itself finds it. */
function keepLabelEnds({ helpers }: Parser): void {
  const { parseLinkLabel } = helpers;
  helpers.parseLinkLabel = (state, start, disableNested) => {
    const end = parseLinkLabel(state, start, disableNested);
    labelEnds(state).set(start, end);
    return end;
  };
}

function labelEnds(state: object): Map<number, number> {
  const keeper = state as { labelEnds?: Map<number, number> };
  return (keeper.labelEnds ??= new Map());
}

/** A rule that tells with its tokens from where to where it has read. */
function withSpan(rule: InlineRule, marksAll: boolean): InlineRule {
  return (state, silent) => {
    const { pos, tokens } = state;
    const first = tokens.length + (state.pending === '' ? 0 : 1);
    if (!rule(state, silent)) return false;
    if (silent) return true;
    const span: Span = { start: pos, end: state.pos };
    const labelEnd = labelEnds(state).get(pos) ?? labelEnds(state).get(pos + 1);
    for (const token of tokens.slice(first, marksAll ? undefined : first + 1)) {
      token.meta = {
        ...(token.meta as object | null),
        span,
        ...(labelEnd === undefined ? {} : { labelEnd }),
      };
    }
    return true;
  };
}
