import type { Transform } from 'node:stream';
import type * as zlib from 'node:zlib';
import { zlibModule } from '../builtin-modules.ts';
import { ZstdFrames } from './zstd-frames.ts';

/** A supported compression. */
export interface Compression {
  readonly name: 'gzip' | 'zstd' | 'brotli';
  /** The first bytes; empty for brotli, which has no magic number. */
  readonly magic: readonly number[];
  /** The suffix of such files. */
  readonly suffix: string;
  /** True if zero bytes may follow: tapes and some programs pad the last block. */
  readonly isPadded: boolean;
  /** Undefined if this version of Node cannot. */
  readonly unpack: (() => Decoder) | undefined;
  readonly pack: (() => Transform) | undefined;
  /** Tracks the compressed bytes if the decoder of Node may accept truncated data. */
  readonly follow?: () => Frames;
}

/** Tracks whether compressed data may end at the current byte. */
export interface Frames {
  readonly take: (bytes: Uint8Array) => void;
  readonly isWhole: boolean;
}

/** A stream that decompresses, and counts the used compressed bytes. */
export type Decoder = Transform & { readonly bytesWritten: number };

/** Functions of Node 22.15 and later. */
interface ZstdFunctions {
  readonly createZstdDecompress?: (options: object) => Decoder;
  readonly createZstdCompress?: (options: object) => Transform;
}

const zstdFunctions = (): typeof zlib & ZstdFunctions => zlibModule();

/** The number of bytes compressed or decompressed at once; each call uses another thread. */
const SIZES = { chunkSize: 1024 * 1024 };

/** The options of `gzip -1`: seven times as fast as the default, with output a seventh larger. */
const gzipOptions = (): zlib.ZlibOptions => ({
  ...SIZES,
  level: zlibModule().constants.Z_BEST_SPEED,
});

/** The options of brotli; its default quality, 11, takes a second for a megabyte. */
const brotliOptions = (): zlib.BrotliOptions => ({
  ...SIZES,
  params: { [zlibModule().constants.BROTLI_PARAM_QUALITY]: 4 },
});

/** All compressions. */
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

/** The compression by the suffix of a file name, in any case. */
export function compressionByName(path: string): Compression | undefined {
  return COMPRESSIONS.find(({ suffix }) => path.toLowerCase().endsWith(suffix));
}

/** A file name in lower case, without the suffix of a compression. */
export function uncompressedName(path: string): string {
  const suffix = compressionByName(path)?.suffix ?? '';
  return path.toLowerCase().slice(0, path.length - suffix.length);
}

/**
 * The compression of a source: by its first bytes; by its name only for a compression without a magic number.
 *
 * @param path the file name as given, `-` for standard input
 * @param start its first bytes, at least as many as the longest magic number
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
