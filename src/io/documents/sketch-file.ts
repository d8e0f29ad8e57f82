import { DiscretizeError } from '../../core/errors/error.ts';
import { openTextSource } from '../reading/source.ts';

/** The largest file of sketches that is read or written, unpacked, in bytes: 256 MB. */
export const MAX_SKETCHES: number = 256 * 1024 * 1024;

/**
 * The text of a file of sketches; one that is packed is unpacked.
 *
 * @param path a file, or `-` for standard input
 * @throws DiscretizeError E_INPUT for a file that cannot be read, E_ENCODING for what is no text, E_FIT
 *   for one that is too large or no UTF-8
 */
export async function readSketchText(path: string): Promise<string> {
  const { name, bytes } = openTextSource(path, 'JSON');
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    pieces.push(piece);
    length += piece.length;
    if (length > MAX_SKETCHES) throw noSketch(name, `it is larger than ${MAX_SKETCHES >> 20} MB`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch (cause) {
    throw noSketch(name, 'it is not UTF-8 text', cause);
  }
}

function noSketch(file: string, reason: string, cause?: unknown): DiscretizeError {
  return new DiscretizeError('E_FIT', `this is no sketch: ${reason}`, {
    at: { file },
    received: file,
    hint: 'make it with discretize fit --partial',
    cause,
  });
}
