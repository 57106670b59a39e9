import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { makeFile, select, showFile } from './documents';
import { openDrafts } from './drafts';
import { useTestBed } from './testBed';

const asNote = { chat: sampleChats.opened, type: 'private', agent: sampleAgents.first };
const everything = `---
title: Answer
status: draft
---
# Cause <!-- ask Bob -->

See [the guide][1] and [**issue 7**](https://example.com/7), for \`Array<string>\` and <your-id>.

- [ ] update
- [x] restart

| Name | Rows |
| ---- | ---: |
| a    | 1207 |

<p align="center">Centered <b>bold</b></p>

[1]: https://example.com/guide "Guide"
`;
const marked = `# Cause

See [the guide](https://example.com/guide "Guide") and [**issue 7**](https://example.com/7), for \`Array<string>\` and <your-id>.

- ☐ update
- ☑ restart

| Name | Rows |
| ---- | ---: |
| a    | 1207 |

Centered bold
`.trimEnd();
const plain = `Cause

See the guide (https://example.com/guide) and issue 7 (https://example.com/7), for Array<string> and <your-id>.

- ☐ update
- ☑ restart

Name | Rows
-----|-----
a    | 1207

Centered bold`;

suite('What a Markdown file becomes', () => {
  const bed = useTestBed();

  /** Sends a file; a new name each time, since VS Code takes a while to see that a file is another. */
  async function sendFile(name: string, content: string): Promise<void> {
    await bed.setKey();
    await showFile(await makeFile(name, content));
    await bed.run('helpcrunch.sendFile', asNote);
  }

  test('is Markdown without front matter, comments, HTML and definitions, and a text that reads well', async () => {
    await sendFile('all.md', everything);
    const posted = await bed.standin.onlyPosted();
    assert.equal(posted.markdownText, marked);
    assert.equal(posted.text, plain);
    assert.deepEqual(bed.messages.modals, []);
  });

  test('is the same for a selection, below its place', async () => {
    await bed.setKey();
    select(await showFile(await makeFile('selected.md', everything)), '- [ ] update\n- [x] restart');
    await bed.run('helpcrunch.sendSelection', { ...asNote, comment: 'To **do**:' });
    const posted = await bed.standin.onlyPosted();
    assert.equal(posted.markdownText, 'To **do**:\n\n`made/selected.md:9-10`\n\n- ☐ update\n- ☑ restart');
    assert.equal(posted.text, 'To do:\n\nmade/selected.md:9-10\n\n- ☐ update\n- ☑ restart');
  });

  test('is the plain text alone with format "plain"', async () => {
    await bed.settings.change('helpcrunch.format', 'plain');
    await sendFile('plain.md', everything);
    const request = (await bed.standin.requests()).find(({ method }) => method === 'POST');
    assert.deepEqual(request?.body, { ...asNote, text: plain });
  });

  test('leaves fenced code as it is, whatever stands in it', async () => {
    const code = '```html\n---\n<!-- kept --> <b>[a][1]</b>\n- [ ] kept\n```\n';
    await sendFile('code.md', code);
    assert.equal((await bed.standin.onlyPosted()).markdownText, code);
  });

  for (const [count, sentence] of [
    [1, 'One image lies beside the file and cannot be attached.'],
    [2, '2 images lie beside the file and cannot be attached.'],
  ] as const) {
    test(`goes without ${count} of its images only after a question that says so`, async () => {
      const images = ['![A](a.png)', '<img src="img/b.png" alt="B">'].slice(0, count);
      bed.messages.press('Add to Chat');
      await sendFile(
        `images${count}.md`,
        [...images, '![On the web](https://example.com/c.png)'].join('\n\n'),
      );
      const { text, detail, buttons } = bed.messages.modal;
      assert.equal(text, `Add a note to chat #${asNote.chat} (Ann Lee) as Sam Carter?`);
      assert.ok(detail.split('\n\n').includes(sentence), detail);
      assert.deepEqual(buttons, ['Review', 'Add to Chat']);
      const { markdownText } = await bed.standin.onlyPosted();
      const kept = [...['A', 'B'].slice(0, count), '![On the web](https://example.com/c.png)'];
      assert.equal(markdownText, kept.join('\n\n'));
    });
  }

  test('stays where the question about its images is left by Escape', async () => {
    await sendFile('escape.md', '![A](a.png)');
    assert.equal(bed.messages.modals.length, 1);
    assert.deepEqual(await bed.standin.posted(), []);
    assert.deepEqual(openDrafts(), []);
  });

  test('is no message where nothing is left of it', async () => {
    await sendFile('empty.md', '---\ntitle: x\n---\n<!-- nothing yet -->\n');
    assert.equal(bed.messages.toast.text, 'There is only white space to send.');
    assert.deepEqual(await bed.standin.posted(), []);
  });
});
