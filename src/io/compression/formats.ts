import type { Transform } from 'node:stream';
import type * as zlib from 'node:zlib';
import { zlibModule } from '../builtin-modules.ts';
import { ZstdFrames } from './zstd-frames.ts';

/** A way of packing bytes that is read and written here. */
export interface Compression {
  readonly name: 'gzip' | 'zstd' | 'brotli';
  /** The first bytes; empty for brotli, which has none that tell it. */
  readonly magic: readonly number[];
  /** The suffixes of such files. */
  readonly suffix: string;
  /** True where zero bytes may follow: tapes and some programs fill up the last block. */
  readonly isPadded: boolean;
  /** Undefined where this Node cannot. */
  readonly unpack: (() => Decoder) | undefined;
  readonly pack: (() => Transform) | undefined;
  /** Follows the packed bytes, where Node's decoder may take data that is cut short for whole. */
  readonly follow?: () => Frames;
}

/** Tracks whether compressed data may end at the current byte. */
export interface Frames {
  readonly take: (bytes: Uint8Array) => void;
  readonly isWhole: boolean;
}

/** A stream that unpacks, and counts the packed bytes that it has used. */
export type Decoder = Transform & { readonly bytesWritten: number };

/** Functions of Node 22.15 and later. */
interface ZstdFunctions {
  readonly createZstdDecompress?: (options: object) => Decoder;
  readonly createZstdCompress?: (options: object) => Transform;
}

const zstdFunctions = (): typeof zlib & ZstdFunctions => zlibModule();

/** The number of bytes compressed or decompressed at once: each call visits another thread. */
const SIZES = { chunkSize: 1024 * 1024 };

/** As `gzip -1`: seven times as fast as its default, and a seventh larger. */
const gzipOptions = (): zlib.ZlibOptions => ({
  ...SIZES,
  level: zlibModule().constants.Z_BEST_SPEED,
});

/** The default, 11, takes a second for a megabyte. */
const brotliOptions = (): zlib.BrotliOptions => ({
  ...SIZES,
  params: { [zlibModule().constants.BROTLI_PARAM_QUALITY]: 4 },
});

/** All packings. */
export const COMPRESSIONS: readonly Compression[] = [
  {
    name: 'gzip',
    magic: [0x1f, 0x8b],
    suffix: '.gz',
    isPadded: true,
    unpack: () => zlibModule().createGunzip(SIZES),
    pack: () => zlibModule().createGzip(gzipOptions()),
  },
  {
    name: 'zstd',
    magic: [0x28, 0xb5, 0x2f, 0xfd],
    suffix: '.zst',
    isPadded: false,
    get unpack() {
      const { createZstdDecompress: create } = zstdFunctions();
      return create === undefined ? undefined : () => create(SIZES);
    },
    get pack() {
      const { createZstdCompress: create } = zstdFunctions();
      return create === undefined ? undefined : () => create(SIZES);
    },
    follow: () => new ZstdFrames(),
  },
  {
    name: 'brotli',
    magic: [],
    suffix: '.br',
    isPadded: false,
    unpack: () => zlibModule().createBrotliDecompress(SIZES),
    pack: () => zlibModule().createBrotliCompress(brotliOptions()),
  },
];

/** The packing that a file's name says, in any case of letters. */
export function compressionByName(path: string): Compression | undefined {
  return COMPRESSIONS.find(({ suffix }) => path.toLowerCase().endsWith(suffix));
}

/** A file's name in lower case, without the suffix of a packing. */
export function unpackedName(path: string): string {
  const suffix = compressionByName(path)?.suffix ?? '';
  return path.toLowerCase().slice(0, path.length - suffix.length);
}

/**
 * The packing of a source: by its first bytes, whatever its name says; by its name only where the
 * packing has no first bytes of its own.
 *
 * @param path the file's name as given, `-` for standard input
 * @param start its first bytes, as many as tell
 */
export function compressionOf(path: string, start: Uint8Array): Compression | undefined {
  if (start.length === 0) return undefined;
  const found = COMPRESSIONS.find(({ magic }) => magic.length > 0 && startsWith(start, magic));
  if (found !== undefined) return found;
  const named = compressionByName(path);
  return named?.magic.length === 0 ? named : undefined;
}

/** True for bytes that begin with these. */
export function startsWith(bytes: ArrayLike<number>, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}
