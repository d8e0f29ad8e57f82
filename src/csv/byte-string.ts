/**
 * Fields are held as byte strings: strings in which each character is one byte of the file's UTF-8
 * (Latin-1 in Node's words). So a field that nobody touches goes out exactly as it came in, even
 * where its bytes are no valid UTF-8. Names, labels and what a person reads are text. Nothing here is
 * Node's alone: rows in memory are bucketed in browsers, too.
 */

/** The byte order mark of UTF-8, which spreadsheets put at the start of a file, as a byte string. */
export const BOM = '\xef\xbb\xbf';

/** True if bytes begin with a byte order mark. */
export function startsWithBom(bytes: Uint8Array): boolean {
  return [...BOM].every((character, i) => bytes[i] === character.charCodeAt(0));
}

/** True if a sign starts at an offset of some bytes. */
export function isAt(bytes: Buffer, offset: number, sign: Buffer): boolean {
  if (bytes[offset] !== sign[0]) return false;
  return sign.length === 1 || sign.equals(bytes.subarray(offset, offset + sign.length));
}

// A byte order mark inside a file is a character like any other.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

const ASCII = /^[\0-\x7f]*$/;

/** A function takes no more arguments than some ten thousands. */
const PIECE = 2 ** 13;

/** A byte string as text; bytes that are no UTF-8 become U+FFFD. */
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
