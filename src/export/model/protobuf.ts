/**
 * The wire format of protocol buffers, as far as ONNX needs it: fields of whole numbers, of bytes, and of
 * messages (https://protobuf.dev/programming-guides/encoding/).
 */

/** A field with its tag, as encoded in a message. */
export type Field = Uint8Array;

const WHOLE = 0;
const LENGTH_DELIMITED = 2;

const encoder = new TextEncoder();

/** A field with a whole number, such as int64 and enum. */
export function whole(field: number, value: number): Field {
  return Uint8Array.from([...varint(field * 8 + WHOLE), ...varint(value)]);
}

/** A field with bytes. */
export function bytes(field: number, value: Uint8Array): Field {
  return joined([
    Uint8Array.from([...varint(field * 8 + LENGTH_DELIMITED), ...varint(value.length)]),
    value,
  ]);
}

/** A field with text. */
export function text(field: number, value: string): Field {
  return bytes(field, encoder.encode(value));
}

/** A field with a message. */
export function message(field: number, fields: readonly Field[]): Field {
  return bytes(field, joined(fields));
}

/** The fields of a message, concatenated: the bytes of the message. */
export function joined(fields: readonly Field[]): Uint8Array {
  const all = new Uint8Array(fields.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const field of fields) {
    all.set(field, at);
    at += field.length;
  }
  return all;
}

/** A base-128 varint: seven bits a byte, the lowest first. */
function varint(value: number): number[] {
  const low = value % 128;
  return value < 128 ? [low] : [low + 128, ...varint(Math.floor(value / 128))];
}
