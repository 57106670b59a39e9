import type { EntryView } from '../core/conversationView';
import { type Child, h } from './element';
import { type OpenLink, toRichElements } from './richElement';

/** Draws an entry; who wrote it and who reads it always stand above it in words. */
export function toEntryElement(entry: EntryView, open: OpenLink): HTMLElement {
  const label = [entry.author, entry.role, entry.time].filter(Boolean).join(', ');
  return h(
    'article',
    { class: `entry ${entry.kind}`, 'aria-label': label },
    h('header', {}, ...toHeader(entry)),
    h('div', { class: 'body' }, ...toRichElements(entry.body, open)),
  );
}

function toHeader({ author, role, time, dateTime, marks }: EntryView): Child[] {
  const parts = [
    author && h('bdi', { class: 'author' }, author),
    role && h('span', { class: 'role' }, role),
    time && h('time', dateTime ? { datetime: dateTime } : {}, time),
    ...marks.map((mark) => h('span', { class: 'mark' }, mark)),
  ];
  // The spaces are for whoever copies the text.
  return parts.filter((part) => part !== '').flatMap((part) => [part, ' ']);
}
