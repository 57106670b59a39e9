import { testClean } from './cases';

const end = '[a]: https://e.com "T"\n';
const link = '(https://e.com "T")';

testClean([
  ['resolves a full reference', `x [text][a] y\n\n${end}`, `x [text]${link} y\n`],
  ['resolves a collapsed reference', `[A][]\n\n${end}`, `[A]${link}\n`],
  ['resolves a shortcut', `[a]\n\n${end}`, `[a]${link}\n`],
  [
    'resolves images of all three kinds',
    `![t][a] ![a][] ![a]\n\n${end}`,
    `![t]${link} ![a]${link} ![a]${link}\n`,
  ],
  ['resolves an image in a link', `[![i][a]][a]\n\n${end}`, `[![i]${link}]${link}\n`],
  ['resolves in a list', `- [a]\n  - x [t][a]\n\n${end}`, `- [a]${link}\n  - x [t]${link}\n`],
  ['resolves in a quote', `> [a]\n> [t][a]\n\n${end}`, `> [a]${link}\n> [t]${link}\n`],
  [
    'resolves in headings of both kinds',
    `# [a] #\n\n[a]\n===\n\n${end}`,
    `# [a]${link} #\n\n[a]${link}\n===\n`,
  ],
  [
    'resolves in a table',
    `| h | [a] |\n|---|---|\n| x | [t][a] |\n\n${end}`,
    `| h | [a]${link} |\n|---|---|\n| x | [t]${link} |\n`,
  ],
  ['keeps code and marks in the text of a link', `[\`a]\` *b*][a]\n\n${end}`, `[\`a]\` *b*]${link}\n`],
  ['keeps an escaped bracket in the text of a link', `[x\\]][a]\n\n${end}`, `[x\\]]${link}\n`],
  ['resolves with a definition in a quote', '[a]\n\n> [a]: https://e.com\n', '[a](https://e.com)\n'],
  [
    'resolves with a definition in an item',
    '- [a]\n\n  [a]: https://e.com\n- b\n',
    '- [a](https://e.com)\n\n- b\n',
  ],
  [
    'takes the first of two definitions',
    '[a]\n\n[a]: https://e.com/1\n[a]: https://e.com/2\n',
    '[a](https://e.com/1)\n',
  ],
  [
    'takes a definition over several lines',
    '[a]\n\n[a]:\n  <https://e.com>\n  "T\n  U"\n',
    '[a](https://e.com "T U")\n',
  ],
  [
    'writes quotes and backslashes of a title so that they stay',
    `[a]\n\n[a]: https://e.com 'x "y" \\\\ z'\n`,
    '[a](https://e.com "x \\"y\\" \\\\ z")\n',
  ],
  [
    'writes an address so that nothing breaks out of it',
    '[a]\n\n[a]: <https://e.com/a b(c)>\n',
    '[a](https://e.com/a%20b%28c%29)\n',
  ],
  ['takes a definition away that nothing uses', 'x\n\n[a]: https://e.com\n\ny\n', 'x\n\ny\n'],
  [
    'keeps a text apart from the one below the definition between them',
    '# x\n[a]: https://e.com\ny\n',
    '# x\n\ny\n',
  ],
  ['keeps a reference without a definition', '[text][b] and [c] and [d][]\n'],
  [
    'keeps what only looks like a reference in code',
    '`[a]` x\n\n    [a]\n\n[a]: https://e.com\n',
    '`[a]` x\n\n    [a]\n',
  ],
  ['keeps a definition in code', '```\n[a]: https://e.com\n```\n'],
  ['keeps inline links byte for byte', "[a]( <https://e.com>  'T' ) ![b](https://e.com/i.png)\n"],
  ['keeps addresses in angle brackets', '<https://e.com> <a@e.com>\n'],
  ['keeps definitions and lists apart', '- a\n\n[r]: https://e.com\n\n- b\n', '- a\n\n* b\n'],
]);
