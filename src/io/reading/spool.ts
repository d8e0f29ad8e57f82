import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DiscretizeError } from '../../core/errors/error.ts';
import { fileLimitError } from '../../core/errors/resource-error.ts';
import { zlibModule } from '../builtin-modules.ts';
import { systemReason } from '../system-error.ts';
import { type ByteSource, openTextSource } from './source.ts';

/** Bytes spooled for a second read. */
export interface Spool {
  /** Reads all pieces of a source; called once. */
  readonly take: (source: ByteSource) => Promise<void>;
  /** The spooled bytes from the start, under the name of their source. */
  readonly open: () => ByteSource;
  /** Removes the spooled bytes from the disk, synchronously; may be called repeatedly. */
  readonly remove: () => void;
}

/**
 * Makes a spool: a compressed file in a folder of its own among the temporary files of the system.
 *
 * @param expected the name of the format of the bytes; CSV by default
 * @throws DiscretizeError E_OUTPUT if the folder cannot be created; from `take`, E_WRITE and the errors of the source
 */
export function makeSpool(expected?: string): Spool {
  const folder = makeFolder();
  const path = join(folder, 'spool.gz');
  let names: Pick<ByteSource, 'name' | 'uncompressedName'> = { name: path };
  const take = async (source: ByteSource): Promise<void> => {
    const { name, uncompressedName } = source;
    names = { name, ...(uncompressedName !== undefined && { uncompressedName }) };
    const { constants, createGzip } = zlibModule();
    const pack = createGzip({ level: constants.Z_BEST_SPEED });
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    try {
      await pipeline(Readable.from(source.bytes), pack, file);
    } catch (cause) {
      if (cause instanceof DiscretizeError) throw cause;
      const message = `writing ${path} failed: ${systemReason(cause as Error)}`;
      const hint = 'a pipe that is read twice is copied to TMPDIR; a file is not';
      throw (
        fileLimitError(message, cause) ?? new DiscretizeError('E_WRITE', message, { cause, hint })
      );
    }
  };
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  return { take, open: () => ({ ...openTextSource(path, expected), ...names }), remove };
}

function makeFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'discretize-'));
  } catch (cause) {
    const message = `cannot create a temporary file: ${systemReason(cause as Error)}`;
    const hint = 'set TMPDIR to another directory';
    throw (
      fileLimitError(message, cause) ?? new DiscretizeError('E_OUTPUT', message, { cause, hint })
    );
  }
}
