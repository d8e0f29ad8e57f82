/**
 * The part of Node's Buffer that CSV in memory uses, for browsers: Latin-1, UTF-8, and bytes. A test compares the
 * output of both.
 */
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A function takes no more arguments than some ten thousands. */
const CHUNK = 2 ** 13;

export class Buffer extends Uint8Array {
  static from(value, encodingOrOffset, length) {
    if (typeof value === 'string') return encoded(value, encodingOrOffset);
    if (ArrayBuffer.isView(value) || Array.isArray(value)) return copyOf(value);
    return new Buffer(value, encodingOrOffset, length);
  }

  static alloc(length) {
    return new Buffer(length);
  }

  static allocUnsafe(length) {
    return new Buffer(length);
  }

  static isBuffer(value) {
    return value instanceof Buffer;
  }

  static byteLength(text) {
    return encoder.encode(text).length;
  }

  static concat(parts) {
    const all = new Buffer(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  static compare(one, other) {
    const at = one.findIndex((byte, i) => byte !== other[i]);
    if (at < 0) return one.length - other.length;
    return at < other.length && one[at] < other[at] ? -1 : 1;
  }

  equals(other) {
    return this.length === other.length && this.every((byte, i) => byte === other[i]);
  }

  copy(target, at = 0, start = 0, end = this.length) {
    target.set(this.subarray(start, end), at);
    return end - start;
  }

  slice(start, end) {
    return this.subarray(start, end);
  }

  indexOf(wanted, from = 0) {
    if (typeof wanted === 'number') return super.indexOf(wanted, from);
    const bytes = typeof wanted === 'string' ? encoded(wanted) : wanted;
    for (let at = from; at + bytes.length <= this.length; at++) {
      if (bytes.every((byte, i) => byte === this[at + i])) return at;
    }
    return -1;
  }

  toString(encoding = 'utf8', start = 0, end = this.length) {
    const bytes = this.subarray(Math.max(0, start), Math.max(start, end));
    if (encoding !== 'latin1') return decoder.decode(bytes);
    let text = '';
    for (let at = 0; at < bytes.length; at += CHUNK) {
      text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
    }
    return text;
  }
}

function copyOf(values) {
  const bytes = new Buffer(values.length);
  bytes.set(values);
  return bytes;
}

function encoded(text, encoding = 'utf8') {
  if (encoding !== 'latin1') return copyOf(encoder.encode(text));
  const bytes = new Buffer(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
