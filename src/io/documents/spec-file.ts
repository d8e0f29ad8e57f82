import { DiscretizeError } from '../../core/errors/error.ts';
import { readZipMember, ZipError } from '../compression/zip.ts';
import { openSource } from '../reading/source.ts';

/** The maximum size of a spec, in bytes: 16 MiB; of a `.keras` file, which may hold weights: 256 MiB. */
const MAX_SPEC = 16 * 1024 * 1024;
const MAX_ARCHIVE = 256 * 1024 * 1024;

/** The first bytes of a zip file, the format of `.keras` files. */
const ZIP: readonly number[] = [0x50, 0x4b, 0x03, 0x04];

/** The member of a `.keras` file with the config of its layers. */
const CONFIG = 'config.json';

/** The command that extracts the config of a large archive. */
const UNZIP = `unzip -p model.keras ${CONFIG} > ${CONFIG}`;

/**
 * The JSON text of a spec file, including a byte order mark; for a `.keras` file, its config.
 *
 * @param path a file, or `-` for standard input
 * @throws DiscretizeError E_INPUT for a file that cannot be read, E_SPEC for a file that is too large, invalid UTF-8,
 *   or an archive without a config
 */
export async function readSpecText(path: string): Promise<string> {
  const { name, bytes } = openSource(path);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    pieces.push(piece);
    length += piece.length;
    const [limit, hint] = isZip(pieces[0]) ? [MAX_ARCHIVE, UNZIP] : [MAX_SPEC, undefined];
    if (length > limit) {
      throw specError(name, `it is larger than ${limit >> 20} MB`, { hint });
    }
  }
  const all = Buffer.concat(pieces);
  return decode(isZip(all) ? kerasConfig(all, name) : all, name);
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw specError(name, 'it is not UTF-8 text', { cause });
  }
}

function isZip(bytes: Uint8Array | undefined): boolean {
  return ZIP.every((byte, i) => bytes?.[i] === byte);
}

function kerasConfig(archive: Uint8Array, name: string): Uint8Array {
  try {
    const config = readZipMember(archive, CONFIG, MAX_SPEC);
    if (config !== undefined) return config;
  } catch (cause) {
    if (cause instanceof ZipError) throw specError(name, cause.message, { cause });
    throw cause;
  }
  throw specError(name, `it is a zip archive without a ${CONFIG}`);
}

function specError(
  file: string,
  reason: string,
  more: { readonly cause?: unknown; readonly hint?: string | undefined } = {},
): DiscretizeError {
  return new DiscretizeError('E_SPEC', `cannot read the spec ${file}: ${reason}`, {
    received: file,
    ...more,
  });
}
