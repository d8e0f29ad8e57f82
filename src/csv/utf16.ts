import { DiscretizeError } from '../core/errors/error.ts';

/** The fewest first bytes that tell UTF-16 from UTF-8, and the most that are examined. */
const FEWEST = 4;
const MOST = 8;

/** True if more bytes than these first ones are needed to tell UTF-16 from UTF-8. */
export function isUtf16Open(start: Uint8Array): boolean {
  if (start.length < FEWEST) return true;
  return start.length < MOST && encodingOf(start) !== undefined;
}

/** The error for text that is UTF-16, or begins with the mark of UTF-32, and is read as UTF-8; undefined for other text. */
export function utf16Error(start: Uint8Array, file: string): DiscretizeError | undefined {
  const mark = markOf(start);
  const encoding = mark ?? encodingOf(start);
  if (encoding === undefined) return undefined;
  const message =
    mark === undefined
      ? `the input looks like ${encoding} without a byte order mark`
      : `the input begins with the byte order mark of ${mark}`;
  // No decoder reads UTF-32.
  const hint = encoding.startsWith('utf-32')
    ? `convert it first: iconv -f ${encoding} -t utf-8 FILE | discretize ...`
    : `read it with --encoding ${encoding}`;
  return new DiscretizeError('E_ENCODING', message, { at: { file }, hint });
}

/** Byte order marks and their encodings, longer ones before those that they begin with. */
const MARKS: readonly (readonly [bytes: readonly number[], encoding: string])[] = [
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

function markOf(start: Uint8Array): string | undefined {
  return MARKS.find(([bytes]) => bytes.every((byte, at) => start[at] === byte))?.[1];
}

/**
 * The encoding of text that begins with ASCII characters, each beside a zero byte, a control character in UTF-8;
 * undefined for other text.
 */
function encodingOf(start: Uint8Array): string | undefined {
  const length = Math.min(start.length & ~1, MOST);
  if (length < FEWEST) return undefined;
  const first = start.subarray(0, length);
  const areAscii = (parity: number): boolean =>
    first.every((byte, at) => ((at & 1) === parity ? byte > 0 && byte < 0x80 : byte === 0));
  if (areAscii(0)) return 'utf-16le';
  return areAscii(1) ? 'utf-16be' : undefined;
}
