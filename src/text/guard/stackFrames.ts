import type { Pattern } from './pattern';

/** Frames of libraries and of the language itself say nothing about our own code. */
const foreign =
  /node_modules|node:|site-packages|dist-packages|<anonymous>|internal\/|\(native|\/gems\/|\/vendor\/|\bat (?:java|javax|jdk|sun|kotlin|scala|System|Microsoft|org\.(?:springframework|apache|junit|eclipse))\./;
const isMeant = (found: string): boolean => !foreign.test(found);

/** Lines of stack traces that name a file of our own with a line in it. */
export const stackFramePatterns: readonly Pattern[] = [
  // JavaScript
  { kind: 'stackFrame', search: /^[ \t>]{0,40}at [^\r\n]{1,300}:\d+:\d+\)?/gm, isMeant },
  { kind: 'stackFrame', search: /^[ \t>]{0,40}[\w$.<>/]{0,100}@[^\s@]{1,300}:\d+:\d+/gm, isMeant },
  // Java, Kotlin, .NET
  {
    kind: 'stackFrame',
    search: /^[ \t>]{0,40}at [\w$.<>/@]{3,300}\([\w$-]+\.(?:java|kt|scala|groovy):\d+\)/gm,
    isMeant,
  },
  { kind: 'stackFrame', search: /^[ \t>]{0,40}at [^\r\n]{3,300} in [^\r\n]{1,300}:line \d+/gm, isMeant },
  // Python
  {
    kind: 'stackFrame',
    search: /^[ \t>]{0,40}File "[^"\r\n]{1,300}", line \d+(?:, in [^\r\n]{1,100})?/gm,
    isMeant,
  },
  // Go, Rust
  {
    kind: 'stackFrame',
    search: /^[ \t>]{0,40}(?:at )?[^\s:"']{1,300}\.(?:go|rs):\d+(?::\d+)?(?: \+0x[\da-f]+)?[ \t]{0,40}$/gm,
    isMeant,
  },
  // Ruby
  {
    kind: 'stackFrame',
    search: /^[ \t>]{0,40}(?:from )?[^\s:"']{1,300}\.rb:\d+:in [`'][^'\r\n]{1,100}'/gm,
    isMeant,
  },
  // PHP
  { kind: 'stackFrame', search: /^[ \t>]{0,40}#\d+ [^\s(]{1,300}\(\d+\): [^\r\n]{1,300}/gm, isMeant },
];
