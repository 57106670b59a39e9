const inert: object = new Proxy(nothing, {
  get: (_, name) => (name === Symbol.toPrimitive ? () => '' : inert),
  apply: () => inert,
  construct: () => inert,
});

function nothing(): void {
  return undefined;
}

/** Stands in for the module `vscode` in plain Node: whatever is asked of it, it does nothing. */
export = inert;
