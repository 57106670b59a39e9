import { maxFrames } from '../../core/limits';
import { isForeign, toSourcePath } from './framePath';

/** A line of source that a stack trace or a compiler names. */
export interface Frame {
  /** As the trace has it, but without scheme, server and query: relative or absolute, with slashes of either kind. */
  readonly path: string;
  readonly line: number;
}

/** Nobody reads a frame that is longer; what compilers and servers write on one line may be. */
const maxLineChars = 1_000;

const number = String.raw`(?<line>\d{1,7})`;

/** Before a line of one service, and what quotes it. */
const prefix = /^(?:[\w.-]{1,60} {1,20}\|)?[ \t>│|]{0,60}/;

/** What compilers begin a line with: without spaces, unless it is a whole path of Windows. */
const compiled = String.raw`(?:--> |ERROR in )?(?<path>(?:[A-Za-z]:[^:"']+|[^\s:"']+)\.[A-Za-z][A-Za-z\d]{0,9})`;

/** Packages of Java and Kotlin that are nobody's own. */
const platform = String.raw`(?:javax?|jdk|sun|com\.sun|kotlinx?|scala|groovy|io\.netty|org\.(?:springframework|apache|junit|eclipse|hibernate|gradle|jetbrains|codehaus))\.`;

/** The forms of frames, each from the begin of its line and bounded where it could begin anew. */
const forms: readonly RegExp[] = [
  // Java and Kotlin: the folder is that of the class, the file only its name.
  new RegExp(
    String.raw`^at (?:[^\s/()]{0,200}\/){0,2}(?!${platform})(?<method>[\p{L}\p{N}_$.<>-]{1,300})\((?<file>[\p{L}\p{N}_$-]{1,100}\.(?:java|kts?|scala|groovy)):${number}\)`,
    'u',
  ),
  // .NET
  new RegExp(`^at .{1,500} in (?<path>.{1,300}):line ${number}`),
  // JavaScript, and Rust
  new RegExp(String.raw`^at (?:async )?(?:[^(]{1,300} \()?(?<path>.+):${number}:\d{1,7}\)?(?: \{)?$`),
  // Firefox and Safari
  new RegExp(String.raw`^[^@\s]{0,200}@(?<path>(?:[a-z-]{2,20}:\/)?\/.+):${number}:\d{1,7}$`),
  // Python
  new RegExp(`^File "(?<path>[^"]+)", line ${number}`),
  // PHP
  new RegExp(String.raw`^#\d{1,4} (?<path>[^()]+)\(${number}\): `),
  // Go
  new RegExp(String.raw`^(?<path>.+\.go):${number}(?: \+0x[\da-f]+)?$`),
  // Ruby
  new RegExp(String.raw`^(?:\d{1,3}: )?(?:from )?(?<path>(?:[A-Za-z]:)?[^:"']+):${number}:in `),
  // Compilers: src/a.ts(3,5): error, src/a.ts:3:5 - error, src/a.c:3:5: error
  new RegExp(String.raw`^${compiled}\(${number}(?:,\d{1,7})*\): `),
  new RegExp(String.raw`^${compiled}:${number}(?::\d{1,7})?(?:: | - |$)`),
];

/** Finds the frames of stack traces and the places compilers name, in their order and once each, without those of libraries. */
export function findFrames(text: string): readonly Frame[] {
  const frames = new Map<string, Frame>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    const frame = line.length <= maxLineChars ? toFrame(line.replace(prefix, '').trimEnd()) : undefined;
    if (!frame) continue;
    // One that is there already keeps its place.
    frames.set(`${frame.path}:${frame.line}`, frame);
    if (frames.size === maxFrames) break;
  }
  return [...frames.values()];
}

function toFrame(text: string): Frame | undefined {
  for (const form of forms) {
    const { method, file, path = '', line } = form.exec(text)?.groups ?? {};
    if (line === undefined) continue;
    const source = toSourcePath(file === undefined ? path : toJavaPath(method ?? '', file));
    const isOwn = Number(line) > 0 && source !== undefined && !isForeign(source);
    return isOwn ? { path: source, line: Number(line) } : undefined;
  }
  return undefined;
}

/** `com.acme.Cart$Item.total` in `Cart.java` is in `com/acme/Cart.java`. */
function toJavaPath(method: string, file: string): string {
  return [...method.split('.').slice(0, -2), file].join('/');
}
