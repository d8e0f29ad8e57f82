import { DiscretizeError } from '../core/errors/error.ts';
import type { Source } from './decode.ts';
import type { Dialect } from './dialect.ts';
import { CR, LF } from './lines.ts';
import { joinPieces } from './records/byte-queue.ts';

/** The maximum size of last lines in memory: 64 MiB. */
const MAX_HELD = 64 * 1024 * 1024;

/**
 * A source without its last lines; the source itself if the dialect has no footer. Lines are lines of the file:
 * blank ones count, and a line end inside quotes ends one, too.
 *
 * @throws DiscretizeError, while reading: E_DIALECT if there are no other lines, and E_RECORD_TOO_LONG if the
 *   last lines are longer than 64 MiB
 */
export function withoutFooter(source: Source, dialect: Dialect): Source {
  if (dialect.skipFooter === 0) return source;
  const { fill: _, readNow: __, file: ___, ...rest } = source;
  return { ...rest, bytes: withoutLastLines(source, dialect) };
}

/**
 * Bytes in memory without their last lines, as {@link withoutFooter}.
 *
 * @throws DiscretizeError E_DIALECT, E_RECORD_TOO_LONG
 */
export function withoutFooterIn(bytes: Uint8Array, name: string, dialect: Dialect): Uint8Array {
  if (dialect.skipFooter === 0) return bytes;
  const start = lastLines(bytes, dialect.skipFooter, dialect.encoding);
  if (bytes.length - start > MAX_HELD) throw footerTooLong(name);
  if (start === 0) checkLines(bytes, name, dialect);
  return bytes.subarray(0, start);
}

/** Yields the bytes that cannot belong to the last lines, and keeps the others. */
async function* withoutLastLines(
  { bytes, name }: Source,
  dialect: Dialect,
): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  let hasOthers = false;
  for await (const piece of bytes) {
    if (piece.length === 0) continue;
    const before = held.at(-1);
    held.push(piece);
    size += piece.length;
    if (before === undefined || mayEndLine(before.subarray(-2)) || mayEndLine(piece)) {
      const all = joinPieces(held);
      const start = lastLines(all, dialect.skipFooter, dialect.encoding);
      if (start > 0) yield all.subarray(0, start);
      hasOthers ||= start > 0;
      held = [all.subarray(start)];
      size -= start;
    }
    if (size > MAX_HELD) throw footerTooLong(name);
  }
  if (!hasOthers) checkLines(joinPieces(held), name, dialect);
}

/**
 * True if bytes may contain a line ending, in any encoding. A piece without one does not change the start of the last
 * lines.
 */
function mayEndLine(bytes: Uint8Array): boolean {
  return bytes.includes(LF) || bytes.includes(CR);
}

/**
 * The offset of the last lines of a text; 0 if it has no others.
 *
 * @param bytes from the start of a line on
 * @param encoding an encoding with single bytes for LF and CR, or UTF-16
 */
export function lastLines(bytes: Uint8Array, count: number, encoding: string): number {
  const unit = encoding.startsWith('utf-16') ? 2 : 1;
  const codeAt = codeReader(bytes, encoding);
  const isEnd = (at: number): boolean => {
    const code = codeAt(at);
    return code === LF || (code === CR && codeAt(at + unit) !== LF);
  };
  // The line ending of the last line starts no line; an incomplete character is ignored.
  let at = bytes.length - (bytes.length % unit) - unit;
  if (codeAt(at) === LF && codeAt(at - unit) === CR) at -= unit;
  for (let left = count; at > 0; ) {
    at -= unit;
    if (isEnd(at) && --left === 0) return at + unit;
  }
  return 0;
}

/** Reads the code unit at an offset; undefined before and after the text. */
function codeReader(bytes: Uint8Array, encoding: string): (at: number) => number | undefined {
  if (!encoding.startsWith('utf-16')) return (at) => bytes[at];
  const [high, low] = encoding === 'utf-16be' ? [0, 1] : [1, 0];
  return (at) => {
    const [first, last] = [bytes[at + high], bytes[at + low]];
    return first === undefined || last === undefined ? undefined : first * 256 + last;
  };
}

/** Checks that a text has lines besides the footer. */
function checkLines(
  text: Uint8Array,
  file: string,
  { skipFooter, encoding, header }: Dialect,
): void {
  if (text.length === 0) return;
  let lines = 1;
  while (lastLines(text, lines, encoding) > 0) lines++;
  if (lines >= skipFooter + (header ? 1 : 0)) return;
  const last = skipFooter === 1 ? 'the last line' : `the last ${skipFooter} lines`;
  const has = lines === 1 ? '1 line' : `${lines} lines`;
  throw new DiscretizeError('E_DIALECT', `cannot skip ${last}: the input has ${has}`, {
    at: { file },
    expected: skipFooter + 1,
    received: lines,
    hint: 'use --skip-footer with the number of lines after the last row',
  });
}

function footerTooLong(file: string): DiscretizeError {
  return new DiscretizeError('E_RECORD_TOO_LONG', 'the last lines are longer than 64 MiB', {
    at: { file },
    hint: 'remove --skip-footer',
  });
}
