/**
 * The line of a handoff draft that everything for the customer stands behind. It is the same in every language, an HTML
 * comment, so no Markdown reader shows it.
 */
export const handoffMarker = '<!-- helpcrunch:customer -->';

/** Which text of which handoff draft a message is; its type says whether that is the note or the customer's part. */
export interface HandoffSource {
  /** The draft's id. */
  readonly draft: string;
  /** Of the whole text as it stood in the draft, also where it went in parts: SHA-256 in hexadecimal digits. */
  readonly digest: string;
  /** Of how many messages made of that text it is which one; from 1. */
  readonly part: number;
  readonly parts: number;
}
