import { testClean } from './cases';

testClean([
  [
    'takes YAML front matter away, and the empty lines below it',
    '---\ntitle: A\ntags:\n  - b\n---\n\n# A\n',
    '# A\n',
  ],
  ['takes YAML that ends in dots away', '---\ntitle: A\n...\n# A\n', '# A\n'],
  ['takes YAML with comments and quoted keys away', '---\n# made by\n"a b": c\n\n---\nx\n', 'x\n'],
  ['takes YAML with CRLF away', '---\r\ntitle: A\r\n---\r\n\r\nx\r\n', 'x\r\n'],
  ['takes TOML away', '+++\ntitle = "A"\n[extra]\na = 1\n+++\n\nx\n', 'x\n'],
  ['leaves nothing of a file that is front matter only', '---\na: b\n---', ''],
  ['keeps a text between two rules', '---\nSome text.\n\n---\n\nMore.\n'],
  ['keeps a text between two rules in which one line looks like YAML', '---\nNote: read on\nand on\n\n---\n'],
  ['keeps a heading between two rules', '---\n# Title\n\nText\n\n---\n'],
  ['keeps front matter that is never closed', '---\ntitle: A\n\n# A\n'],
  ['keeps what stands below the first line', '\n---\ntitle: A\n---\n'],
  [
    'takes only the first of two away, and never the second',
    '---\na: b\n---\n---\nc: d\n---\n',
    '\n---\nc: d\n---\n',
  ],
  ['takes a byte order mark away', '\ufeff# A\n', '# A\n'],
  ['takes front matter behind a byte order mark away', '\ufeff---\na: b\n---\nx', 'x'],
]);
