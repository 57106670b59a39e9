import { MarkdownString } from 'vscode';

/** A text as Markdown that shows it as it is: VS Code would make links of the addresses that it escapes everything else around. */
export function toPlainMarkdown(text: string): MarkdownString {
  const markdown = new MarkdownString().appendText(text);
  markdown.value = markdown.value.replace(/[:@.]/g, (char) => `&#${char.charCodeAt(0)};`);
  return markdown;
}
