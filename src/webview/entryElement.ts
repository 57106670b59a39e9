import type { EntryView } from '../core/conversationView';
import { type Child, h } from './element';
import { type OpenLink, toRichElements } from './richElement';

/** Draws an entry; who wrote it and who reads it always stand above it in words. */
export function toEntryElement(entry: EntryView, open: OpenLink): HTMLElement {
  return h(
    'article',
    { class: `entry ${entry.kind}`, 'aria-label': toEntryName(entry) },
    h('header', {}, ...toHeader(entry)),
    h('div', { class: 'body' }, ...toRichElements(entry.body, open)),
  );
}

/** What an entry is called aloud: who wrote it, who reads it, and when. */
export function toEntryName({ author, role, time }: EntryView): string {
  return [author, role, time].filter(Boolean).join(', ');
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
