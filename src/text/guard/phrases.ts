import type { Pattern } from './pattern';

/** Words that are written for the team. */
export const phrasePatterns: readonly Pattern[] = [
  {
    kind: 'todo',
    search: /\b(?:TODO|FIXME)\b(?! (?:list|app|item))|\b(?:XXX|HACK)(?=[:(]| [a-z])/g,
  },
  {
    kind: 'internalWord',
    // What is internal to a product is told to customers every day.
    search:
      /(?<![\w./:@$#-])internal(?:[- ]only|[- ]use(?: only)?)?(?![\w/(]|\.\w)(?!\s+(?:(?:server\s+)?(?:error|exception)|storage|memory|links?|revenue|medicine)s?\b)/gi,
  },
  {
    kind: 'internalWord',
    search:
      /\b(?:do not|don['’]t|must not|never) (?:share|forward|tell|show|send) (?:this|it|that)?\s?(?:with|to|outside|externally|the customers?|customers?)\b[^.\r\n]{0,40}|\bdo not share\b|\bnot for (?:the )?(?:customers?|clients?|public|external)\b|\bnot customer[- ]facing\b|\bbetween (?:us|you and me)\b|\boff the record\b/gi,
  },
  {
    kind: 'internalWord',
    search: /\bCONFIDENTIAL\b|\b(?:company|strictly|highly)[- ]confidential\b|\b[Cc]onfidential(?=:|\))/g,
  },
];
