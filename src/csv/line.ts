import { isAt } from './byte-string.ts';

/** The length from which V8 represents a field as a part of its text, which then stays in memory. */
const PART_LENGTH = 13;

/** The offsets of a line, and the number of its fields. */
export interface LineSpan {
  /** The start of its first field (inclusive). */
  readonly start: number;
  /** The end of its last field (exclusive). */
  readonly end: number;
  readonly width: number;
}

/**
 * The bytes of a record without quotes, escapes and comments. Its fields are the bytes between delimiters, decoded on
 * demand: a record may have millions.
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

  /** A field as a byte string, without decoding other fields. */
  field(position: number): string {
    const start = this.startOf(position);
    const isLast = position === this.width - 1;
    const next = isLast ? this.end : this.bytes.indexOf(this.delimiter, start);
    return this.bytes.toString('latin1', start, next);
  }

  /** The offset of a field; past the last field, the offset of the last field. */
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
