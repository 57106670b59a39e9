/** node:test's results as TAP of bare words: titles with line separators and the like would end Node's own too early. */
export default async function* bareTap(source) {
  let count = 0;
  for await (const { type, data } of source) {
    const result = { 'test:pass': 'ok', 'test:fail': 'not ok' }[type];
    if (result) yield `${result} ${++count} - ${data.name.replaceAll(/\W+/g, ' ')}\n`;
  }
  yield `1..${count}\n`;
}
