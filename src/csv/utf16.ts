import { DiscretizeError } from '../core/errors/error.ts';

/** So many first bytes show UTF-16. */
export const WIDE = 4;

/** The error for text that is UTF-16 and is read as UTF-8; undefined for other text. */
export function utf16Error(start: Uint8Array, file: string): DiscretizeError | undefined {
  const mark = markOf(start);
  const encoding = mark ?? (start.length < WIDE ? undefined : encodingOf(start));
  if (encoding === undefined) return undefined;
  const message =
    mark === undefined
      ? `the input looks like ${encoding} without a byte order mark`
      : `the input begins with the byte order mark of ${mark}`;
  const hint = `read it with --encoding ${encoding}`;
  return new DiscretizeError('E_ENCODING', message, { at: { file }, hint });
}

function markOf([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** Two ASCII characters, each beside a zero byte: in UTF-8 these would be control characters. */
function encodingOf([a = 0, b = 0, c = 0, d = 0]: Uint8Array): string | undefined {
  if (isAscii(a) && b === 0 && isAscii(c) && d === 0) return 'utf-16le';
  return a === 0 && isAscii(b) && c === 0 && isAscii(d) ? 'utf-16be' : undefined;
}

function isAscii(byte: number): boolean {
  return byte > 0 && byte < 0x80;
}
