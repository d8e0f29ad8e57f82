/**
 * Counts the characters of UTF-8.
 *
 * @returns undefined for invalid UTF-8
 */
export function countCharacters(bytes: Uint8Array, start: number, end: number): number | undefined {
  let characters = 0;
  for (let at = start; at < end; characters++) {
    const length = (bytes[at] as number) < 0x80 ? 1 : sequenceLength(bytes, at, end);
    if (length === 0) return undefined;
    at += length;
  }
  return characters;
}

/** The length of a sequence of two to four bytes; 0 for an invalid sequence. */
function sequenceLength(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at] as number;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (at + length > end || !isInRange(first, bytes[at + 1] as number)) return 0;
  for (let i = 2; i < length; i++) if (!isContinuation(bytes[at + i] as number)) return 0;
  return length;
}

/** True for the second byte of a sequence that is neither overlong, a surrogate nor past U+10FFFF. */
function isInRange(first: number, second: number): boolean {
  if (first === 0xe0) return second >= 0xa0 && second <= 0xbf;
  if (first === 0xed) return second >= 0x80 && second <= 0x9f;
  if (first === 0xf0) return second >= 0x90 && second <= 0xbf;
  if (first === 0xf4) return second >= 0x80 && second <= 0x8f;
  return isContinuation(second);
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}
