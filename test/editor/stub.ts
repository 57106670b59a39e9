/** Puts something in the place of one of VS Code's functions; gives what puts the real one back. */
export function stub<T extends object, K extends keyof T>(target: T, name: K, replacement: T[K]): () => void {
  const real = target[name];
  target[name] = replacement;
  return () => {
    target[name] = real;
  };
}

/** The same for a value that VS Code only lets one read. */
export function stubValue<T extends object, K extends keyof T>(target: T, name: K, value: T[K]): () => void {
  const real = Object.getOwnPropertyDescriptor(target, name);
  if (!real) throw new Error(`VS Code has no ${String(name)} here.`);
  Object.defineProperty(target, name, { ...real, get: () => value });
  return () => {
    Object.defineProperty(target, name, real);
  };
}
