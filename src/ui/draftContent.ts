import { HandoffError } from '../core/failure';
import type { DraftBinding } from '../delivery/draftStore';
import { type Composed, sourceForms, toDraftContent } from '../text/compose';

/** The message that a draft with this text is. @throws {HandoffError} `draftUnreadable` where its form is not known */
export function toDraftComposed({ form, original }: DraftBinding, text: string): Composed {
  const known = sourceForms.find((each) => each === form);
  if (!known) throw new HandoffError({ code: 'draftUnreadable' });
  const source = { text, form: known };
  return { source, content: toDraftContent(source, original) };
}
