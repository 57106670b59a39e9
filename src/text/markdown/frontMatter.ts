/** A fence on the first line, at most 500 lines, and the fence again. */
const fences =
  /^(---|\+\+\+)[ \t]*\r?\n((?:(?!\1|\.\.\.[ \t]*\r?$)[^\n]*\n){0,500})(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)/;

/** Takes away the YAML or TOML that a static site keeps above a page; a rule above a text is none. */
export function withoutFrontMatter(source: string): string {
  const [all = '', fence, inside = ''] = fences.exec(source) ?? [];
  const isData = fence === '---' ? isYaml(inside) : isToml(inside);
  return isData ? source.slice(all.length).replace(/^(?:[ \t]*\r?\n)+/, '') : source;
}

/** Whether every line could be one of YAML, and one at least names something: between two rules a text may stand as well. */
function isYaml(text: string): boolean {
  const lines = text.split(/\r?\n/);
  const key = /^(?:"[^"]*"|'[^']*'|[\w$][\w .$/-]*)\s*:(?:\s|$)/;
  return (
    lines.some((line) => key.test(line)) &&
    lines.every((line) => key.test(line) || /^(?:$|[\s#\]}]|- )/.test(line))
  );
}

function isToml(text: string): boolean {
  return /^(?:\s|#[^\n]*\n)*(?:\[|["'\w.-]+["']?\s*=)/.test(text);
}
