/** Names and words that somebody may have, or have given himself to play a trick. */
export const oddNames: readonly (readonly [what: string, name: string])[] = [
  ['right-to-left', 'נועה כהן'],
  ['a right-to-left override', 'Eve \u202etxt.exe\u202c \u2067אבג\u2069'],
  ['10 KB', 'Wolfe '.repeat(1_700)],
  ['HTML', '<img src=x onerror=alert(1)>'],
  ['a script', '<script>alert(1)</script>'],
  ['Markdown', '**Bob** [here](https://evil.example) ![](https://evil.example/x.png)'],
  ['a command link', '[x](command:workbench.action.quit) $(lock)'],
  ['line ends and control characters', 'Line\nBreak\r\n\tTab\u0000\u0007\u001b[31m'],
  ['emoji', '🦄 Zoë 👨‍👩‍👧‍👦'],
  ['half a character', 'a\ud83e'],
];

/** What nothing on the screen may hold: a link VS Code would run, an icon, what turns text around, more than a line. */
export const unsafe = /\]\(|\$\(|[\p{Cc}\u202a-\u202e\u2066-\u2069]|.{61}/u;
