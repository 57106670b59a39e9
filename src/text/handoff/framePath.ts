/** What only libraries, languages and bundlers have in their paths. */
const foreign = new RegExp(
  [
    String.raw`(?:^|[/\\])(?:node_modules|site-packages|dist-packages|bower_components|vendor|gems|\.cargo|\.rustup|\.yarn|rustc|@vite|@id)[/\\]`,
    String.raw`(?:^|[/\\])(?:go[/\\]pkg[/\\]mod|(?:usr[/\\]local[/\\]go|Go)[/\\]src)[/\\]`,
    String.raw`(?:^|[/\\])(?:lib(?:64)?[/\\](?:python|ruby[/\\])\d|Python\d+[/\\])`,
    String.raw`^internal/.+\.js$|^/_/|^webpack/(?:bootstrap|runtime)`,
  ].join('|'),
);

/** Whether a file is one of a library or of the language itself. */
export function isForeign(path: string): boolean {
  return foreign.test(path);
}

/** The path of a file out of what a trace calls it; undefined for what is no file of source. */
export function toSourcePath(named: string): string | undefined {
  // React tells so where the file of a component of the server is.
  const path = withoutScheme(named.replace(/^(?:rsc|about):\/\/React\/\w+\//, ''))?.replace(/^\.\//, '');
  if (path === undefined || path.length > 300) return undefined;
  return /^(?:[A-Za-z]:)?[^:<>"|*\p{Cc}]*[^/\\]\.[A-Za-z][A-Za-z\d]{0,9}$/u.test(path) ? path : undefined;
}

function withoutScheme(named: string): string | undefined {
  const [, scheme, rest = ''] = /^([a-z][a-z\d+.-]+):\/\/([^?#]*)/.exec(named) ?? [];
  if (scheme === undefined) return named;
  // Behind the server's name, which a file or a module has none of.
  const path = rest.replace(/^[^/]*\//, '');
  switch (scheme) {
    case 'file':
      return decode(path).replace(/^(?![A-Za-z]:)/, '/');
    case 'http':
    case 'https':
      // Vite serves so what is outside of its root.
      return decode(path)
        .replace(/^@fs\/(?![A-Za-z]:)/, '/')
        .replace(/^@fs\//, '');
    case 'webpack':
    case 'webpack-internal':
      return path.replace(/^\([\w-]+\)\//, '');
    default:
      return undefined;
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
