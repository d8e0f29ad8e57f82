import { zlibModule } from '../builtin-modules.ts';

/** The signatures of a file in an archive, its entry in the directory, and the end of the directory. */
const FILE = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;

/** The lengths of their fixed parts. */
const FILE_BYTES = 30;
const ENTRY_BYTES = 46;
const END_BYTES = 22;

/** The maximum length of the comment of an archive, after the end of the directory. */
const MAX_COMMENT = 0xffff;

/** The placeholder for a number that only zip64 can hold. */
const ZIP64_COUNT = 0xffff;
const ZIP64_SIZE = 0xffffffff;

const STORED = 0;
const DEFLATED = 8;

/** The reason why an archive cannot be read, as the end of a sentence. */
export class ZipError extends Error {}

/** A member in the directory of an archive. */
interface Entry {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly at: number;
}

/**
 * A member of a zip archive, without support of zip64. The limit bounds its memory.
 *
 * @param limit the maximum size of the member, in bytes
 * @returns undefined if the archive has no such member
 * @throws ZipError for an archive that is incomplete, inconsistent or over the limit
 */
export function readZipMember(
  archive: Uint8Array,
  member: string,
  limit: number,
): Uint8Array | undefined {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const [entry, second] = readDirectory(bytes).filter(({ name }) => name === member);
  if (second !== undefined) throw new ZipError(`it is a zip archive with ${member} in it twice`);
  if (entry === undefined) return undefined;
  if (entry.size > limit) throw tooLarge(member, limit);
  const content = unpack(packedBytes(bytes, entry), entry, limit);
  const isWhole = content.length === entry.size && zlibModule().crc32(content) === entry.crc;
  if (!isWhole) throw new ZipError(`the ${member} in it is damaged`);
  return content;
}

function readDirectory(bytes: Buffer): Entry[] {
  const end = findEnd(bytes);
  const [count, size, start] = [
    bytes.readUInt16LE(end + 10),
    bytes.readUInt32LE(end + 12),
    bytes.readUInt32LE(end + 16),
  ];
  if (count === ZIP64_COUNT || size === ZIP64_SIZE || start === ZIP64_SIZE) throw zip64();
  if (start + size > end || count * ENTRY_BYTES > size) throw incomplete();
  const entries: Entry[] = [];
  for (let at = start; entries.length < count; ) {
    if (at + ENTRY_BYTES > end || bytes.readUInt32LE(at) !== ENTRY) throw incomplete();
    const lengths = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const [nameLength = 0] = lengths;
    entries.push(readEntry(bytes, at, nameLength));
    at = lengths.reduce((sum, length) => sum + length, at + ENTRY_BYTES);
    if (at > end) throw incomplete();
  }
  return entries;
}

function readEntry(bytes: Buffer, at: number, nameLength: number): Entry {
  const start = at + ENTRY_BYTES;
  return {
    name: bytes.toString('utf8', start, start + nameLength),
    isEncrypted: (bytes.readUInt16LE(at + 8) & 1) !== 0,
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packedSize: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    at: bytes.readUInt32LE(at + 42),
  };
}

/** The offset of the end of the directory, which only a comment may follow. */
function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_BYTES - MAX_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= first; at--) {
    const isEnd = bytes.readUInt32LE(at) === END;
    if (isEnd && at + END_BYTES + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  }
  throw incomplete();
}

function packedBytes(bytes: Buffer, { name, at, packedSize, size }: Entry): Buffer {
  if ([at, packedSize, size].includes(ZIP64_SIZE)) throw zip64();
  if (at + FILE_BYTES > bytes.length || bytes.readUInt32LE(at) !== FILE) throw incomplete();
  const nameEnd = at + FILE_BYTES + bytes.readUInt16LE(at + 26);
  const start = nameEnd + bytes.readUInt16LE(at + 28);
  const isSame = bytes.toString('utf8', at + FILE_BYTES, nameEnd) === name;
  if (!isSame || start + packedSize > bytes.length) throw incomplete();
  return bytes.subarray(start, start + packedSize);
}

function unpack(packed: Buffer, { name, isEncrypted, method }: Entry, limit: number): Buffer {
  if (isEncrypted || (method !== STORED && method !== DEFLATED)) {
    throw new ZipError(`the ${name} in it is ${isEncrypted ? 'encrypted' : 'not deflated'}`);
  }
  if (method === STORED) return packed;
  try {
    return zlibModule().inflateRawSync(packed, { maxOutputLength: limit });
  } catch (cause) {
    const isOver = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw isOver ? tooLarge(name, limit) : new ZipError(`the ${name} in it is damaged`, { cause });
  }
}

function tooLarge(member: string, limit: number): ZipError {
  return new ZipError(`its ${member} is larger than ${limit >> 20} MB`);
}

function zip64(): ZipError {
  return new ZipError('it is a zip64 archive, which is not supported');
}

function incomplete(): ZipError {
  return new ZipError('it starts like a .keras file, but the zip archive is incomplete');
}
