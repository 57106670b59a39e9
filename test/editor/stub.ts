/** Puts something in the place of one of VS Code's functions; gives what puts the real one back. */
export function stub<T extends object, K extends keyof T>(target: T, name: K, replacement: T[K]): () => void {
  const real = target[name];
  target[name] = replacement;
  return () => {
    target[name] = real;
  };
}
