import { DiscretizeError } from '../../core/errors/error.ts';
import { openTextSource } from '../reading/source.ts';

/** The maximum size of a decompressed sketch text, in bytes: 256 MiB. */
const MAX_SKETCHES = 256 * 1024 * 1024;

/** The maximum number of JSON items in a text: a parsed item takes far more memory than its bytes. */
const MAX_ITEMS = 2 ** 24;
const MAX_LISTS = 2 ** 22;

const LF = 10;
const COMMA = 44;
const BRACKET = 91;
const BRACE = 123;

/** A line of a sketch file. */
export interface SketchLine {
  readonly text: string;
  /** Its number, counted from 1. */
  readonly line: number;
}

/** Counts that bound the memory of a parsed JSON text. */
interface Size {
  bytes: number;
  items: number;
  lists: number;
}

/**
 * The lines of a sketch file, decompressed, without blank lines.
 *
 * @param path a file, or `-` for standard input
 * @throws DiscretizeError E_INPUT for a file that cannot be read, E_ENCODING for a file that is not text, E_FIT for a
 *   line that is too large or invalid UTF-8
 */
export async function* readSketchLines(path: string): AsyncGenerator<SketchLine> {
  const { name, bytes } = openTextSource(path, 'JSON');
  let [pieces, size, line]: [Uint8Array[], Size, number] = [[], emptySize(), 1];
  for await (const chunk of bytes) {
    for (let from = 0; from <= chunk.length; ) {
      const end = chunk.indexOf(LF, from);
      const piece = chunk.subarray(from, end < 0 ? chunk.length : end);
      pieces.push(piece);
      const excess = grow(size, piece);
      if (excess !== undefined) throw noSketch(name, line, excess);
      if (end < 0) break;
      yield* decoded(pieces, name, line);
      [pieces, size, line] = [[], emptySize(), line + 1];
      from = end + 1;
    }
  }
  yield* decoded(pieces, name, line);
}

/** The limit that a sketch text exceeds; undefined if `readSketchLines` accepts the text. */
export function excessOf(text: Uint8Array): string | undefined {
  return grow(emptySize(), text);
}

function emptySize(): Size {
  return { bytes: 0, items: 0, lists: 0 };
}

/** Adds the sizes of a piece of text. Counts separators within strings, too. */
function grow(size: Size, piece: Uint8Array): string | undefined {
  size.bytes += piece.length;
  for (let i = 0; i < piece.length; i++) {
    const byte = piece[i];
    if (byte === COMMA) size.items++;
    else if (byte === BRACKET || byte === BRACE) size.lists++;
  }
  if (size.bytes > MAX_SKETCHES) return `larger than ${MAX_SKETCHES >> 20} MiB`;
  if (size.items > MAX_ITEMS) return `more than ${MAX_ITEMS} values`;
  if (size.lists > MAX_LISTS) return `more than ${MAX_LISTS} lists`;
  return undefined;
}

function* decoded(
  pieces: readonly Uint8Array[],
  name: string,
  line: number,
): Generator<SketchLine> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch (cause) {
    throw noSketch(name, line, 'not UTF-8 text', cause);
  }
  if (text.trim() !== '') yield { text, line };
}

function noSketch(file: string, line: number, reason: string, cause?: unknown): DiscretizeError {
  return new DiscretizeError('E_FIT', `cannot read sketch: ${reason}`, {
    at: line === 1 ? { file } : { file, line },
    received: file,
    hint: 'make the sketch with discretize fit --partial',
    cause,
  });
}
