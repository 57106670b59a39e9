import { env } from 'vscode';

/** A number as people write it who use VS Code in this language, such as `4,000`. */
export function numberWords(value: number): string {
  return value.toLocaleString(env.language);
}
