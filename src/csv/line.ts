import { isAt } from './byte-string.ts';

/** Fields of at least so many characters are parts of the text that they were cut from, and keep it in memory. */
const PART_LENGTH = 13;

/** Where a line is among some bytes, and the number of its fields. */
export interface LineSpan {
  /** The start of its first field (inclusive). */
  readonly start: number;
  /** The end of its last field (exclusive). */
  readonly end: number;
  readonly width: number;
}

/**
 * The bytes of a record without quotes, escapes and comments. Its fields are its bytes between delimiters, and become
 * texts if they are asked for: a record may have millions.
 */
export class Line implements LineSpan {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  readonly width: number;
  readonly delimiter: Buffer;
  #fields: readonly string[] | undefined;

  constructor(bytes: Buffer, { start, end, width }: LineSpan, delimiter: Buffer) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.width = width;
    this.delimiter = delimiter;
  }

  /** All fields as byte strings. */
  get fields(): readonly string[] {
    this.#fields ??= fieldsOf(this);
    return this.#fields;
  }

  /** A field as a byte string, without those beside it. */
  field(position: number): string {
    const start = this.startOf(position);
    const isLast = position === this.width - 1;
    const next = isLast ? this.end : this.bytes.indexOf(this.delimiter, start);
    return this.bytes.toString('latin1', start, next);
  }

  /** The start of a field among the bytes; past the last field, that of the last one. */
  startOf(position: number): number {
    const { bytes, delimiter } = this;
    let at = this.start;
    for (let left = Math.min(position, this.width - 1); left > 0; left--) {
      while (!isAt(bytes, at, delimiter)) at++;
      at += delimiter.length;
    }
    return at;
  }
}

function fieldsOf({ bytes, start, end, delimiter }: Line): string[] {
  const fields = bytes.toString('latin1', start, end).split(delimiter.toString('latin1'));
  for (const [i, field] of fields.entries()) {
    if (field.length >= PART_LENGTH) fields[i] = Buffer.from(field, 'latin1').toString('latin1');
  }
  return fields;
}

/** The fields of a record: byte strings, or the line that they are cut from. */
export type RecordFields = readonly string[] | Line;

/** A field of a record as a byte string. */
export function fieldAt(fields: RecordFields, position: number): string {
  return fields instanceof Line ? fields.field(position) : (fields[position] as string);
}
