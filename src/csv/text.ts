/**
 * Fields are held as byte strings: strings in which each character is one byte of the file's UTF-8
 * (Latin-1 in Node's words). So a field that nobody touches goes out exactly as it came in, even
 * where its bytes are no valid UTF-8. Names, labels and what a person reads are text.
 */

// A byte order mark inside a file is a character like any other.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A byte string as text; bytes that are no UTF-8 become U+FFFD. */
export function textOf(bytes: string): string {
  return decoder.decode(Buffer.from(bytes, 'latin1'));
}

/** Text as a byte string. */
export function bytesOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
