import { DiscretizeError } from '../../core/errors/error.ts';
import { openSource } from '../reading/source.ts';

/** The largest spec that is read, in bytes: 16 MB; a `.keras` file may hold weights beside it. */
const MAX_SPEC = 16 * 1024 * 1024;
const MAX_ARCHIVE = 1024 * 1024 * 1024;

/** The first bytes of a zip file, which is what a `.keras` file is. */
const ZIP: readonly number[] = [0x50, 0x4b, 0x03, 0x04];

/** Where a `.keras` file keeps what its layers are. */
const CONFIG = 'config.json';

/**
 * The JSON text of a spec file, its byte order mark included; of a `.keras` file, the text of the config
 * in it.
 *
 * @param path a file, or `-` for standard input
 * @throws DiscretizeError E_INPUT for a file that cannot be read, E_SPEC for one that is too large,
 *   no UTF-8, or an archive without a config
 */
export async function readSpecText(path: string): Promise<string> {
  const { name, bytes } = openSource(path);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    pieces.push(piece);
    length += piece.length;
    const limit = isZip(pieces[0]) ? MAX_ARCHIVE : MAX_SPEC;
    if (length > limit) throw specError(name, `it is larger than ${limit >> 20} MB`);
  }
  const all = Buffer.concat(pieces);
  return decode(isZip(all) ? await kerasConfig(all, name) : all, name);
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw specError(name, 'it is not UTF-8 text', cause as Error);
  }
}

function isZip(bytes: Uint8Array | undefined): boolean {
  return ZIP.every((byte, i) => bytes?.[i] === byte);
}

async function kerasConfig(archive: Uint8Array, name: string): Promise<Uint8Array> {
  const { unzipSync } = await import('fflate').catch((cause: Error) => {
    throw specError(name, 'reading a .keras file needs the optional package fflate', cause);
  });
  let config: Uint8Array | undefined;
  const sizes: number[] = [];
  const isConfig = (file: { name: string; originalSize: number }): boolean => {
    if (file.name === CONFIG) sizes.push(file.originalSize);
    return file.name === CONFIG && sizes.length === 1 && file.originalSize <= MAX_SPEC;
  };
  try {
    config = unzipSync(archive, { filter: isConfig })[CONFIG];
  } catch (cause) {
    throw specError(
      name,
      'it begins like a .keras file but is no whole zip archive',
      cause as Error,
    );
  }
  if (sizes.length > 1) throw specError(name, `it is a zip archive with ${CONFIG} in it twice`);
  if (sizes.some((size) => size > MAX_SPEC)) {
    throw specError(name, `its ${CONFIG} is larger than ${MAX_SPEC >> 20} MB`);
  }
  if (config === undefined) throw specError(name, `it is a zip archive without a ${CONFIG}`);
  return config;
}

function specError(file: string, reason: string, cause?: Error): DiscretizeError {
  return new DiscretizeError('E_SPEC', `cannot read the spec ${file}: ${reason}`, {
    received: file,
    cause,
  });
}
