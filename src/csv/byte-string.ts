/**
 * Byte strings: strings in which each character is one byte of the UTF-8 of a file (`latin1` in Node). Fields are
 * byte strings, so that unchanged fields keep their bytes, even if these are invalid UTF-8. Names, labels and
 * messages are text. This file needs no module of Node: browsers bin rows in memory, too.
 */

/** The byte order mark of UTF-8, which spreadsheets put at the start of a file, as a byte string. */
export const BOM = '\xef\xbb\xbf';

/** True if bytes begin with a byte order mark. */
export function startsWithBom(bytes: Uint8Array): boolean {
  return [...BOM].every((character, i) => bytes[i] === character.charCodeAt(0));
}

/** True if a character's bytes, such as those of a delimiter, start at an offset. */
export function isAt(bytes: Buffer, offset: number, sign: Buffer): boolean {
  if (bytes[offset] !== sign[0]) return false;
  return sign.length === 1 || sign.equals(bytes.subarray(offset, offset + sign.length));
}

// A byte order mark inside a file is an ordinary character.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

const ASCII = /^[\0-\x7f]*$/;

/** The number of arguments of one call, which engines limit. */
const PIECE = 2 ** 13;

/** A byte string as text; invalid UTF-8 becomes U+FFFD. */
export function textOf(bytes: string): string {
  if (ASCII.test(bytes)) return bytes;
  const all = new Uint8Array(bytes.length);
  for (let i = 0; i < all.length; i++) all[i] = bytes.charCodeAt(i);
  return decoder.decode(all);
}

/** Text as a byte string. */
export function bytesOf(text: string): string {
  if (ASCII.test(text)) return text;
  const all = encoder.encode(text);
  let bytes = '';
  for (let at = 0; at < all.length; at += PIECE) {
    bytes += String.fromCharCode(...all.subarray(at, at + PIECE));
  }
  return bytes;
}
