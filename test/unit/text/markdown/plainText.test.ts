import { testPlain } from './cases';

testPlain([
  [
    'leaves no mark of headings, emphasis and spans',
    '# A `b` #\n\nC **d** _e_ ***f***\n===\n',
    'A b\n\nC d e f',
  ],
  ['keeps the tildes of what is struck through', '~~a~~ b', '~~a~~ b'],
  ['writes the address behind the text of a link', '[a *b*](https://e.com "T")', 'a b (https://e.com)'],
  [
    'writes an address once that is its own text',
    '<https://e.com> [https://e.com](https://e.com) <a@e.com>',
    'https://e.com https://e.com a@e.com',
  ],
  [
    'writes an address once that markdown-it has encoded',
    '[https://e.com/ä](https://e.com/ä)',
    'https://e.com/ä',
  ],
  ['writes the address of a link without text', '[](https://e.com)', 'https://e.com'],
  ['writes text and address of an image', '![a](https://e.com/i.png)', 'a (https://e.com/i.png)'],
  [
    'writes of an image in a link only its text',
    '[![a](https://e.com/i.png)](https://e.com)',
    'a (https://e.com)',
  ],
  [
    'writes of an image without text in a link its address',
    '[![](https://e.com/i.png)](https://e.com)',
    'https://e.com/i.png (https://e.com)',
  ],
  ['keeps two addresses apart', '<https://e.com/1><https://e.com/2>', 'https://e.com/1 https://e.com/2'],
  ['keeps lines, and breaks of both kinds', 'a\nb  \nc\\\nd', 'a\nb\nc\nd'],
  ['decodes entities and escapes', '&lt;a&gt; \\*b\\* &#42;', '<a> *b* *'],
  ['keeps a tight list tight', '- a\n- b\n  - c\n\nd', '- a\n- b\n  - c\n\nd'],
  [
    'keeps a loose list loose, and a tight one in it tight',
    '* a\n\n* b\n  - c\n  - d',
    '- a\n\n- b\n\n  - c\n  - d',
  ],
  ['keeps the second paragraph of an item in it', '- a\n\n  b\n\n      c\n', '- a\n\n  b\n\n  c'],
  [
    'keeps numbers, their start and their sign',
    '7. a\n8. b\n\n\nx\n\n3) c\n3) d',
    '7. a\n8. b\n\nx\n\n3) c\n3) d',
  ],
  ['indents the inside of an item by its number', '10. a\n    b\n\n    - c', '10. a\n    b\n\n    - c'],
  ['keeps an empty item', '- a\n-\n- b', '- a\n-\n- b'],
  ['keeps quotes, and quotes in quotes', '> a\nb\n>\n> > c', '> a\n> b\n>\n> > c'],
  ['keeps a rule', 'a\n\n* * *\n\nb', 'a\n\n---\n\nb'],
  [
    'aligns a table whatever its alignment',
    '| a | b |\n|:-:|--:|\n| long | `c` |',
    'a    | b\n-----|--\nlong | c',
  ],
  [
    'keeps pipes, code, links and breaks in a cell on one line',
    '|a|\n|-|\n|`x\\|y` [l](https://e.com) **b**|',
    'a\n-----------------------\nx|y l (https://e.com) b',
  ],
  [
    'leaves out cells beyond the head, as GFM does, and fills up missing ones',
    '|a|b|\n|-|-|\n|c|\n|d|e|f|',
    'a | b\n--|--\nc |\nd | e',
  ],
  [
    'aligns wide characters and emoji by what they take up',
    '|a|b|\n|-|-|\n|界|x|\n|🙂|y|\n|e\u0301|z|',
    'a  | b\n---|--\n界 | x\n🙂 | y\ne\u0301  | z',
  ],
  [
    'writes code as it is, without its fence',
    '```ts\na\n\n  b `c`\n```\n\n~~~\n```\n~~~',
    'a\n\n  b `c`\n\n```',
  ],
  ['writes code with its own line ends', '```\r\na\r\nb\rc\n```', 'a\r\nb\rc'],
  ['writes all of a fence that is never closed', 'a\n```\nb', 'a\n\nb'],
  ['writes indented code without its indent', '    a\n      b\n\n\tc', 'a\n  b\n\nc'],
  ['keeps the spaces that end a line of indented code', '    a  \n    b \t\n  \n\nc', 'a  \nb \t\n\nc'],
  ['indents code in a list', '- a\n\n  ```\n  b\n   c\n  ```', '- a\n\n  b\n   c'],
  [
    'keeps literal tags, which are text by then',
    'Array<string> <your-id>\n\n<x-y>\na\n</x-y>',
    'Array<string> <your-id>\n\n<x-y>\na\n</x-y>',
  ],
  ['leaves out what shows nothing', '# \n\na\n\n&nbsp;\n\n```\n```\n\n[r]: /\n\nb', 'a\n\nb'],
]);
