import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

/** A file in a zip, by what the zip's directory says of it. */
export interface ZipEntry {
  readonly name: string;
  /** Unpacked, in bytes. */
  readonly size: number;
  readonly read: () => Buffer;
}

const entrySignature = 0x02014b50;
const endSignature = 0x06054b50;
const endLength = 22;
const deflated = 8;

/** The files of a zip (such as a .vsix) that has no comment at its end. */
export function readZip(file: string): ZipEntry[] {
  const zip = readFileSync(file);
  const end = zip.length - endLength;
  if (zip.readUInt32LE(end) !== endSignature) throw new Error(`${file} is no zip without a comment`);
  let offset = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    if (zip.readUInt32LE(offset) !== entrySignature) throw new Error(`The directory of ${file} is damaged`);
    const nameEnd = offset + 46 + zip.readUInt16LE(offset + 28);
    const name = zip.toString('utf8', offset + 46, nameEnd);
    const method = zip.readUInt16LE(offset + 10);
    const packedSize = zip.readUInt32LE(offset + 20);
    const size = zip.readUInt32LE(offset + 24);
    const start = zip.readUInt32LE(offset + 42);
    const read = (): Buffer => {
      const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
      const packed = zip.subarray(data, data + packedSize);
      return method === deflated ? inflateRawSync(packed) : packed;
    };
    offset = nameEnd + zip.readUInt16LE(offset + 30) + zip.readUInt16LE(offset + 32);
    return { name, size, read };
  });
}
