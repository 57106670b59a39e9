import { pick, seededRandom } from '../../../../standin/random';
import { secretShapes } from './secretShapes';

/** A shape with made-up characters, the same ones in each run, and the secret that stands in it. */
export interface MadeUp {
  readonly name: string;
  readonly text: string;
  readonly secret: string;
}

type Random = () => number;

const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();
const digit = '0123456789';
const alphabets: Readonly<Record<string, string>> = {
  digit,
  upper: upper + digit,
  letter: lower + upper,
  alnum: lower + upper + digit,
  hex: `${digit}abcdef`,
  base32: `${upper}234567`,
  base64: `${lower}${upper}${digit}+/`,
  base64url: `${lower}${upper}${digit}-_`,
};

/** Every shape, filled in. */
export function makeUpSecrets(seed = 20_261_122): MadeUp[] {
  const random = seededRandom(seed);
  return Object.entries(secretShapes).map(([name, shape]) => {
    const marked = shape.replace(/\{(\w+) (\d+)\}/g, (_, letters: string, length: string) =>
      makeUp(letters, Number(length), random),
    );
    const [, secret = ''] = /⟦([^⟧]*)⟧/.exec(marked) ?? [];
    return { name, text: marked.replace(/[⟦⟧]/g, ''), secret };
  });
}

function makeUp(letters: string, length: number, random: Random): string {
  if (letters === 'basic') return btoa(`acme:${makeUp('password', length, random)}`);
  if (letters === 'password') {
    return `${makeUp('letter', length - 3, random)}${makeUp('digit', 2, random)}${pick(random, ['!', '#', '-', 'x'])}`;
  }
  const [first = '', ...rest] = alphabets[letters] ?? '';
  if (first === '') throw new Error(`there are no letters called ${letters}`);
  return Array.from({ length }, () => pick(random, [first, ...rest])).join('');
}
