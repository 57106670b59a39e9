import type { EntryView, HeadView } from '../../src/core/conversationView';
import type { RichBlock, RichInline } from '../../src/core/richText';
import { toEntry } from './entries';

/** A paragraph of texts and other inlines. */
export function p(...inlines: readonly (RichInline | string)[]): RichBlock {
  return { kind: 'paragraph', inlines: inlines.map((each) => (typeof each === 'string' ? t(each) : each)) };
}

function t(text: string, ...marks: readonly ('strong' | 'em' | 'strike' | 'code')[]): RichInline {
  return { kind: 'text', text, marks };
}

function a(link: number, text: string, host: string, to: 'web' | 'upload' | 'place' = 'web'): RichInline {
  return { kind: 'link', link, to, host, text };
}

/** Whose chat the sample is. */
export const sampleHead: HeadView = {
  title: 'Ann Lee, chat #12345',
  card: [
    { name: 'Customer', value: 'Ann Lee' },
    { name: 'E-mail', value: 'ann.lee@example.com', copy: 'Copy E-mail' },
    { name: 'User id', value: 'usr_8f2c91d0', copy: 'Copy User Id' },
    { name: 'Status', value: 'Pending' },
    { name: 'Assigned to', value: 'Bob Ray' },
    { name: 'Department', value: 'Second Line' },
    { name: 'Last message', value: 'today, 14:03' },
  ],
  warnings: ['This chat is assigned to Bob Ray, not to you.'],
};

const monday = 'Monday, 2 November 2026';
const tuesday = 'Tuesday, 3 November 2026';
const note = { kind: 'note', role: 'Private note: only your team' } as const;
const agent = { kind: 'agent', role: 'Agent, to the customer' } as const;
const customer = { kind: 'customer', role: 'Customer', author: 'Ann Lee' } as const;
const system = { kind: 'system', role: 'System', author: '' } as const;

/** A conversation with everything that a real one has. */
export const sampleEntries: readonly EntryView[] = [
  toEntry(1, {
    ...customer,
    day: monday,
    time: '09:12',
    body: [
      p('Hello! Since this morning our export stops half way. The page says:'),
      { kind: 'quote', blocks: [p('Export failed: unexpected end of input (code 5102)')] },
      p('We need the file for our accountant until Wednesday. What can we do?'),
    ],
  }),
  toEntry(2, { ...system, day: monday, time: '09:13', body: [p('Bob Ray was assigned to this chat.')] }),
  toEntry(3, {
    ...agent,
    author: 'Bob Ray',
    day: monday,
    time: '09:20',
    marks: ['read'],
    body: [
      p('Good morning Ann, sorry for the trouble! Could you tell me'),
      {
        kind: 'list',
        start: 1,
        items: [
          [p('which format you chose (', t('CSV', 'code'), ' or ', t('XLSX', 'code'), '),')],
          [p('how many rows it shows before it stops?')],
        ],
      },
      p('How exports work is described ', a(0, 'in our guide', 'docs.example.com'), '.'),
    ],
  }),
  toEntry(4, { ...customer, day: monday, time: '09:31', body: [p('CSV, about 12 000.')] }),
  toEntry(5, {
    ...customer,
    day: monday,
    time: '09:32',
    body: [p('Here it is: ', a(0, 'export-2026-11-02.csv', 'uploads.helpcrunch.com', 'upload'))],
  }),
  toEntry(6, {
    ...note,
    author: 'Bob Ray',
    day: monday,
    time: '09:40',
    body: [
      p(
        '@Dana can you have a look? It cuts at a row with a line break in quotes. ',
        t('Third', 'strong'),
        ' report this week.',
      ),
    ],
  }),
  toEntry(7, {
    ...note,
    author: 'דנה לוי',
    day: tuesday,
    time: '10:05',
    marks: ['edited'],
    body: [
      p(
        'Found it: the reader ends a record at every line break, also inside quotes. See ',
        a(0, 'src/export/readRecords.ts:42', '', 'place'),
        ' and ',
        a(1, 'the lines at 3f9c2ab', 'github.com'),
        ':',
      ),
      {
        kind: 'code',
        language: 'ts',
        text: "export function readRecords(text: string): string[] {\n  // Quotes are not looked at here, so a field with a line break in it becomes two records and the rest is lost.\n  return text.split('\\n');\n}",
      },
      {
        kind: 'table',
        head: [[t('Version')], [t('Broken')]],
        rows: [
          [[t('4.1.0')], [t('no')]],
          [[t('4.2.0')], [t('yes')]],
        ],
      },
      p(
        'Fix is on ',
        t('fix/quoted-line-breaks', 'code'),
        ', out with 4.2.1 tomorrow. Until then: export as XLSX.',
      ),
    ],
  }),
  toEntry(8, {
    ...agent,
    author: 'Bob Ray',
    day: tuesday,
    time: '10:11',
    body: [
      p(
        'Ann, we found the cause, and the repair comes with tomorrow’s version. Until then ',
        t('please export as XLSX', 'strong'),
        ', that works for all your rows.',
      ),
    ],
  }),
  toEntry(9, {
    ...customer,
    author: 'יעל כהן',
    day: tuesday,
    time: '11:47',
    body: [p('תודה רבה! הקובץ נפתח אצלנו בלי בעיה (XLSX, 12 480 שורות).')],
  }),
  toEntry(10, { ...customer, day: tuesday, time: '14:02', body: [p('That did it, thank you both!')] }),
  toEntry(11, { ...system, day: tuesday, time: '14:03', body: [p('The status became Pending.')] }),
];
