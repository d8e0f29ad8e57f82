/** A first line `sep=;`, with which spreadsheets name the delimiter. It is no part of the table. */
export interface SeparatorLine {
  readonly delimiter: string;
  /** Its number of bytes, line ending included. */
  readonly length: number;
}

/** The sign is one character of ASCII that is no letter, digit, quote or line end. */
const LINE = /^sep=([^\w"'\r\n\x80-\xff])(?:\r\n|\r|\n|$)/i;

/** The maximum length of such a line in bytes. */
const LONGEST = 'sep=;\r\n'.length;

/** What a text may be the beginning of. */
const OPEN = /^(?:s(?:e(?:p(?:=(?:.\r?)?)?)?)?)?$/is;

/** The line that names the delimiter, at the start of a text without a byte order mark. */
export function separatorLine(start: Uint8Array): SeparatorLine | undefined {
  const [line = '', delimiter] = LINE.exec(latin1(start)) ?? [];
  return delimiter === undefined ? undefined : { delimiter, length: line.length };
}

/** True if more bytes are needed to see whether a text begins with such a line. */
export function isSeparatorOpen(start: Uint8Array): boolean {
  return start.length < LONGEST && OPEN.test(latin1(start));
}

function latin1(start: Uint8Array): string {
  return Array.from(start.subarray(0, LONGEST), (byte) => String.fromCharCode(byte)).join('');
}
