const carriageReturn = 13;
const lineFeed = 10;

/** Whether two files are the same but for their line ends, which git may change on the way to the disk. */
export function isSameButLineEnds(a: Uint8Array, b: Uint8Array): boolean {
  let inA = 0;
  let inB = 0;
  for (;;) {
    inA = skipReturn(a, inA);
    inB = skipReturn(b, inB);
    if (inA === a.length || inB === b.length) return inA === a.length && inB === b.length;
    if (a[inA++] !== b[inB++]) return false;
  }
}

function skipReturn(bytes: Uint8Array, at: number): number {
  return bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? at + 1 : at;
}
