/** What a README consists of: prose with links, code, lists, a table, HTML and references. */
const section = `
## Section <a name="section"></a>

![build][badge] <img src="https://example.com/i.svg" alt="Logo" width="90">

Some *prose* with \`code\`, a [link](https://example.com/a), a [reference][docs] and <kbd>Ctrl</kbd>.
It goes on for a second line, as prose does, in which an \`Array<string>\` or <your-id> stays.

- First, with **bold** text and a [file](docs/first.md)
  - Below it, the second
- [ ] To be done

1. One
2. Two, with two sentences. This is the other one.

\`\`\`ts
const rows = await read(table); // 40 of 4,000
for (const row of rows) console.log(row.name, row.value);
\`\`\`

| option | default | what it does                    |
| ------ | ------- | ------------------------------- |
| \`a\`    | \`1\`     | Some words on the first option  |
| \`b\`    | \`2\`     | Some words on the second option |

<!-- a comment -->

<details>
<summary>More</summary>

> A quote with [another link](#section).

</details>
`;

const definitions = `
[badge]: https://example.com/badge.svg
[docs]: https://example.com/docs 'Documentation'
`;

/** A text like a README, about as long as wanted. */
export function readmeLike(chars: number): string {
  return `# Title\n${section.repeat(Math.ceil(chars / section.length))}${definitions}`;
}
